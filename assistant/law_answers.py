"""A paragraph of law asked for by name: its own words, after what the guideline says of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from assistant.composing import to_statement
from assistant.phrases import phrase
from assistant.reply import Statement
from assistant.retrieval import Found
from corpus.acts import format_reference, load_acts
from corpus.law_reference_finding import find_law_references
from corpus.passage import Passage, PassageKind, Span

# «1–6 §§» names many; more than this is a chapter, to be read in the source (arbitrary).
MAX_PROVISIONS = 4
# «Lag (2024:79).» ends a paragraph that act gave its wording.
AMENDED_BY = re.compile(r"\((\d{4}):\d+\)\.?\s*$")
# A year's acts have entered into force by the summer after.
SUMMER = 7


def quote_law(found: Found, titles: Mapping[str, str]) -> tuple[Statement, ...]:
    """One statement a paragraph, whole: its stycken condition each other."""
    return _whole(found.provisions[:MAX_PROVISIONS], titles)


def _whole(passages: Iterable[Passage], titles: Mapping[str, str]) -> tuple[Statement, ...]:
    return tuple(to_statement(one, [Span(0, len(one.text))], titles) for one in passages)


def told_of_law(found: Found, *, on: date) -> str:
    """Which of two acts is quoted where one name means both; until when a wording applies."""
    quoted = found.provisions[:MAX_PROVISIONS]
    acts = load_acts().social_services_act
    own = {
        (ref.chapter, ref.section)
        for sentence in find_law_references(found.question, sol=acts.new)
        for ref in sentence.references
        if ref.act == acts.new and found.question.find(acts.new) < 0
    }
    new = [one for one in quoted if one.provision and one.provision.act == acts.new]
    same = [one for one in new if _number(one) in own]
    told = []
    if same and len(same) < len(new):
        told.append(phrase("lead", "two_acts", old=acts.old, new=acts.new))
    return " ".join((*told, *told_of_days(quoted, on=on)))


def told_of_unworded(found: Found, *, on: date) -> str:
    """That the paragraph asked for is not here as it read that day, or does not apply any more."""
    told = []
    for reference, last in found.unworded[:MAX_PROVISIONS]:
        place = format_reference(reference)
        if last is not None and last < on:
            told.append(phrase("lead", "paragraph_ended", place=place, day=last))
        else:
            told.append(phrase("lead", "paragraph_unworded", place=place, day=on))
    return " ".join(told)


def _number(passage: Passage) -> tuple[str, str]:
    return (passage.provision.chapter, passage.provision.section) if passage.provision else ("", "")


def told_of_days(passages: Sequence[Passage], *, on: date) -> Iterator[str]:
    """The last day of a wording that has one; that its first day is not known, where it matters."""
    for one in passages:
        if one.valid_to is not None:
            yield phrase("lead", "wording_to", place=one.heading_path[-1], day=one.valid_to)
    if any(_is_start_unsure(one, on) for one in passages):
        yield phrase("lead", "start_unsure", day=on)


def _is_start_unsure(passage: Passage, on: date) -> bool:
    """The text does not say since when it reads so, and it was changed at about that time."""
    if passage.valid_from is not None:
        return False
    amended = AMENDED_BY.search(passage.text)
    year = int(amended[1]) if amended else 0
    return year >= on.year or (year == on.year - 1 and on.month < SUMMER)


def about_the_paragraph(
    statements: Sequence[Statement], found: Found, passages: Mapping[str, Passage]
) -> tuple[Statement, ...]:
    """What the guideline says where it cites the paragraph; the law's own words come apart.

    The rest of that section comes along: «denna paragraf» there is the one just cited.
    """
    quoted = [(one, passages[one.citations[0].passage_id]) for one in statements]
    own = [(one, at) for one, at in quoted if at.kind is not PassageKind.PROVISION]
    sections = {at.heading_path for _, at in own if at.id in found.exact}
    return tuple(one for one, at in own if at.heading_path in sections)
