"""A PDF as lines with printed page and role, ready for sections and passages."""

import hashlib
from dataclasses import replace
from pathlib import Path

from corpus.source import DOCUMENTS_DIR, Source
from ingest.layout import Layout
from ingest.lines import Line
from ingest.pages import PageError
from ingest.pdf_document import PdfError
from ingest.pdf_layout import PdfReading
from ingest.pdf_process import extract_reading
from ingest.reading import ReadingError
from ingest.sections import SectionLine, find_sections


def read_pdf(path: Path, layout: Layout) -> tuple[Line, ...]:
    """The lines of a PDF, footnotes marked; raises `ReadingError` with one reason to refuse it."""
    return read_pdf_fully(path, layout).lines


def read_pdf_fully(path: Path, layout: Layout) -> PdfReading:
    """The lines, and what was left out or mended on the way."""
    try:
        reading = extract_reading(path)
    except OSError as error:
        raise ReadingError(f"cannot read {path}: {error.strerror}") from error
    except PdfError as error:
        raise PdfError(error.refusal, error.detail, path=path) from error
    last = max(line.page for line in reading.lines)
    if layout.pages_total and last > layout.pages_total:
        raise PageError(f"{path} has a page {last}, but {layout.pages_total} pages in all")
    return reading


def checked_path(source: Source, directory: Path = DOCUMENTS_DIR) -> Path:
    """The file of a source; raises `ReadingError` if it is missing or not the registered one."""
    if source.file is None:
        raise ReadingError(f"the source {source.id} has no file; add one in corpus/documents")
    path = directory / source.file
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ReadingError(f"cannot read {path}: {error.strerror}") from error
    if source.sha256 and found != source.sha256:
        raise ReadingError(
            f"{path} has changed: its sha256 is {found}, the register says {source.sha256}; "
            "check the document, then correct the register"
        )
    return path


def find_pdf_sections(
    lines: tuple[Line, ...], layout: Layout, title: str
) -> tuple[SectionLine, ...]:
    """Sections by the layout's outline or the file's own headings; the rest is under the title.

    Nothing is guessed from wording as in a plain text: a PDF shows what its headings are.
    """
    told = layout.outline or any(line.heading_level for line in lines)
    parts = find_sections(lines, layout) if told else tuple(SectionLine(line, ()) for line in lines)
    return tuple(replace(part, heading_path=part.heading_path or (title,)) for part in parts)


def text_of(lines: tuple[Line, ...]) -> str:
    """The text the lines' places refer to."""
    return "\n".join(line.raw for line in lines)
