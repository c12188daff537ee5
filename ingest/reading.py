"""A source's file as text, refused with one clear message when it cannot be used."""

import hashlib
from pathlib import Path

from corpus.source import DOCUMENTS_DIR, Source

MAX_TEXT_BYTES = 20_000_000


class ReadingError(ValueError):
    """A document cannot be read; the message names the file and what to do."""


def check_size(path: Path) -> None:
    """Raises `ReadingError` for a file too large to be a document."""
    if (size := path.stat().st_size) > MAX_TEXT_BYTES:
        raise ReadingError(f"{path} is {size} bytes, more than {MAX_TEXT_BYTES}")


def read_text(source: Source, directory: Path = DOCUMENTS_DIR) -> str:
    """The text of a source; raises `ReadingError` if missing, empty, changed or not UTF-8."""
    if source.file is None:
        raise ReadingError(f"the source {source.id} has no file; add one in corpus/documents")
    path = directory / source.file
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadingError(f"cannot read {path}: {error.strerror}") from error
    if len(data) > MAX_TEXT_BYTES:
        raise ReadingError(f"{path} is {len(data)} bytes, more than {MAX_TEXT_BYTES}")
    found = hashlib.sha256(data).hexdigest()
    if source.sha256 and found != source.sha256:
        raise ReadingError(
            f"{path} has changed: its sha256 is {found}, the register says {source.sha256}; "
            "check the document, then correct the register"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadingError(f"{path} is not UTF-8 text (byte {error.start})") from error
    if not text.strip():
        raise ReadingError(f"{path} is empty")
    return text.replace("\r\n", "\n")
