"""The shortest verbatim text that answers: sentences, whole lists, rows, each with its citation."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.provision_lists import asked_rows
from assistant.reply import Citation, Statement
from corpus.binding_norms import binding_norms
from corpus.passage import Passage, PassageKind, Span
from corpus.sentence import split_sentences, without_footnote_mark
from corpus.words import grams

RULES_FILE = Path(__file__).parent / "composing.toml"
# Longer than this and only the sentences nearest the question are shown.
MAX_PARAGRAPH_WORDS = 120
# A paragraph this short is shown whole: the sentence beside the answer often holds its condition.
WHOLE_PARAGRAPH_WORDS = 145
# Two sections may say nearly the same of different people; only the same words are a repetition.
REPEATED_SHARE = 0.99
WHOLE = {PassageKind.CONTACT, PassageKind.TABLE_ROW, PassageKind.FOOTNOTE}


@dataclass(frozen=True, slots=True)
class Answerable:
    """A place in a passage that answers, with how near its question was.

    `items` are the passages of a list too long to be one, when the place is its lead-in; `room`
    is how many words a paragraph may have and still be shown whole.
    """

    passage: Passage
    start: int
    end: int
    score: float
    items: tuple[Passage, ...] = ()
    room: int = WHOLE_PARAGRAPH_WORDS


@cache
def _rules() -> dict[str, re.Pattern[str]]:
    raw: dict[str, Any] = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))
    return {name: re.compile(text, re.IGNORECASE) for name, text in raw["pattern"].items()}


def compose(
    places: Sequence[Answerable], question: str, titles: Mapping[str, str]
) -> tuple[Statement, ...]:
    """One statement a place, in the order given; a sentence is never said twice."""
    said: set[str] = set()
    statements: list[Statement] = []
    for place in places:
        if place.items:
            statements.append(_named_items(place, titles))
            continue
        spans = [s for s in chosen_spans(place, question) if _text(place.passage, s) not in said]
        if not spans:
            continue
        said |= {_text(place.passage, span) for span in spans}
        statement = to_statement(place.passage, spans, titles)
        if not any(_repeats(statement, before) for before in statements):
            statements.append(statement)
    return tuple(statements)


def _repeats(statement: Statement, before: Statement) -> bool:
    """Whether nearly all its words were said already, as where a source repeats itself."""
    own, said = set(grams(statement.text)), set(grams(before.text))
    return bool(own) and len(own & said) >= REPEATED_SHARE * len(own)


def _named_items(place: Answerable, titles: Mapping[str, str]) -> Statement:
    """The lead-in with the name of every item; each item's own text is one click away."""
    named = [(place.passage, Span(0, len(place.passage.text)))]
    named += [(item, Span(0, len(item.text.split("\n", 1)[0]))) for item in place.items]
    text = "\n".join(_text(passage, span) for passage, span in named)
    return Statement(text, tuple(_cite(passage, span, titles) for passage, span in named))


def _text(passage: Passage, span: Span) -> str:
    return passage.text[span.start : span.end]


def chosen_spans(place: Answerable, question: str) -> list[Span]:
    passage = place.passage
    if passage.kind in WHOLE:
        return [Span(0, len(passage.text))]
    if passage.items:
        return list(_list_spans(place, question))
    return _sentence_spans(place, question)


def shown_words(place: Answerable, question: str) -> int:
    """How many words of the place its statement will show."""
    if place.passage.kind not in WHOLE and not place.passage.items:
        return sum(len(_text(place.passage, s).split()) for s in _sentence_spans(place, question))
    return len(place.passage.text.split())


def _list_spans(place: Answerable, question: str) -> Iterator[Span]:
    """The list whole with its lead-in; of a list of provisions only those asked for."""
    passage = place.passage
    asked = asked_rows(passage, question, Span(place.start, place.end))
    if not asked or len(asked) == len(passage.items):
        yield Span(0, len(passage.text))
        return
    if passage.items[0].start > 0:
        yield Span(0, passage.items[0].start - 1)
    yield from asked


def _sentence_spans(place: Answerable, question: str) -> list[Span]:
    text = place.passage.text
    sentences = [without_footnote_mark(text, span) for span in split_sentences(text)]
    inside = [n for n, s in enumerate(sentences) if s.start < place.end and place.start < s.end]
    chosen = _nearest_run(text, sentences, inside, question)
    if len(text.split()) <= place.room:
        chosen = list(range(len(sentences)))
    first, last = chosen[0], chosen[-1]
    if first > 0 and _rules()["points_back"].match(text[sentences[first].start :]):
        first -= 1
    while last + 1 < len(sentences) and _restricts(text, sentences[last + 1]):
        last += 1
    spans = [Span(sentences[first].start, sentences[last].end)]
    return spans + [s for s in sentences[last + 1 :] if _governs(text, s)]


def _governs(text: str, sentence: Span) -> bool:
    """A sentence that conditions everything before it, wherever in the paragraph it stands."""
    return _rules()["governs"].search(text[sentence.start : sentence.end]) is not None


def _restricts(text: str, sentence: Span) -> bool:
    """An exception or a condition must come along with its rule."""
    return _rules()["restricts"].search(text[sentence.start : sentence.end]) is not None


def _nearest_run(
    text: str, sentences: Sequence[Span], inside: Sequence[int], question: str
) -> list[int]:
    """The run of sentences within the word limit that shares most with the question."""
    asked = set(grams(question))

    def shared(number: int) -> float:
        own = set(grams(text[sentences[number].start : sentences[number].end]))
        return len(own & asked) / (len(asked) or 1)

    def words(numbers: Sequence[int]) -> int:
        return sum(len(text[sentences[n].start : sentences[n].end].split()) for n in numbers)

    if not inside:
        inside = list(range(len(sentences)))
    if words(inside) <= MAX_PARAGRAPH_WORDS:
        return list(inside)
    runs = [
        list(inside[a:b])
        for a in range(len(inside))
        for b in range(a + 1, len(inside) + 1)
        if b - a == 1 or words(inside[a:b]) <= MAX_PARAGRAPH_WORDS
    ]
    return max(runs, key=lambda run: (sum(shared(n) for n in run), -run[0]))


def to_statement(passage: Passage, spans: Sequence[Span], titles: Mapping[str, str]) -> Statement:
    quotes = tuple(_cite(passage, span, titles) for span in _verbatim_spans(passage, spans))
    text = "\n".join(_text(passage, span) for span in spans)
    sentences = (text[s.start : s.end] for s in split_sentences(text))
    norms = dict.fromkeys(norm for sentence in sentences for norm in binding_norms(sentence))
    return Statement(text, quotes, tuple(norms))


def _verbatim_spans(passage: Passage, spans: Sequence[Span]) -> Iterator[Span]:
    """Runs that stand together in the source too: a torn table's label is not in its quote."""
    for span in spans:
        torn = passage.kind is PassageKind.TABLE_ROW and passage.items
        yield from _by_page(passage, passage.items[0] if torn else span)


def _by_page(passage: Passage, span: Span) -> Iterator[Span]:
    """A quote over two printed pages is two citations, each on its own page."""
    for page in passage.pages:
        start, end = max(span.start, page.start), min(span.end, page.end)
        if start < end and passage.text[start:end].strip():
            yield Span(start, end)


def _cite(passage: Passage, span: Span, titles: Mapping[str, str]) -> Citation:
    return Citation(
        passage_id=passage.id,
        source_id=passage.source_id,
        title=titles.get(passage.source_id, passage.source_id),
        section=passage.heading_path,
        page=passage.page_at(span.start),
        quote=_text(passage, span),
        start=span.start,
        end=span.end,
    )
