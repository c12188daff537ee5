"""What ingest did to a source: counted, and named where it changed or dropped something."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

from corpus.passage import Passage, PassageKind, Span
from ingest.layout import Layout
from ingest.lines import Role
from ingest.sections import SectionLine


@dataclass(frozen=True, slots=True)
class Dropped:
    line: int
    page: int
    why: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceReport:
    """Every character of the source is in a passage, a heading or a dropped line."""

    source_id: str
    passages: int
    pages: str
    headings: int
    words_median: int
    kinds: dict[str, int]
    repaired: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    missing: tuple[str, ...]
    # The amendment a statute's text was last consolidated with.
    consolidated_to: str = ""

    def as_data(self) -> dict[str, object]:
        return asdict(self)


class LostTextError(ValueError):
    """Characters of the source are in no passage, or in two."""


def report_source(
    source_id: str,
    section_lines: Sequence[SectionLine],
    passages: Sequence[Passage],
    layout: Layout,
) -> SourceReport:
    lines = [section_line.line for section_line in section_lines]
    headings = [section_line for section_line in section_lines if section_line.is_heading]
    lengths = sorted(len(passage.text.split()) for passage in passages)
    return SourceReport(
        source_id=source_id,
        passages=len(passages),
        pages=f"{passages[0].page_first}\u2013{max(passage.page_last for passage in passages)}",
        headings=len(headings),
        words_median=lengths[len(lengths) // 2],
        kinds=dict(sorted(Counter(passage.kind.value for passage in passages).items())),
        repaired=_repaired(passages),
        dropped=tuple(
            Dropped(line.number, line.page, line.role.value, line.text)
            for line in lines
            if line.role in {Role.LINK, Role.RUNNING_HEADER} and line.text
        ),
        missing=tuple(f"{missing.name}: {missing.note}" for missing in layout.missing),
    )


def _repaired(passages: Sequence[Passage]) -> tuple[str, ...]:
    repaired = [
        f"page {passage.page_first}, {reading.law_id}: {reading.original} -> {reading.reading}"
        for passage in passages
        for reading in passage.readings
    ]
    repaired += [
        f"page {passage.page_first}: text put back in order in {passage.heading_path[-1]!r}"
        for passage in passages
        if not _in_order(passage.source_spans) or _torn(passage)
    ]
    return tuple(repaired)


def _in_order(spans: Sequence[Span]) -> bool:
    return all(a.end <= b.start for a, b in pairwise(spans))


def _torn(passage: Passage) -> bool:
    if passage.kind is not PassageKind.TABLE_ROW:
        return False
    label, description = passage.source_spans[:2]
    return description.start - label.end > 40  # noqa: PLR2004 more than blank lines between


def check_no_text_lost(
    source_text: str, section_lines: Sequence[SectionLine], passages: Sequence[Passage]
) -> None:
    """Raises `LostTextError` naming the first character that is nowhere or in two places."""
    owners = [0] * len(source_text)
    for passage in passages:
        for span in passage.source_spans:
            for at in range(span.start, span.end):
                owners[at] += 1
    for line in (part.line for part in section_lines if _is_kept_apart(part)):
        for at in range(line.start, line.start + len(line.raw)):
            owners[at] += not source_text[at].isspace()
    for at, char in enumerate(source_text):
        if not char.isspace() and owners[at] != 1:
            raise LostTextError(_where(source_text, at, owners[at]))


def _is_kept_apart(section_line: SectionLine) -> bool:
    return section_line.is_heading or section_line.line.role in {Role.LINK, Role.RUNNING_HEADER}


def _where(source_text: str, at: int, owners: int) -> str:
    number = source_text.count("\n", 0, at) + 1
    return f"line {number}: {source_text[at : at + 40]!r} is in {owners} passages"
