"""What stands on a page beside its text: headers, footers, printed page numbers, footnotes."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.pdf_fragments import Fragment
from ingest.pdf_headings import LARGER_SHARE

# Where headers and footers stand, as shares of the page's height from its foot.
HEADER_FROM, FOOTER_TO = 0.85, 0.1
REPEATED_PAGES, REPEATED_SHARE = 3, 0.25
SAME_PLACE_POINTS = 4.0
# Printed numbers that fit one count of the pages, of all that were found.
AGREEING_SHARE = 0.6
NOTE_SHARE = 0.93
NOTE_START = re.compile(r"\d{1,3}\s?[^\W\d]")


@dataclass(frozen=True, slots=True)
class PageParts:
    """The fragments of one page, sorted out."""

    index: int
    height: float
    furniture: tuple[Fragment, ...]
    body: tuple[Fragment, ...]
    notes: tuple[Fragment, ...]


@cache
def _number_patterns() -> tuple[re.Pattern[str], ...]:
    path = Path(__file__).with_name("pdf_furniture.toml")
    patterns = tomllib.loads(path.read_text(encoding="utf-8"))["page_number"]
    return tuple(re.compile(pattern) for pattern in patterns)


def sort_out(
    pages: Sequence[tuple[float, Sequence[Fragment]]], body_size: float
) -> tuple[PageParts, ...]:
    """The parts of every page; a header is what the file says is one or what is repeated."""
    repeated = _repeated(pages)
    parts: list[PageParts] = []
    for index, (height, fragments) in enumerate(pages):
        furniture = [
            fragment
            for fragment in fragments
            if fragment.artifact or _is_furniture(fragment, height, repeated, body_size)
        ]
        rest = [fragment for fragment in fragments if fragment not in furniture]
        notes = _notes(rest, height, body_size)
        body = [fragment for fragment in rest if fragment not in notes]
        parts.append(PageParts(index, height, tuple(furniture), tuple(body), tuple(notes)))
    return tuple(parts)


def _key(fragment: Fragment) -> tuple[str, int]:
    """The text but for its page number, and the place."""
    place = round(fragment.baseline / SAME_PLACE_POINTS)
    if re.fullmatch("[ivxlc]+", fragment.text):
        return "#", place
    for pattern in _number_patterns():
        if match := pattern.search(fragment.text):
            return f"{fragment.text[: match.start(1)]}#{fragment.text[match.end(1) :]}", place
    return fragment.text, place


def _in_margin(fragment: Fragment, height: float) -> bool:
    return not FOOTER_TO * height < fragment.baseline < HEADER_FROM * height


def _repeated(pages: Sequence[tuple[float, Sequence[Fragment]]]) -> Mapping[tuple[str, int], int]:
    seen: Counter[tuple[str, int]] = Counter()
    for height, fragments in pages:
        seen.update({_key(part) for part in fragments if _in_margin(part, height)})
    least = max(REPEATED_PAGES, REPEATED_SHARE * len(pages))
    return {key: count for key, count in seen.items() if count >= least}


def _is_furniture(
    fragment: Fragment, height: float, repeated: Mapping[tuple[str, int], int], body_size: float
) -> bool:
    if not _in_margin(fragment, height):
        return False
    text, place = _key(fragment)
    # «Kapitel 1», «Kapitel 2» on the same place in large type are headings, not headers.
    if text != fragment.text and fragment.size >= LARGER_SHARE * body_size:
        return False
    return any((text, place + step) in repeated for step in (-1, 0, 1))


def _notes(fragments: Sequence[Fragment], height: float, body_size: float) -> list[Fragment]:
    """Small lines at the foot of the page, from the first that begins with a number."""
    notes: list[Fragment] = []
    for fragment in reversed(fragments):
        if fragment.size > NOTE_SHARE * body_size or fragment.baseline > height / 2:
            break
        notes.insert(0, fragment)
    while notes and not NOTE_START.match(notes[0].text):
        notes.pop(0)
    return notes


def number_pages(parts: Sequence[PageParts], labels: Sequence[str]) -> list[int]:
    """The printed number of every page: from its header or footer, its label, or the count.

    A page before the first numbered one has the number 0.
    """
    found = [_printed_number(page) for page in parts]
    steps = Counter(number - at for at, number in enumerate(found) if number is not None)
    if steps:
        step, agreeing = steps.most_common(1)[0]
        least = max(min(REPEATED_PAGES, len(parts)), AGREEING_SHARE * sum(steps.values()))
        if agreeing >= least:
            return [max(0, at + step) for at in range(len(parts))]
    if any(labels):
        return [int(label) if label.isdecimal() else 0 for label in labels]
    return list(range(1, len(parts) + 1))


def _printed_number(page: PageParts) -> int | None:
    for fragment in page.furniture:
        for pattern in _number_patterns():
            if match := pattern.search(fragment.text):
                return int(match[1])
    return None
