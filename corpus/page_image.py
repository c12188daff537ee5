"""A page of a PDF as a picture with a quote marked: what the reader opens to check a citation.

Knows nothing of the app. The library is written in C and runs in a process of its own: a file that
brings it down brings down no conversation.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from corpus.limited_process import LimitedProcessError, run_limited

WALL_SECONDS = 15.0
MAX_OUTPUT_BYTES = 20_000_000
# Enough to read body text on a screen: A4 becomes 1 000 by 1 414 points.
WIDTH_PIXELS = 1_000


class PageImageError(Exception):
    """The page cannot be shown; the citation stands without its picture."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """`index` counts from 0 in the file; `marked` when the quote was found on the page."""

    png: bytes
    index: int
    marked: bool


def render_page(
    path: Path, page: int, *, quote: str = "", width_pixels: int = WIDTH_PIXELS
) -> PageImage:
    """The page printed as `page`: where the quote stands, nearest to where that number should be.

    A quote that goes on over the page is marked as far as this page has it.
    """
    wanted = json.dumps({"page": page, "quote": quote, "width": width_pixels})
    try:
        said = run_limited(
            "corpus.page_image_child",
            [str(path.resolve()), wanted],
            wall_seconds=WALL_SECONDS,
            output_bytes=MAX_OUTPUT_BYTES,
        )
    except LimitedProcessError as error:
        raise PageImageError(f"page {page} of {path} cannot be shown: {error}") from error
    head, _, png = said.partition(b"\n")
    if not png.startswith(b"\x89PNG"):
        raise PageImageError(f"page {page} of {path} cannot be shown: no picture came")
    found = json.loads(head)
    return PageImage(png, int(found["index"]), bool(found["marked"]))
