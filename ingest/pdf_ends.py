"""Whether a file begins and ends as a PDF, before anything of it is parsed."""

import io
import re

from ingest.pdf_document import PdfError, PdfRefusal

# A reader looks for the marks of beginning and end here (ISO 32000-2, 7.5.2 and 7.5.5).
END_BYTES = 1_024


def check_ends(file: io.BufferedReader) -> None:
    """The file begins and ends as a PDF, and its table of objects is where it says."""
    if b"%PDF-" not in file.read(END_BYTES):
        raise PdfError(PdfRefusal.NOT_PDF)
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - END_BYTES))
    tail = file.read()
    start = re.findall(rb"startxref\s+(\d{1,12})", tail)
    if b"%%EOF" not in tail or not start:
        raise PdfError(PdfRefusal.TRUNCATED)
    file.seek(min(int(start[-1]), size))
    if not re.match(rb"\s*(xref|\d+\s+\d+\s+obj)", file.read(64)):
        raise PdfError(PdfRefusal.DAMAGED, "its table of objects is not where it says")
