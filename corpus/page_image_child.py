"""The process that draws one page: `python -m corpus.page_image_child PATH WANTED`.

Writes a line of JSON (index, marked) and then the picture as PNG.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

# Drawing a page of photographs takes about 200 MB; the rest is room for the libraries.
MEMORY_BYTES = 900_000_000
CPU_SECONDS = 12
MAX_SEARCHED_PAGES = 2_000
MAX_HEIGHT_SHARE = 3.0
# Covers and tables of contents before page one are seldom longer. Arbitrary.
MAX_UNNUMBERED_PAGES = 40
# A number in the margin stands among the first or the last lines; one in the text need not be it.
HEAD_OR_FOOT_LINES = 2
# Fewer letters than this may stand anywhere; a part of a quote is not marked below it.
LEAST_LETTERS = 24
MARK = (255, 236, 120)

Letters = tuple[str, list[int]]


def main(arguments: Sequence[str]) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    path, wanted = arguments[0], json.loads(arguments[1])
    pdf = pypdfium2.PdfDocument(path)
    index, span = _find(pdf, int(wanted["page"]), str(wanted["quote"]))
    png = _draw(pdf[index], span, int(wanted["width"]))
    head = json.dumps({"index": index, "marked": span is not None})
    sys.stdout.buffer.write(head.encode() + b"\n" + png)
    sys.stdout.buffer.flush()
    return 0


def letters(text: str) -> Letters:
    """The letters and digits of a text, folded, and where each stood.

    Blanks, hyphens at line ends and list signs differ between a passage and its page.
    """
    kept = [(char.casefold()[:1], at) for at, char in enumerate(text) if char.isalnum()]
    return "".join(char for char, _ in kept), [at for _, at in kept]


def find_span(page_text: str, quote: str) -> tuple[int, int] | None:
    """First and last character of the quote on the page; the part of it that the page has."""
    there, places = letters(page_text)
    wanted, _ = letters(quote)
    if not wanted:
        return None
    begin = there.find(wanted)
    if begin >= 0:
        return places[begin], places[begin + len(wanted) - 1]
    return _find_part(there, places, wanted)


def _find_part(there: str, places: list[int], wanted: str) -> tuple[int, int] | None:
    """A quote that goes on over a page: its beginning at the end of this page, or the reverse."""
    for length in range(len(wanted) - 1, LEAST_LETTERS - 1, -1):
        begin = there.rfind(wanted[:length])
        if begin >= 0:
            return places[begin], places[begin + length - 1]
        begin = there.find(wanted[-length:])
        if begin >= 0:
            return places[begin], places[begin + length - 1]
    return None


def _find(pdf: Any, page: int, quote: str) -> tuple[int, tuple[int, int] | None]:  # noqa: ANN401
    expected = _expected_index(pdf, page)
    if not quote:
        return expected, None
    best: tuple[int, tuple[int, int] | None] = (expected, None)
    longest = 0
    for index in _nearest_first(expected, len(pdf)):
        text = pdf[index].get_textpage().get_text_range()
        span = find_span(text, quote)
        if span is None or span[1] - span[0] <= longest:
            continue
        best, longest = (index, span), span[1] - span[0]
        if letters(quote)[0] in letters(text)[0]:
            break
    return best


def _expected_index(pdf: Any, page: int) -> int:  # noqa: ANN401
    """Where the page with that number should be: by its label, by its print, by counting."""
    count = len(pdf)
    labelled = (index for index in range(count) if pdf.get_page_label(index) == str(page))
    counted = min(max(page - 1, 0), count - 1)
    near = islice(_nearest_first(counted, count), 2 * MAX_UNNUMBERED_PAGES)
    printed = (index for index in near if _is_printed(pdf[index], page))
    return next(labelled, next(printed, counted))


def _is_printed(page: Any, number: int) -> bool:  # noqa: ANN401
    """Whether the number stands alone at the head or the foot: a cover puts counting out."""
    text = page.get_textpage().get_text_range()
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return str(number) in (*lines[:HEAD_OR_FOOT_LINES], *lines[-HEAD_OR_FOOT_LINES:])


def _nearest_first(expected: int, count: int) -> Iterator[int]:
    order = sorted(range(count), key=lambda index: (abs(index - expected), index))
    yield from order[:MAX_SEARCHED_PAGES]


def _draw(page: Any, span: tuple[int, int] | None, width: int) -> bytes:  # noqa: ANN401
    page_width, page_height = page.get_size()
    scale = min(width / page_width, MAX_HEIGHT_SHARE * width / page_height)
    picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    if span is not None:
        marks = Image.new("RGB", picture.size, (255, 255, 255))
        pen = ImageDraw.Draw(marks)
        for left, low, right, high in _rectangles(page, span):
            box = [left * scale, (page_height - high) * scale - 1]
            pen.rectangle([*box, right * scale, (page_height - low) * scale + 1], fill=MARK)
        # Multiplied, so that the text under the mark keeps its own colour.
        picture = ImageChops.multiply(picture, marks)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _rectangles(
    page: Any,  # noqa: ANN401
    span: tuple[int, int],
) -> Iterator[tuple[float, float, float, float]]:
    text = page.get_textpage()
    for number in range(text.count_rects(span[0], span[1] - span[0] + 1)):
        yield text.get_rect(number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
