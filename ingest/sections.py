"""The heading path of every line, by an outline checked once by eye."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout import Layout, LayoutError
from ingest.lines import Line, Role

MAX_HEADING_LINES = 3
MAX_HEADING_CHARS = 90


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A line and the headings above it; `is_heading` when it is one itself."""

    line: Line
    heading_path: tuple[str, ...]
    is_heading: bool = False


def find_sections(lines: Sequence[Line], layout: Layout) -> tuple[SectionLine, ...]:
    """Every line with its heading path; raises `LayoutError` if an outline heading is not found."""
    outline = [Heading(level, title) for level, title in layout.outline]
    if not outline:
        marked = any(line.heading_level for line in lines)
        return _find_by_level(lines) if marked else _find_by_rule(lines)
    path: list[Heading] = []
    found: list[SectionLine] = []
    at = expected = 0
    while at < len(lines):
        length = _heading_length(lines, at, outline[expected]) if expected < len(outline) else 0
        if length:
            path = [above for above in path if above.level < outline[expected].level]
            path.append(outline[expected])
            expected += 1
        titles = tuple(heading.title.removesuffix(":") for heading in path)
        for line in lines[at : at + max(length, 1)]:
            found.append(SectionLine(line, titles, is_heading=bool(length)))
        at += max(length, 1)
    if expected < len(outline):
        raise LayoutError(f"the heading {outline[expected].title!r} is not in the text")
    return tuple(found)


def _heading_length(lines: Sequence[Line], at: int, heading: Heading) -> int:
    if lines[at].role is not Role.TEXT:
        return 0
    title = ""
    for length, line in enumerate(lines[at : at + MAX_HEADING_LINES], 1):
        title = f"{title} {line.text}".strip()
        if re.sub(r"\s+", " ", title) == heading.title:
            return length
    return 0


def _find_by_level(lines: Sequence[Line]) -> tuple[SectionLine, ...]:
    """Sections of a document whose format marks its headings; a wrapped heading is one title."""
    path: list[Heading] = []
    found: list[SectionLine] = []
    before = 0
    for line in lines:
        if line.heading_level and line.heading_level == before:
            path[-1] = Heading(before, f"{path[-1].title} {line.text}")
        elif line.heading_level:
            path = [above for above in path if above.level < line.heading_level]
            path.append(Heading(line.heading_level, line.text))
        before = line.heading_level
        titles = tuple(heading.title.removesuffix(":") for heading in path)
        found.append(SectionLine(line, titles, is_heading=line.heading_level > 0))
    return tuple(found)


def _find_by_rule(lines: Sequence[Line]) -> tuple[SectionLine, ...]:
    path: tuple[str, ...] = ()
    found: list[SectionLine] = []
    for at, line in enumerate(lines):
        heading = looks_like_heading(lines, at)
        path = (line.text,) if heading else path
        found.append(SectionLine(line, path, is_heading=heading))
    return tuple(found)


def looks_like_heading(lines: Sequence[Line], at: int) -> bool:
    """A short line of its own that starts with a capital, ends without a stop and precedes text."""
    line = lines[at]
    if line.role is not Role.TEXT or len(line.text) > MAX_HEADING_CHARS:
        return False
    alone = at == 0 or not lines[at - 1].text or line.opens_page
    precedes = any(after.text for after in lines[at + 1 : at + 4])
    return alone and precedes and line.text[0].isupper() and line.text[-1] not in ".,:;”)-–"
