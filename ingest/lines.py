"""The lines of a document, each with its place in the source and its printed page."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

LINK = re.compile(r"(https?://|mailto:|tel:)\S+")


class Role(StrEnum):
    """What a line is before sections are known."""

    TEXT = "text"
    BULLET = "bullet"
    GAP = "gap"
    PARAGRAPH_END = "paragraph_end"
    LINK = "link"
    RUNNING_HEADER = "running_header"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Line:
    """`start` is the offset of `raw` in the source text; `page` is 0 until pages are numbered.

    `heading_level` is set by readers of formats that say what a heading is; 0 is not a heading.
    """

    number: int
    start: int
    raw: str
    page: int = 0
    role: Role = Role.TEXT
    opens_page: bool = False
    heading_level: int = 0

    @property
    def text(self) -> str:
        return self.raw.strip()

    @property
    def text_start(self) -> int:
        return self.start + len(self.raw) - len(self.raw.lstrip())

    @property
    def indented(self) -> bool:
        return self.raw[:1] == " " and bool(self.text)


def split_lines(source_text: str) -> tuple[Line, ...]:
    """Every line of the text; a blank line holding a blank ends a paragraph, an empty one does not.

    That is how the extraction wrote them: an empty line also stands inside a wrapped bullet.
    """
    lines: list[Line] = []
    start = 0
    for number, raw in enumerate(source_text.split("\n"), 1):
        line = Line(number, start, raw)
        if not line.text:
            line = replace(line, role=Role.PARAGRAPH_END if raw else Role.GAP)
        elif LINK.fullmatch(line.text):
            line = replace(line, role=Role.LINK)
        lines.append(line)
        start += len(raw) + 1
    return tuple(lines)
