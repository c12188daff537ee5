"""What reading a PDF left out or mended, added to the report of its source."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ingest.lines import Role
from ingest.pdf_layout import PdfReading
from ingest.report import Dropped, SourceReport


def report_pdf(report: SourceReport, reading: PdfReading) -> SourceReport:
    """The report with hidden text named and each header line named once, with its pages counted."""
    hidden = (Dropped(0, left.page, left.why, left.text) for left in reading.left_out)
    repaired = [*report.repaired]
    if reading.mended_hyphens:
        repaired.append(f"{reading.mended_hyphens} words cut by a line break joined")
    missing = [*report.missing]
    if reading.without_text:
        pages = ", ".join(map(str, reading.without_text))
        missing.append(f"no text on {len(reading.without_text)} pages: {pages}")
    return replace(
        report,
        repaired=tuple(repaired),
        dropped=(*_headers_once(report.dropped), *hidden),
        missing=tuple(missing),
    )


def _headers_once(dropped: tuple[Dropped, ...]) -> Iterator[Dropped]:
    times = Counter(row.text for row in dropped if row.why == Role.RUNNING_HEADER.value)
    for row in dropped:
        if row.why != Role.RUNNING_HEADER.value:
            yield row
        elif count := times.pop(row.text, 0):
            yield replace(row, why=f"{row.why} on {count} pages")
