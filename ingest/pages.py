"""Printed pages of a text whose form feeds were lost.

The extraction left a blank where a page began. Bullets lost their sign and begin with a blank too,
so a page start is told from a bullet by what stands before it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layout import Layout
from ingest.lines import Line, Role

SENTENCE_END = (".", "!", "?")


class PageError(ValueError):
    """The pages counted do not agree with the page numbers printed in the text."""


def number_pages(lines: Sequence[Line], layout: Layout) -> tuple[Line, ...]:
    """Lines with page and role; raises `PageError` if two printed numbers contradict the count."""
    marked = _mark_running_headers(lines, layout)
    marked = _mark_starts_and_bullets(marked)
    return _number(marked, layout)


def _mark_running_headers(lines: Sequence[Line], layout: Layout) -> list[Line]:
    number = re.compile(rf"(\d+) \({layout.pages_total}\)")
    marked = list(lines)
    for at, line in enumerate(lines):
        if not number.fullmatch(line.text):
            continue
        first = at
        while first > 0 and (not lines[first - 1].text or _in_header(lines[first - 1], layout)):
            first -= 1
        for place in range(first, at + 1):
            marked[place] = replace(marked[place], role=Role.RUNNING_HEADER)
        marked[first] = replace(marked[first], opens_page=True)
    return marked


def _in_header(line: Line, layout: Layout) -> bool:
    return line.text in layout.running_header


def _mark_starts_and_bullets(lines: list[Line]) -> list[Line]:
    for at, line in enumerate(lines):
        if line.role is not Role.TEXT or not line.indented:
            continue
        starts = at == 0 or _starts_page(lines, at)
        bullet = not starts or line.raw.startswith("  ")
        role = Role.BULLET if bullet else Role.TEXT
        lines[at] = replace(line, role=role, opens_page=starts)
    return lines


def _starts_page(lines: Sequence[Line], at: int) -> bool:
    before = lines[at - 1]
    if not before.text:
        # A form feed follows the last line of its page directly; a blank line means a bullet.
        return False
    if lines[at].raw.startswith("  ") or before.role is Role.LINK:
        return True
    if before.role is Role.BULLET or before.text.endswith(":"):
        return False
    return not _stands_alone_before_bullets(lines, at)


def _stands_alone_before_bullets(lines: Sequence[Line], at: int) -> bool:
    """Whether the line before is a heading or the wrapped end of a bullet: both precede bullets."""
    before = lines[at - 1]
    if at < 2 or lines[at - 2].text or before.text[0].isdigit():  # noqa: PLR2004 two lines back
        return False
    return not before.text.endswith(SENTENCE_END)


def _number(lines: Sequence[Line], layout: Layout) -> tuple[Line, ...]:
    starts = [at for at, line in enumerate(lines) if line.opens_page]
    printed = _printed_numbers(lines, layout)
    if printed:
        place, number = printed[0]
        page = number - sum(1 for start in starts if start <= place)
    else:
        # Nothing printed to hold on to: the first page is page 1, whether or not it was marked.
        page = 0 if 0 in starts else 1
    pages: list[Line] = []
    for line in lines:
        page += line.opens_page
        pages.append(replace(line, page=page))
    for place, number in printed:
        if pages[place].page != number:
            raise PageError(
                f"line {lines[place].number} is printed page {number}, counted {pages[place].page}"
            )
    return tuple(pages)


def _printed_numbers(lines: Sequence[Line], layout: Layout) -> list[tuple[int, int]]:
    number = re.compile(rf"(\d+) \({layout.pages_total}\)")
    found = ((at, number.fullmatch(line.text)) for at, line in enumerate(lines))
    return [(at, int(match[1])) for at, match in found if match]
