"""Which reader a source needs, by its kind and the suffix of its file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from corpus.passage import Passage
from corpus.source import Source, SourceKind
from ingest.blocks import find_blocks
from ingest.footnotes import mark_footnotes
from ingest.layout import load_layout
from ingest.lines import split_lines
from ingest.marking import mark_passages
from ingest.pages import number_pages
from ingest.pdf_reading import checked_path, read_pdf_fully, text_of
from ingest.pdf_report import report_pdf
from ingest.reading import read_text
from ingest.report import SourceReport, check_no_text_lost, report_source
from ingest.sections import find_sections
from ingest.splitting import make_passages
from ingest.statute import read_act
from ingest.statute_passages import (
    check_no_paragraph_lost,
    make_statute_passages,
    report_statute,
)

STATUTES = {SourceKind.LAW, SourceKind.ORDINANCE}
STATUTE_SUFFIXES = {".txt", ".text", ".json"}


@dataclass(frozen=True, slots=True)
class Ingested:
    passages: tuple[Passage, ...]
    report: SourceReport


def ingest_source(source: Source) -> Ingested:
    """One document in, its passages and what was done to it out."""
    return _reader(source)(source)


def _reader(source: Source) -> Callable[[Source], Ingested]:
    suffix = PurePath(source.file or "").suffix.casefold()
    if source.kind in STATUTES and suffix in STATUTE_SUFFIXES:
        return ingest_statute
    if suffix == ".pdf":
        return ingest_pdf
    return ingest_paged_text


def ingest_paged_text(source: Source) -> Ingested:
    """A text with printed pages, such as the guideline."""
    layout = load_layout(source.id)
    text = read_text(source)
    lines = mark_footnotes(number_pages(split_lines(text), layout))
    section_lines = find_sections(lines, layout)
    passages = make_passages(find_blocks(section_lines, layout), source.id)
    check_no_text_lost(text, section_lines, passages)
    passages = mark_passages(passages, layout)
    return Ingested(passages, report_source(source.id, section_lines, passages, layout))


def ingest_statute(source: Source) -> Ingested:
    """A law or an ordinance, paragraph by paragraph."""
    act = read_act(read_text(source))
    passages = make_statute_passages(act, source)
    check_no_paragraph_lost(act, passages)
    return Ingested(passages, report_statute(act, passages, source))


def ingest_pdf(source: Source) -> Ingested:
    """A PDF, read in a process of its own; what was left out of it stands in the report."""
    layout = load_layout(source.id)
    reading = read_pdf_fully(checked_path(source), layout)
    section_lines = find_sections(reading.lines, layout)
    passages = make_passages(find_blocks(section_lines, layout), source.id)
    check_no_text_lost(text_of(reading.lines), section_lines, passages)
    passages = mark_passages(passages, layout)
    report = report_source(source.id, section_lines, passages, layout)
    return Ingested(passages, report_pdf(report, reading))
