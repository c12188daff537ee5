"""The citation gate: a draft becomes statements only if its quotes carry every one of them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from assistant.draft import Draft, DraftStatement
from assistant.gate_anchors import (
    find_foreign_addresses,
    find_foreign_names,
    find_foreign_numbers,
    find_foreign_phones,
)
from assistant.gate_conditions import find_dropped_conditions, is_exception
from assistant.gate_coverage import find_added_strength, find_turned_words, find_uncarried_words
from assistant.gate_denials import find_moved_negations
from assistant.gate_grammar import find_broken_grammar
from assistant.gate_lists import find_moved_items
from assistant.gate_norms import find_changed_negations, find_changed_norms
from assistant.gate_openings import find_turned_joints
from assistant.gate_order import find_disorder, find_swapped_people
from assistant.gate_quotes import LocatedQuote, locate_quote
from assistant.gate_references import find_foreign_references
from assistant.gate_replacements import find_repeated_words, find_replaced_words
from assistant.gate_scope import find_moved_scopes
from assistant.gate_splices import find_splices
from assistant.gate_subjects import (
    find_changed_consent,
    find_changed_subjects,
    find_individual_case,
)
from assistant.gate_support import quoted_sentences, support_of
from assistant.gate_text import (
    Support,
    content_words,
    fold,
    sentences_of,
    word_set,
)
from assistant.reply import Citation, Statement
from corpus.binding_norms import binding_norms
from corpus.passage import Passage, Span

# Letters, digits and the punctuation of running Swedish; no markup, no invisible characters,
# no letters of other alphabets that look like ours.
_PLAIN = re.compile(r"[ \nA-Za-zÀ-ÖØ-öø-ÿ0-9.,;:!?()/§%&+@\"'\u2019\u201d\u201c«»\u2013\u2014-]*")
_LINK = re.compile(r"https?:|!\[|\]\(", re.IGNORECASE)

Check = Callable[[str, Support], Iterator[str]]
CHECKS: Mapping[str, Check] = {
    "references": find_foreign_references,
    "numbers": find_foreign_numbers,
    "phones": find_foreign_phones,
    "addresses": find_foreign_addresses,
    "names": find_foreign_names,
    "norm": find_changed_norms,
    "negation": find_changed_negations,
    "denied": find_moved_negations,
    "subject": find_changed_subjects,
    "swapped": find_swapped_people,
    "consent": find_changed_consent,
    "individual": find_individual_case,
    "coverage": find_uncarried_words,
    "opposite": find_turned_words,
    "repeated": find_repeated_words,
    "replaced": find_replaced_words,
    "strength": find_added_strength,
    "condition": find_dropped_conditions,
    "order": find_disorder,
    "lists": find_moved_items,
    "scope": find_moved_scopes,
    "joint": find_turned_joints,
    "grammar": find_broken_grammar,
}
# What one clause alone is held to, what fails soonest first; the other checks look at all that
# is said and all that is quoted.
CLAUSE_CHECKS = (
    "coverage",
    "norm",
    "negation",
    "subject",
    "swapped",
    "numbers",
    "references",
    "addresses",
    "names",
    "consent",
    "individual",
    "opposite",
    "strength",
)


@dataclass(frozen=True, slots=True)
class Failure:
    """`statement` counts from 1, 0 for the draft as a whole; `value` is what offends."""

    check: str
    statement: int
    value: str


@dataclass(frozen=True, slots=True)
class Accepted:
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    failures: tuple[Failure, ...]

    def __post_init__(self) -> None:
        if not self.failures:
            raise ValueError("a rejection needs at least one failure")


def check_draft(
    draft: Draft, passages: Mapping[int, Passage], titles: Mapping[str, str]
) -> Accepted | Rejected:
    """Accept the whole draft or nothing: half an answer may say the opposite of the whole."""
    if draft.cannot_answer or not draft.statements:
        return Rejected((Failure("schema", 0, "no statements"),))
    located = [_locate(statement, passages) for statement in draft.statements]
    failures = [
        failure
        for number, (statement, quotes) in enumerate(zip(draft.statements, located, strict=True), 1)
        for failure in _statement_failures(number, statement, quotes)
    ]
    failures += _dropped_exceptions(located)
    if failures:
        return Rejected(tuple(failures))
    return Accepted(
        tuple(
            _to_statement(statement, quotes, titles)
            for statement, quotes in zip(draft.statements, located, strict=True)
        )
    )


def _locate(
    statement: DraftStatement, passages: Mapping[int, Passage]
) -> tuple[LocatedQuote | str, ...]:
    """Find each quote; one that cannot be found stays as its text."""
    return tuple(
        (
            locate_quote(quote.passage, quote.quote, passages[quote.passage])
            if quote.passage in passages
            else None
        )
        or f"[{quote.passage}] {quote.quote}"
        for quote in statement.quotes
    )


def _statement_failures(
    number: int, statement: DraftStatement, quotes: tuple[LocatedQuote | str, ...]
) -> Iterator[Failure]:
    failure = partial(Failure, statement=number)
    if not content_words(statement.text):
        yield failure("schema", value="empty statement")
    if not quotes:
        yield failure("cited", value="no quote")
    if not _PLAIN.fullmatch(statement.text) or _LINK.search(statement.text):
        yield failure("plain_text", value=statement.text)
    yield from (failure("quote", value=quote) for quote in quotes if isinstance(quote, str))
    yield from (failure("instruction", value=phrase) for phrase in _instructions(quotes))
    sentences = quoted_sentences(q for q in quotes if isinstance(q, LocatedQuote))
    support = support_of(sentences)
    yield from (
        failure("splice", value=value)
        for value in find_splices(statement.text, sentences, carries=_carries)
    )
    for name, check in CHECKS.items():
        yield from (failure(name, value=value) for value in check(statement.text, support))


def _instructions(quotes: tuple[LocatedQuote | str, ...]) -> Iterator[str]:
    """Yield words to a language model in a quoted passage: nothing in it can be trusted."""
    for quote in quotes:
        if isinstance(quote, LocatedQuote):
            yield from sorted(set(_instruction().findall(fold(quote.passage.text))))


@cache
def _instruction() -> re.Pattern[str]:
    phrases = sorted(word_set("instructions", "phrases"))
    # At the beginning of a word: «ansvara endast» is no instruction to answer.
    return re.compile("|".join(rf"(?<!\w){re.escape(phrase)}" for phrase in phrases))


def _carries(clause: str, support: Support) -> bool:
    """Say whether the clause adds nothing to the quoted sentence it is told by."""
    return not any(True for name in CLAUSE_CHECKS for _ in CHECKS[name](clause, support))


def _dropped_exceptions(located: list[tuple[LocatedQuote | str, ...]]) -> Iterator[Failure]:
    """Yield exceptions that follow right after a quoted sentence and that nothing quotes."""
    quotes = [(n, q) for n, qs in enumerate(located, 1) for q in qs if isinstance(q, LocatedQuote)]
    for number, quote in quotes:
        after = _sentence_after(quote)
        if after is None or not is_exception(quote.passage.text[after.start : after.end]):
            continue
        if not any(_touches(other, quote, after) for _, other in quotes):
            value = quote.passage.text[after.start : after.end]
            yield Failure("exception", number, value)


def _sentence_after(quote: LocatedQuote) -> Span | None:
    sentences = sentences_of(quote.passage.text)
    return next((span for span in sentences if span.start >= quote.end), None)


def _touches(other: LocatedQuote, quote: LocatedQuote, span: Span) -> bool:
    return other.number == quote.number and other.start < span.end and other.end > span.start


def _to_statement(
    statement: DraftStatement, quotes: tuple[LocatedQuote | str, ...], titles: Mapping[str, str]
) -> Statement:
    citations = tuple(
        _citation(quote, titles) for quote in quotes if isinstance(quote, LocatedQuote)
    )
    return Statement(statement.text.strip(), citations, binding_norms(statement.text))


def _citation(quote: LocatedQuote, titles: Mapping[str, str]) -> Citation:
    passage = quote.passage
    return Citation(
        passage_id=passage.id,
        source_id=passage.source_id,
        title=titles.get(passage.source_id, passage.source_id),
        section=passage.heading_path,
        page=passage.page_at(quote.start),
        quote=quote.text,
        start=quote.start,
        end=quote.end,
    )
