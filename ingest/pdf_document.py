"""What crosses the pipe from the process that reads a PDF: runs of text with place and look."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ingest.reading import ReadingError


class PdfRefusal(StrEnum):
    """Why a PDF cannot be a source; the value is what the reader of the report is told."""

    NOT_PDF = "it is not a PDF"
    TRUNCATED = "it is cut off: the end of the file is missing"
    DAMAGED = "it is damaged; open it in another program and save it anew"
    ENCRYPTED = "it is encrypted; ask the publisher for an open copy"
    NO_PAGES = "it has no pages"
    SCANNED = "it is a scan: its pages are images without text that can be cited"
    NO_TEXT = "it has no text"
    UNREADABLE_FONTS = "its fonts do not say which characters they show"
    FILE_TOO_LARGE = "the file is too large"
    TOO_MANY_PAGES = "it has too many pages"
    TOO_MUCH_TEXT = "it has too much text"
    TOO_DEEP = "its parts are nested too deep"
    MEMORY = "reading it takes too much memory"
    TIME = "reading it takes too long"


class PdfError(ReadingError):
    """A PDF was refused; nothing of it is used."""

    def __init__(self, refusal: PdfRefusal, detail: str = "", *, path: Path | None = None) -> None:
        self.refusal = refusal
        self.detail = detail
        reason = f"{refusal.value} ({detail})" if detail else refusal.value
        super().__init__(f"{path} cannot be used: {reason}" if path else reason)


class Unseen(StrEnum):
    """Why a run is not what a person who looks at the page reads."""

    SEEN = ""
    INVISIBLE = "invisible"
    SAME_COLOUR = "same colour as what is behind it"
    COVERED = "covered"
    TINY = "tiny"
    OFF_PAGE = "off the page"
    ROTATED = "rotated"


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text on one baseline. Points from the lower left corner of the page as it is shown."""

    text: str
    left: float
    baseline: float
    right: float
    size: float
    bold: bool = False
    unseen: Unseen = Unseen.SEEN
    # The file itself says it is a header, footer or other decoration.
    artifact: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line drawn on the page, as between the rows of a table."""

    y: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PdfPage:
    """`index` counts from 0; `label` is the page number the file gives, where it gives one."""

    index: int
    label: str
    width: float
    height: float
    runs: tuple[TextRun, ...]
    images: int = 0
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    level: int
    title: str
    index: int


@dataclass(frozen=True, slots=True)
class PdfDocument:
    pages: tuple[PdfPage, ...]
    outline: tuple[OutlineEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """What one PDF may cost. A 500-page handbook stays far under; measured in decision 0010."""

    file_bytes: int = 50_000_000
    pages: int = 1_500
    characters: int = 3_000_000
    memory_bytes: int = 280_000_000
    cpu_seconds: int = 15
    wall_seconds: float = 18.0
    output_bytes: int = 60_000_000
