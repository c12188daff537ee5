"""What a passage is: the unit that is found, shown and cited."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.law_reference import LawReference
from corpus.norm import Norm


class PassageKind(StrEnum):
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE_ROW = "table_row"
    DEFINITION = "definition"
    CONTACT = "contact"
    PROVISION = "provision"
    SEE_ALSO = "see_also"
    FOOTNOTE = "footnote"
    OUTLINE = "outline"


class Audience(StrEnum):
    """Whom a passage is about or addressed to."""

    ADULT = "vuxen"
    CHILD = "barn"
    VICTIM = "våldsutsatt"
    PERPETRATOR = "våldsutövare"
    MANAGER = "chef"
    PROVIDER = "utförare"


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character range."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span runs backwards or is empty: {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class PageSpan:
    """Characters `start` to `end` of the passage's text stand on printed page `page`."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """How a place that tracked changes left garbled is read; `original` is what the source says."""

    original: str
    reading: str
    law_id: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Text of one section, mended; `source_spans` says which characters of the source it is.

    A list's items are the spans in `items`, each on a line of its own; what stands before the
    first item is its lead-in.
    """

    id: str
    source_id: str
    heading_path: tuple[str, ...]
    text: str
    kind: PassageKind
    pages: tuple[PageSpan, ...]
    source_spans: tuple[Span, ...]
    items: tuple[Span, ...] = ()
    law_references: tuple[LawReference, ...] = ()
    norms: tuple[Norm, ...] = ()
    audiences: tuple[Audience, ...] = ()
    readings: tuple[Reading, ...] = ()
    see_also: tuple[str, ...] = ()
    # A provision's key, and the first and last day its wording applies; `None` is not known.
    provision: LawReference | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError(f"passage {self.id} has no text")
        if not self.pages:
            raise ValueError(f"passage {self.id} has no page")

    @property
    def page_first(self) -> int:
        return self.pages[0].page

    @property
    def page_last(self) -> int:
        return self.pages[-1].page

    def is_valid_on(self, day: date) -> bool:
        """Whether the wording applies that day, as far as is known."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    def page_at(self, offset: int) -> int:
        """Printed page of the character at `offset` in `text`."""
        for span in self.pages:
            if offset < span.end:
                return span.page
        return self.page_last


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A passage found for a question; a higher `score` is better, comparable within one search."""

    passage: Passage
    rank: int
    score: float
