"""A statute's wordings into passages, one a paragraph, and a report of what was read."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from corpus.law_reference import LawReference
from corpus.passage import PageSpan, Passage, PassageKind, Span
from corpus.source import Source
from ingest.layout import Layout
from ingest.marking import mark_passages
from ingest.report import Dropped, LostTextError, SourceReport
from ingest.statute import Act
from ingest.statute_lines import PAGE
from ingest.statute_patterns import UNDECIDED, fold
from ingest.statute_units import Unit, UnitKind
from ingest.statute_wordings import Wording

# Appendices have no paragraphs; they are cut between lines so that a hit stays readable.
MAX_APPENDIX_WORDS = 200
LAST_OF_UNDECIDED = UNDECIDED - timedelta(days=1)


def make_statute_passages(act: Act, source: Source) -> tuple[Passage, ...]:
    """Passages in the order of the act; ids are stable while text, place and dates are the same."""
    taken: Counter[str] = Counter()
    passages: list[Passage] = []
    for wording in act.wordings:
        for part in _cut_long(wording):
            passages.append(_to_passage(part, source, taken))
    marked = mark_passages(passages, Layout())
    return tuple(_with_own_references(passage, act.head.number) for passage in marked)


def _cut_long(wording: Wording) -> Iterator[Wording]:
    """A paragraph is never cut: its stycken condition each other."""
    if wording.reference is not None:
        yield wording
        return
    body: list[Unit] = []
    words = 0
    for unit in wording.body:
        length = len(unit.text.split())
        if body and words + length > MAX_APPENDIX_WORDS:
            yield replace(wording, body=tuple(body))
            body, words = [], 0
        body.append(unit)
        words += length
    yield replace(wording, body=tuple(body))


def _to_passage(wording: Wording, source: Source, taken: Counter[str]) -> Passage:
    text = "\n".join(unit.text for unit in wording.body)
    return Passage(
        id=_passage_id(source.id, wording, text, taken),
        source_id=source.id,
        heading_path=wording.titles,
        text=text,
        kind=PassageKind.PROVISION,
        pages=tuple(_pages(wording.body)),
        source_spans=tuple(
            Span(piece.start, piece.end) for unit in wording.body for piece in unit.pieces
        ),
        items=tuple(_points(wording.body)),
        provision=wording.reference,
        valid_from=wording.valid_from or (source.valid_from if _is_whole(wording) else None),
        valid_to=_earliest(wording, source),
    )


def _pages(body: Sequence[Unit]) -> Iterator[PageSpan]:
    """The page each stycke begins on; a statute has one page, a printed regulation many."""
    start = at = 0
    for page, units in groupby(body, key=lambda unit: unit.pieces[0].page):
        for unit in units:
            at += len(unit.text) + 1
        yield PageSpan(page, start, at - 1)
        start = at


def _is_whole(wording: Wording) -> bool:
    """Never amended: it reads as it did when the act entered into force."""
    return wording.reference is not None and not (wording.amended_by or wording.is_repealed)


def _earliest(wording: Wording, source: Source) -> date | None:
    # Until a day that nobody has decided is until further notice.
    last = None if wording.valid_to == LAST_OF_UNDECIDED else wording.valid_to
    ends = [day for day in (last, source.valid_to) if day is not None]
    return min(ends, default=None)


def _points(body: Sequence[Unit]) -> Iterator[Span]:
    start = 0
    for unit in body:
        end = start + len(unit.text)
        if unit.kind is UnitKind.POINT:
            yield Span(start, end)
        start = end + 1


def _passage_id(source_id: str, wording: Wording, text: str, taken: Counter[str]) -> str:
    dates = (str(wording.valid_from), str(wording.valid_to))
    digest = hashlib.sha256("\x1f".join((*wording.titles, *dates, text)).encode()).hexdigest()
    name = f"{source_id}:{PAGE}:{digest[:12]}"
    # A convention is printed in three languages, and a line in a table may come again.
    taken[name] += 1
    return f"{name}-{taken[name]}" if taken[name] > 1 else name


def _with_own_references(passage: Passage, act: str) -> Passage:
    """«enligt 5 §» is that of the same act and chapter; an amending note is no reference."""
    own = passage.provision
    chapter = own.chapter if own else ""
    references = [
        ref if ref.act else LawReference(act, ref.chapter or chapter, ref.section, ref.paragraph)
        for ref in passage.law_references
        if ref.chapter or ref.section
    ]
    return replace(passage, law_references=tuple(dict.fromkeys(references)))


def check_no_paragraph_lost(act: Act, passages: Sequence[Passage]) -> None:
    """Raises `LostTextError` naming the first character that is nowhere or in two places."""
    owners = [0] * len(act.text)
    spans = [(span.start, span.end) for passage in passages for span in passage.source_spans]
    spans += [(piece.start, piece.end) for piece in act.owned]
    for start, end in spans:
        for at in range(start, end):
            owners[at] += 1
    for at, char in enumerate(act.text):
        if not char.isspace() and owners[at] != 1:
            number = act.text.count("\n", 0, at) + 1
            raise LostTextError(
                f"line {number}: {act.text[at : at + 40]!r} is in {owners[at]} passages"
            )


def report_statute(act: Act, passages: Sequence[Passage], source: Source) -> SourceReport:
    lengths = sorted(len(passage.text.split()) for passage in passages)
    return SourceReport(
        source_id=source.id,
        passages=len(passages),
        pages=str(PAGE),
        headings=len({path for passage in passages for path in passage.heading_path}),
        words_median=lengths[len(lengths) // 2],
        kinds=dict(sorted(Counter(passage.kind.value for passage in passages).items())),
        repaired=tuple(
            f"{double}: stands twice without dates that part the two; read by the later act"
            for double in act.mended
        ),
        dropped=tuple(_dropped(act)),
        missing=tuple(
            f"{double}: stands twice without dates that part the two; not resolved by key"
            for double in act.doubles
        ),
        consolidated_to=act.head.consolidated_to or act.head.number,
    )


def _dropped(act: Act) -> Iterator[Dropped]:
    for piece in act.dropped:
        if text := fold(piece.text):
            yield Dropped(act.text.count("\n", 0, piece.start) + 1, PAGE, "head", text)
