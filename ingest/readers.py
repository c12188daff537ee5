"""Which reader a source needs, by its kind and the suffix of its file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from corpus.passage import Passage
from corpus.source import Source, SourceKind
from ingest.blocks import find_blocks
from ingest.footnotes import mark_footnotes
from ingest.layout import load_layout
from ingest.lines import Line, split_lines
from ingest.marked_text import MARKUP_SUFFIXES, read_marked_text
from ingest.marking import mark_passages
from ingest.pages import number_pages
from ingest.pdf_reading import checked_path, find_pdf_sections, read_pdf_fully, text_of
from ingest.pdf_report import report_pdf
from ingest.reading import check_size, read_text
from ingest.regulation import has_paragraphs, read_regulation
from ingest.report import SourceReport, check_no_text_lost, report_source
from ingest.sections import SectionLine, find_sections
from ingest.splitting import make_passages
from ingest.statute import read_act
from ingest.statute_passages import (
    check_no_paragraph_lost,
    make_statute_passages,
    report_statute,
)

STATUTES = {SourceKind.LAW, SourceKind.ORDINANCE}
STATUTE_SUFFIXES = {".txt", ".text", ".json"}
REGULATIONS = {SourceKind.REGULATION, SourceKind.GENERAL_ADVICE}


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
    if source.kind in REGULATIONS:
        return ingest_regulation
    if suffix in MARKUP_SUFFIXES:
        return ingest_marked_text
    if suffix == ".pdf":
        return ingest_pdf
    return ingest_paged_text


def ingest_paged_text(source: Source) -> Ingested:
    """A text with printed pages, such as the guideline."""
    layout = load_layout(source.id)
    text = read_text(source)
    lines = mark_footnotes(number_pages(split_lines(text), layout))
    section_lines = _under_title(find_sections(lines, layout), source)
    passages = make_passages(find_blocks(section_lines, layout), source.id)
    check_no_text_lost(text, section_lines, passages)
    passages = mark_passages(passages, layout)
    return Ingested(passages, report_source(source.id, section_lines, passages, layout))


def _under_title(lines: Sequence[SectionLine], source: Source) -> tuple[SectionLine, ...]:
    """Text before the first heading stands under the document's title."""
    return tuple(
        line if line.heading_path else replace(line, heading_path=(source.title,)) for line in lines
    )


def ingest_marked_text(source: Source) -> Ingested:
    """HTML, Word or Markdown: the format says what a heading and a list is."""
    layout = load_layout(source.id)
    lines, text = _marked_lines(source)
    section_lines = _under_title(find_sections(lines, layout), source)
    passages = make_passages(find_blocks(section_lines, layout), source.id)
    check_no_text_lost(text, section_lines, passages)
    passages = mark_passages(passages, layout)
    return Ingested(passages, report_source(source.id, section_lines, passages, layout))


def _marked_lines(source: Source) -> tuple[tuple[Line, ...], str]:
    path = checked_path(source)
    check_size(path)
    marked = read_marked_text(path.read_bytes(), path.name)
    return marked.lines, marked.text


def ingest_regulation(source: Source) -> Ingested:
    """Binding paragraphs by key with general advice apart; without paragraphs, as any document."""
    suffix = PurePath(source.file or "").suffix.casefold()
    if suffix in MARKUP_SUFFIXES:
        lines, text = _marked_lines(source)
    elif suffix == ".pdf":
        lines = read_pdf_fully(checked_path(source), load_layout(source.id)).lines
        text = text_of(lines)
    else:
        text = read_text(source)
        lines = split_lines(text)
    if not has_paragraphs(lines):
        readers = {".pdf": ingest_pdf, ".txt": ingest_paged_text}
        return readers.get(suffix, ingest_marked_text)(source)
    act = read_regulation(lines, text, source)
    passages = make_statute_passages(act, source)
    check_no_paragraph_lost(act, passages)
    return Ingested(passages, report_statute(act, passages, source))


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
    section_lines = find_pdf_sections(reading.lines, layout, source.title)
    passages = make_passages(find_blocks(section_lines, layout), source.id)
    check_no_text_lost(text_of(reading.lines), section_lines, passages)
    passages = mark_passages(passages, layout)
    report = report_source(source.id, section_lines, passages, layout)
    return Ingested(passages, report_pdf(report, reading))
