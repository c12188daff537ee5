"""Says beside a statement that the law it rests on has moved."""

import tomllib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from assistant.reply import Citation, Notice, NoticeKind, Statement
from corpus.law_reference import FoundLawReference
from corpus.law_reference_finding import find_law_references
from corpus.law_register import LawRegister, LawRow, LineIndex
from corpus.passage import Passage, Span
from corpus.sentence import split_sentences
from corpus.source import DOCUMENTS_DIR, load_sources
from corpus.words import content_words, share_carried

# The register speaks of this document: its lines, and what its «SoL» means.
GUIDELINE_ID = "riktlinje-vald"
# More than a reader in a hurry takes in (arbitrary); dangerous places are shown beyond it.
MAX_NOTICES = 4
# From this share of the question's words in a sentence on, the question is taken to be about it.
ASKED_SHARE = 0.5
# How far the source may run ahead of the mended text: a hyphen or two at a line's end.
MAX_MENDED = 3
# The guideline has some 300; a statute's are never asked for (GUIDELINE_ID).
KEPT_PASSAGES = 1024
PHRASES_FILE = Path(__file__).parent / "currency.toml"


@dataclass(frozen=True, slots=True)
class _Concern:
    """A row that a statement rests on; `in_place` when its very words must carry the warning.

    `asked` is the share (0-1) of the question's words that stand in the sentences quoted.
    """

    row: LawRow
    statement: int
    in_place: bool
    asked: float = 0.0

    @property
    def never_dropped(self) -> bool:
        return self.in_place and self.row.safety_critical


def currency_notices(
    statements: Sequence[Statement],
    passages: Mapping[str, Passage],
    register: LawRegister,
    *,
    as_of: date,
    question: str = "",
) -> tuple[Notice, ...]:
    """One notice for each thing that had changed by `as_of`, the most dangerous first.

    What the question asks about comes before what else the quoted sentences rest on.
    """
    found = _concerns(statements, passages, register, as_of=as_of, asked=content_words(question))
    concerns = _distinct(found)
    concerns = sorted(_without_whole_acts(concerns), key=_urgency)
    kept = [
        concern
        for rank, concern in enumerate(concerns)
        if rank < MAX_NOTICES or concern.never_dropped
    ]
    return (*_notices(kept), *_more(len(concerns) - len(kept)))


def source_lines(passage: Passage, start: int, end: int, raw_text: str) -> frozenset[int]:
    """Lines of `raw_text` on which `passage.text[start:end]` stands."""
    return frozenset(line for line in _lines_of(passage, raw_text)[start:end] if line)


# Passages are quoted again and again; they hold no question text, so nothing is kept of what was
# asked.
@lru_cache(maxsize=KEPT_PASSAGES)
def _lines_of(passage: Passage, raw_text: str) -> "array[int]":
    """For every letter of the passage its line in `raw_text`; 0 for blanks and mended letters."""
    lines = array("i", [0]) * len(passage.text)
    index = _line_index(raw_text)
    for offset, at in _source_offsets(passage, raw_text):
        lines[offset] = index.lines(Span(at, at + 1))[0]
    return lines


@cache
def _line_index(raw_text: str) -> LineIndex:
    return LineIndex(raw_text)


def _source_offsets(passage: Passage, raw_text: str) -> Iterator[tuple[int, int]]:
    """Walk both texts letter by letter; blanks differ, and hyphens at line ends are mended."""
    places = [
        at
        for span in passage.source_spans
        for at in range(span.start, min(span.end, len(raw_text)))
        if not raw_text[at].isspace()
    ]
    here = 0
    for offset, letter in enumerate(passage.text):
        if letter.isspace():
            continue
        ahead = [raw_text[at] for at in places[here : here + MAX_MENDED]]
        # A letter that is not in the source was put in by the mending; the place does not move.
        if letter not in ahead:
            continue
        here += ahead.index(letter)
        yield offset, places[here]
        here += 1


