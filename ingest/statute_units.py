"""Paragraphs of a statute into units: parts, chapters, headings, sections, text, points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.blocks import Piece
from ingest.statute_lines import StatuteText, paragraph_text
from ingest.statute_patterns import (
    Marker,
    StatuteError,
    fold,
    number_key,
    pattern,
    read_marker,
    rules,
)

MAX_HEADING_CHARS = 250


class UnitKind(StrEnum):
    PART = "part"
    CHAPTER = "chapter"
    HEADING = "heading"
    SECTION = "section"
    TEXT = "text"
    POINT = "point"
    MARKER = "marker"
    TRANSITIONAL = "transitional"
    GROUP = "group"
    APPENDIX = "appendix"
    ARTICLE = "article"


OPENERS = {UnitKind.PART, UnitKind.CHAPTER, UnitKind.HEADING, UnitKind.SECTION}


@dataclass(frozen=True, slots=True)
class Unit:
    """`number` is that of a chapter, section, article or amending act, as printed."""

    kind: UnitKind
    pieces: tuple[Piece, ...]
    number: str = ""
    marker: Marker | None = None

    @property
    def text(self) -> str:
        return paragraph_text(self.pieces)


def find_units(statute: StatuteText) -> tuple[Unit, ...]:
    reader = _UnitReader(section_alone=statute.section_alone)
    units = [unit for paragraph in statute.paragraphs for unit in reader.read(paragraph)]
    return tuple(_with_headings(units))


def cut_after(pieces: Sequence[Piece], text: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces parted after `text`, which they open with; blanks do not count."""
    wanted = sum(not char.isspace() for char in text)
    head: list[Piece] = []
    for at, piece in enumerate(pieces):
        for place, char in enumerate(piece.text):
            if not char.isspace() and wanted == 0:
                before = piece.text[:place].rstrip()
                head += [Piece(before, piece.start, piece.page)] if before else []
                tail = Piece(piece.text[place:], piece.start + place, piece.page)
                return tuple(head), (tail, *pieces[at + 1 :])
            wanted -= not char.isspace()
        head.append(piece)
    return tuple(head), ()


class _UnitReader:
    """Knows how far the act has come: its chapter, section, and whether its body is over."""

    def __init__(self, *, section_alone: bool) -> None:
        self._section_pattern = "section_alone" if section_alone else "section"
        self._chapter = self._section = ""
        self._place = UnitKind.SECTION
        self._marked = False

    def read(self, paragraph: tuple[Piece, ...]) -> Iterator[Unit]:
        """The units of one paragraph: a section's number, a marker and its text stand together."""
        rest = paragraph
        while rest:
            text = _flat(rest)
            if marked := read_marker(text):
                marker, length = marked
                head, rest = cut_after(rest, text[:length])
                self._marked = True
                yield Unit(UnitKind.MARKER, head, marker=marker)
                continue
            unit, rest = self._next(rest, text)
            self._marked = self._marked and unit.kind is UnitKind.HEADING
            yield unit

    def _next(self, rest: tuple[Piece, ...], text: str) -> tuple[Unit, tuple[Piece, ...]]:
        if named := self._named(text):
            kind, number = named
            return Unit(kind, rest, number), ()
        if self._place is UnitKind.SECTION:
            if found := pattern("unit", "chapter").match(text):
                return self._read_chapter(rest, found["number"], found["title"])
            if found := pattern("unit", self._section_pattern).match(text):
                return self._read_section(rest, found["number"])
        point = pattern("unit", "point").match(f"{text} ") is not None
        return Unit(UnitKind.POINT if point else UnitKind.TEXT, rest), ()

    def _named(self, text: str) -> tuple[UnitKind, str] | None:
        """What is named by the whole paragraph."""
        if pattern("unit", "transitional").match(text):
            self._place = UnitKind.TRANSITIONAL
            return UnitKind.TRANSITIONAL, ""
        if pattern("unit", "appendix").match(text):
            self._place = UnitKind.APPENDIX
            return UnitKind.APPENDIX, ""
        if self._place is UnitKind.SECTION and pattern("unit", "part").match(text):
            return UnitKind.PART, ""
        if self._place is UnitKind.TRANSITIONAL:
            found = pattern("unit", "transitional_group").match(text)
            return (UnitKind.GROUP, found["number"]) if found else None
        if self._place is UnitKind.APPENDIX and (found := pattern("unit", "article").match(text)):
            return UnitKind.ARTICLE, found["number"]
        return None

    def _read_chapter(
        self, rest: tuple[Piece, ...], number: str, title: str
    ) -> tuple[Unit, tuple[Piece, ...]]:
        if self._chapter and number_key(number) < number_key(self._chapter):
            raise StatuteError(f"chapter {number!r} comes after chapter {self._chapter!r}")
        if number != self._chapter:
            self._chapter, self._section = number, ""
        if title.startswith("/"):
            head, tail = cut_after(rest, rules()["write"]["chapter"].format(number=number))
            return Unit(UnitKind.CHAPTER, head, number), tail
        return Unit(UnitKind.CHAPTER, rest, number), ()

    def _read_section(self, rest: tuple[Piece, ...], number: str) -> tuple[Unit, tuple[Piece, ...]]:
        if self._section and number_key(number) < number_key(self._section):
            raise StatuteError(
                f"section {number!r} of chapter {self._chapter!r} comes after {self._section!r}: "
                f"{_flat(rest)[:60]!r}"
            )
        self._section = number
        head, tail = cut_after(rest, rules()["write"]["section"].format(number=number))
        return Unit(UnitKind.SECTION, head, number), tail


def _flat(pieces: Sequence[Piece]) -> str:
    return fold(" ".join(piece.text for piece in pieces))


def _with_headings(units: Sequence[Unit]) -> list[Unit]:
    """A heading is a line of its own before a section, chapter or another heading."""
    read: list[Unit] = []
    opener = False
    for at in range(len(units) - 1, -1, -1):
        unit = units[at]
        before = units[at - 1] if at else None
        may_open = unit.kind is UnitKind.TEXT and (opener or _marked_heading(before))
        if may_open and _may_be_heading(unit, before):
            unit = replace(unit, kind=UnitKind.HEADING)
        if unit.kind is not UnitKind.MARKER:
            opener = unit.kind in OPENERS
        read.append(unit)
    return read[::-1]


def _marked_heading(before: Unit | None) -> bool:
    return before is not None and before.marker is not None and before.marker.scope == "heading"


def _may_be_heading(unit: Unit, before: Unit | None) -> bool:
    if _marked_heading(before):
        return True
    if before is not None and (
        before.kind is UnitKind.SECTION
        or (before.marker is not None and before.marker.scope == "section")
    ):
        return False
    if not _looks_like_heading(unit.text):
        return False
    if before is None or before.kind is not UnitKind.TEXT:
        return True
    return _is_closed(before) or _looks_like_heading(before.text)


def _looks_like_heading(text: str) -> bool:
    more = pattern("unit", "and_more").search(text) is not None
    stops = text.endswith((".", ":", ",", ";")) and not more
    noted = pattern("unit", "note").search(f"{text}.") is not None
    return not stops and not noted and text[:1].isupper() and len(text) <= MAX_HEADING_CHARS


def _is_closed(unit: Unit) -> bool:
    return pattern("unit", "closed").search(unit.text) is not None
