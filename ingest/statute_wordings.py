"""Units of a statute into wordings: one paragraph, what stands above it, from a day to a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from corpus.law_reference import LawReference
from ingest.statute_amendments import Amendment
from ingest.statute_lines import Head
from ingest.statute_patterns import Marker, pattern, read_day, rules
from ingest.statute_units import Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Wording:
    """One paragraph as it reads from a day to a day; `body` is its stycken and points."""

    reference: LawReference | None
    titles: tuple[str, ...]
    body: tuple[Unit, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def is_repealed(self) -> bool:
        text = self.body[0].text.rpartition(". ")[2] if self.body else ""
        return len(self.body) == 1 and pattern("unit", "repealed").match(text) is not None

    @property
    def amended_by(self) -> str:
        """The act of the note that ends the paragraph, or that repealed it."""
        found = [*pattern("unit", "amending").finditer(self.body[-1].text)] if self.body else []
        noted = found and (self.is_repealed or found[-1]["noted"])
        return found[-1]["number"] if noted else ""


def find_wordings(
    units: Sequence[Unit], head: Head, amendments: Sequence[Amendment]
) -> tuple[Wording, ...]:
    """Every wording; two of one paragraph may still claim one day (`statute_doubles`)."""
    return tuple(_dated(_Walk(head).read(units), head, amendments))


@dataclass(slots=True)
class _Walk:
    """Walks the units and knows what stands above each paragraph."""

    head: Head
    part: str = ""
    chapter: str = ""
    chapter_title: str = ""
    chapter_marker: Marker | None = None
    headings: list[tuple[str, Marker | None]] = field(default_factory=list)
    heading_open: bool = False
    place: tuple[str, ...] = ()
    pending: list[Marker] = field(default_factory=list)
    current: Wording | None = None

    def read(self, units: Sequence[Unit]) -> Iterator[Wording]:
        for unit in units:
            if unit.kind in {UnitKind.TEXT, UnitKind.POINT}:
                self._add(unit)
                continue
            if unit.marker and self._marks_current(unit.marker):
                continue
            if self.current and self.current.body:
                yield self.current
            self.current = self._opened(unit)
        if self.current and self.current.body:
            yield self.current

    def _add(self, unit: Unit) -> None:
        if self.current is None:
            # Text before the first paragraph, or between a heading and its first paragraph.
            self.current = Wording(None, self._titles(None, None), ())
        self.current = replace(self.current, body=(*self.current.body, unit))

    def _marks_current(self, marker: Marker) -> bool:
        """A marker after a section's number is that section's; others wait for what they mark."""
        current = self.current
        if marker.scope != "section":
            return False
        if current is None or current.body or current.reference is None:
            return False
        start, end = marker.enters or current.valid_from, marker.ends or current.valid_to
        titles = self._titles(start, end)
        section = current.titles[-1]
        self.current = replace(current, valid_from=start, valid_to=end, titles=(*titles, section))
        return True

    def _opened(self, unit: Unit) -> Wording | None:
        """What the unit begins; `None` for what only stands above."""
        match unit.kind:
            case UnitKind.MARKER:
                return self._wait(unit)
            case UnitKind.PART:
                self.part, self.chapter, self.chapter_title = unit.text, "", ""
                self.headings, self.chapter_marker = [], None
            case UnitKind.CHAPTER:
                return self._open_chapter(unit)
            case UnitKind.HEADING:
                self._open_heading(unit)
            case UnitKind.SECTION:
                return self._open_section(unit)
            case UnitKind.TRANSITIONAL | UnitKind.APPENDIX:
                self.place = (unit.text,)
                repealed = pattern("unit", "repealed").search(unit.text.partition(" Har")[2])
                return None if repealed else Wording(None, self._titles(None, None), ())
            case _:
                return Wording(None, (*self._titles(None, None), unit.text), ())
        return None

    def _wait(self, unit: Unit) -> Wording | None:
        if unit.marker is None:
            return None
        self.pending = [unit.marker]
        if not self.place:
            return None
        # In an appendix a marker stands above the rows it dates.
        marker = unit.marker
        return Wording(None, self._titles(None, None), (), marker.enters, marker.ends)

    def _open_chapter(self, unit: Unit) -> Wording | None:
        markers = [marker for marker in self.pending if marker.scope == "chapter"]
        self.chapter_marker = markers[-1] if markers else None
        self.pending, self.headings = [], []
        self.chapter, self.chapter_title = unit.number, unit.text
        _, _, title = unit.text.partition(". ")
        if pattern("unit", "repealed").match(title):
            # All that is left of the chapter is that it was repealed: its title is its text.
            reference = LawReference(self.head.number, unit.number)
            return Wording(reference, self._titles(None, None), (unit,))
        return None

    def _open_heading(self, unit: Unit) -> None:
        marker = next((marker for marker in self.pending if marker.scope == "heading"), None)
        self.pending = []
        if not self.heading_open:
            self.headings = []
        self.headings.append((unit.text, marker))
        self.heading_open = True

    def _open_section(self, unit: Unit) -> Wording:
        self.heading_open = False
        self.pending = []
        marker = self.chapter_marker
        start, end = (marker.enters, marker.ends) if marker else (None, None)
        section = rules()["write"]["section"].format(number=unit.number)
        reference = LawReference(self.head.number, self.chapter, unit.number)
        return Wording(reference, (*self._titles(start, end), section), (), start, end)

    def _titles(self, start: date | None, end: date | None) -> tuple[str, ...]:
        """The act, chapter and headings above; of two headings by date the one that then stood."""
        if self.place:
            return (self._edition(), *self.place)
        kept = [
            (text, marker)
            for text, marker in self.headings
            if not (marker and marker.ends and start and marker.ends < start)
            and not (marker and marker.enters and end and marker.enters > end)
        ]
        entering = [text for text, marker in kept if marker and marker.enters]
        titles = [t for t, marker in kept if not (entering and marker and marker.ends)]
        return tuple(filter(None, (self._edition(), self.chapter_title, *titles)))

    def _edition(self) -> str:
        if not self.head.consolidated_to:
            return self.head.title
        edition: str = rules()["write"]["edition"]
        return edition.format(title=self.head.title, amendment=self.head.consolidated_to)


def _dated(
    wordings: Iterator[Wording], head: Head, amendments: Sequence[Amendment]
) -> Iterator[Wording]:
    """The first day, where no marker gives it, is that of the amending act named last."""
    days: Mapping[str, date | None] = {one.number: one.in_force_from for one in amendments}
    first, repealed = read_day(head.in_force), read_day(head.repealed)
    last = repealed - timedelta(days=1) if repealed else None
    for wording in wordings:
        start, end = wording.valid_from, wording.valid_to
        if start is None and wording.reference is not None:
            amended = wording.amended_by or wording.is_repealed
            start = days.get(wording.amended_by) if amended else first
        if end is None or (last is not None and last < end):
            end = last
        if start and end and end < start:
            # A law that entered into force later for one provision than for the others.
            start = None
        yield replace(wording, valid_from=start, valid_to=end)
