"""A question that asks what one source says of a subject, answered by that source's own words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from assistant.composed import Composed
from assistant.composing import to_statement
from assistant.deciding import Signals, is_covered, is_known_gap, is_related, is_unsure
from assistant.law_answers import told_of_days
from assistant.phrases import phrase
from assistant.question_rules import asks_to_disclose, carries, names_elsewhere
from assistant.reply import Outcome, Statement
from assistant.retrieval import Found
from assistant.source_notices import where_it_is_said
from corpus.passage import Passage, PassageKind, Span
from corpus.source import Source

# The asker wants the source; of the guideline's answer this much stands before it.
MAX_GUIDELINE = 1
# Beside a whole answer of the guideline one paragraph of the law is enough.
MAX_BESIDE = 1


def of_named_source(
    found: Found,
    signals: Signals,
    quote: Callable[[], tuple[Statement, ...]],
    sources: Mapping[str, Source],
    *,
    on: date,
) -> Composed | None:
    """None when no source is named; also when only the matter was asked and it holds nothing.

    What the guideline answers comes first, and never in one statement with the law.
    """
    source = sources.get(found.named.source_id) if found.named else None
    if source is None or found.named is None:
        return None
    if lead := _not_in_force(source, on):
        return Composed(Outcome.NEARBY, lead, quote()[:1], found.question)
    passages = [hit.passage for hit in found.in_named]
    text = "\n".join(passage.text for passage in passages)
    guideline = _of_guideline(quote(), found) if is_covered(signals) else ()
    if not passages or (signals.kind and not carries(signals.kind, text)):
        return _nothing_found(found, source, guideline) if found.named.says else None
    guideline = guideline[:MAX_GUIDELINE] if found.named.says else guideline
    passages = passages[:MAX_BESIDE] if guideline and not found.named.says else passages
    titles = {one.id: one.title for one in sources.values()}
    own = tuple(to_statement(one, [Span(0, len(one.text))], titles) for one in passages)
    lead = told_of_wording(passages, source, on=on, after_guideline=bool(guideline))
    if asks_to_disclose(found.question):
        lead = f"{phrase('lead', 'secrecy_law')} {lead}"
    return Composed(Outcome.ANSWERED, lead, (*guideline, *own), found.question)


def _nothing_found(found: Found, source: Source, guideline: tuple[Statement, ...]) -> Composed:
    """What is not found may stand there in other words: the reader is told where it was sought."""
    if guideline:
        lead = phrase("lead", "nothing_in_source_but", title=source.title)
        return Composed(Outcome.ANSWERED, lead, guideline, found.question)
    lead = phrase("lead", "nothing_in_source", title=source.title)
    return Composed(Outcome.NOT_COVERED, lead, part=found.question)


def _of_guideline(statements: Sequence[Statement], found: Found) -> tuple[Statement, ...]:
    law = {hit.passage.id for hit in found.hits if hit.passage.kind is PassageKind.PROVISION}
    return tuple(one for one in statements if one.citations[0].passage_id not in law)


def _not_in_force(source: Source, on: date) -> str:
    if source.valid_to is not None and source.valid_to < on:
        return phrase("lead", "no_longer_in_force", title=source.title, day=source.valid_to)
    if source.valid_from is not None and on < source.valid_from:
        return phrase("lead", "not_yet_in_force", title=source.title, day=source.valid_from)
    return ""


def told_of_wording(
    passages: Sequence[Passage], source: Source, *, on: date, after_guideline: bool
) -> str:
    """What kind of text is quoted, up to which change it was read, and for which days."""
    edition = passages[0].heading_path[0]
    name = "after_guideline" if after_guideline else "of_source"
    told = phrase("lead", name, title=edition, kind=source.kind.value)
    return " ".join((told, *told_of_days(passages, on=on)))


def of_unloaded(
    found: Found,
    signals: Signals,
    quote: Callable[[], tuple[Statement, ...]],
    sources: Mapping[str, Source],
    *,
    on: date,
) -> Composed | None:
    """Where to read a source that is asked for and is not here; None when the guideline answers."""
    where = where_it_is_said(found.question, sources, as_of=on)
    if not where:
        return None
    nearest = quote()[:1] if is_related(signals) else ()
    text = "\n".join(statement.text for statement in nearest)
    if is_covered(signals) and not names_elsewhere(found.question, text):
        return None
    if not nearest or (is_known_gap(signals) and not is_unsure(signals)):
        lead = phrase("lead", "not_loaded_alone", where=where)
        return Composed(Outcome.NOT_COVERED, lead, part=found.question)
    return Composed(
        Outcome.NEARBY, phrase("lead", "not_loaded", where=where), nearest, found.question
    )
