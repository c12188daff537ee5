"""Reads a PDF in a process of its own, which may die; the caller gets a reading or one reason."""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.limited_process import LimitedProcessError, TookTooLongError, run_limited
from ingest.pdf_document import PdfError, PdfLimits, PdfRefusal
from ingest.pdf_layout import PdfReading, PdfResult

LIMITS = PdfLimits()


def extract_reading(path: Path, limits: PdfLimits = LIMITS) -> PdfReading:
    """The lines of every page; raises `PdfError` when the file cannot be a source."""
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise PdfError(PdfRefusal.FILE_TOO_LARGE, f"{size} bytes, at most {limits.file_bytes}")
    result = _run(path.resolve(), limits)
    if result.reading is None:
        raise PdfError(result.refusal or PdfRefusal.DAMAGED, result.detail)
    return result.reading


def _run(path: Path, limits: PdfLimits) -> PdfResult:
    try:
        said = run_limited(
            "ingest.pdf_child",
            [str(path), TypeAdapter(PdfLimits).dump_json(limits).decode()],
            wall_seconds=limits.wall_seconds,
            output_bytes=limits.output_bytes,
        )
        return TypeAdapter(PdfResult).validate_json(said)
    except TookTooLongError as error:
        raise PdfError(PdfRefusal.TIME, f"over {limits.wall_seconds} s") from error
    except (LimitedProcessError, ValidationError) as error:
        raise PdfError(PdfRefusal.DAMAGED, "the process that read it stopped") from error