def _concerns(
    statements: Sequence[Statement],
    passages: Mapping[str, Passage],
    register: LawRegister,
    *,
    as_of: date,
    asked: Sequence[str],
) -> Iterator[_Concern]:
    for number, statement in enumerate(statements):
        for citation in statement.citations:
            passage = passages.get(citation.passage_id)
            if passage is None or passage.source_id != GUIDELINE_ID:
                continue
            lines = source_lines(passage, citation.start, citation.end, _guideline())
            in_place = register.rows_warning_on(sorted(lines))
            cited = _rows_cited(passage, citation, register, lines)
            for row, sentences in (*((row, citation.quote) for row in in_place), *cited):
                if row.notify_from is not None and row.notify_from <= as_of:
                    share = share_carried(asked, sentences)
                    yield _Concern(row, number, row in in_place, share)


@cache
def _guideline() -> str:
    file = load_sources()[GUIDELINE_ID].file
    return (DOCUMENTS_DIR / file).read_text(encoding="utf-8") if file else ""


def _rows_cited(
    passage: Passage, citation: Citation, register: LawRegister, lines: frozenset[int]
) -> Iterator[tuple[LawRow, str]]:
    """Rows for the references in the sentences that the quote is taken from, with the sentence."""
    quoted = _whole_sentences(passage.text, citation.start, citation.end)
    for found in _references_in(passage.text):
        if found.start >= quoted.end or found.end <= quoted.start:
            continue
        for reference in found.references:
            rows = register.rows_for(reference)
            # Two rows may cite one provision in two places; the place of the quote decides.
            here = [row for row in rows if lines & set(row.lines)]
            sentence = _whole_sentences(passage.text, found.start, found.end)
            for row in here or rows[:1]:
                yield row, passage.text[sentence.start : sentence.end]


@lru_cache(maxsize=KEPT_PASSAGES)
def _references_in(text: str) -> tuple[FoundLawReference, ...]:
    return find_law_references(text)


def _whole_sentences(text: str, start: int, end: int) -> Span:
    touched = [s for s in split_sentences(text) if s.start < end and s.end > start]
    starts, ends = [s.start for s in touched], [s.end for s in touched]
    return Span(min([start, *starts]), max([end, start + 1, *ends]))


def _distinct(concerns: Iterable[_Concern]) -> list[_Concern]:
    """Each row once, at the first statement it concerns."""
    found: dict[str, _Concern] = {}
    for concern in concerns:
        before = found.get(concern.row.id)
        if before is None:
            found[concern.row.id] = concern
        else:
            in_place = before.in_place or concern.in_place
            asked = max(before.asked, concern.asked)
            found[concern.row.id] = _Concern(concern.row, before.statement, in_place, asked)
    return list(found.values())


def _without_whole_acts(concerns: Sequence[_Concern]) -> list[_Concern]:
    """«SoL has been repealed» says nothing new beside what became of its 4 kap. 1 §."""
    acts_of_provisions = {
        reference.act
        for concern in concerns
        for reference in concern.row.references
        if reference.chapter or reference.section
    }
    return [
        concern
        for concern in concerns
        if not concern.row.references
        or any(reference.chapter or reference.section for reference in concern.row.references)
        or not acts_of_provisions & {reference.act for reference in concern.row.references}
    ]


def _urgency(concern: _Concern) -> tuple[bool, bool, bool, bool, bool, int]:
    """What is dangerous first, then what is asked about, then what the first statement rests on."""
    further = concern.statement > 0
    return (
        concern.row.id not in _phrases()["contradicts"],
        not concern.never_dropped,
        concern.asked < ASKED_SHARE,
        further,
        not concern.row.safety_critical,
        concern.statement,
    )


def _notices(concerns: Sequence[_Concern]) -> Iterator[Notice]:
    reviewed = all(concern.row.reviewed for concern in concerns)
    for rank, concern in enumerate(concerns):
        caution = "" if rank or reviewed else f" {_phrases()['unreviewed']}"
        yield Notice(
            NoticeKind.CURRENCY,
            concern.row.warning_short + caution,
            statement=concern.statement,
            source=concern.row.id,
        )


def _more(count: int) -> Iterator[Notice]:
    if count > 0:
        text = str(_phrases()["more_one" if count == 1 else "more_many"])
        yield Notice(NoticeKind.CURRENCY, text.format(count=count))


@cache
def _phrases() -> dict[str, Any]:
    return tomllib.loads(PHRASES_FILE.read_text(encoding="utf-8"))
