"""Footnotes at the foot of pages, found by their running number."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.lines import Line, Role


def mark_footnotes(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with the footnotes' role set: numbered on through the document, last on their page."""
    marked = list(lines)
    expected = 1
    at = 0
    while at < len(marked):
        if _begins(marked, at, expected) and _is_last_on_page(marked, at):
            while at < len(marked) and marked[at].page == lines[at].page and marked[at].text:
                if marked[at].role is Role.TEXT:
                    expected += bool(_number(marked[at], expected))
                    marked[at] = replace(marked[at], role=Role.FOOTNOTE)
                if at + 1 < len(marked) and marked[at + 1].opens_page:
                    break
                at += 1
        at += 1
    return tuple(marked)


def _number(line: Line, expected: int) -> re.Match[str] | None:
    return re.match(rf"{expected}\s?(?=[^\W\d])", line.text)


def _begins(lines: Sequence[Line], at: int, expected: int) -> bool:
    line = lines[at]
    return (
        line.role is Role.TEXT
        and not line.indented
        and at > 0
        and not lines[at - 1].text
        and _number(line, expected) is not None
    )


def _is_last_on_page(lines: Sequence[Line], at: int) -> bool:
    for line in lines[at + 1 :]:
        if line.opens_page:
            return True
        if not line.text and line.role is Role.PARAGRAPH_END:
            return False
    return True
