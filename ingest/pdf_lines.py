"""Lines of a PDF in reading order, with their place in the paragraphs, lists and tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.pdf_document import Rule
from ingest.pdf_fragments import Fragment
from ingest.pdf_order import Placed, order_fragments

# More room than this between two lines ends a paragraph; headings and lists have it too.
PARAGRAPH_GAP = 1.3
# The usual distance of lines as a share of their size, in books and reports.
USUAL_LEADING = 1.25
DEDENT_POINTS = 4.0
# A word that would have fitted with this to spare was moved down on purpose.
SPARE_EMS = 1.0
MIN_EDGE_LINES = 4
SENTENCE_END = (".", "!", "?", ":")


@dataclass(frozen=True, slots=True)
class PdfLine:
    """`ends_before` says that a paragraph or list ended above; `gap`, that there is only room."""

    text: str
    fragment: Fragment
    bullet: bool = False
    gap: bool = False
    ends_before: bool = False
    in_table: bool = False
    opens_page: bool = False


def find_lines(fragments: Sequence[Fragment], rules: Sequence[Rule]) -> list[PdfLine]:
    """The body of one page, line by line."""
    placed = order_fragments(fragments, rules)
    usual = _leading(placed)
    lines: list[PdfLine] = []
    before: Placed | None = None
    text_left = 0.0
    for part in placed:
        fragment = part.fragment
        if before is not None and _same_row_line(before, part, lines):
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {fragment.text}")
        else:
            lines.append(_line(part, before, usual, _edge(placed, part), text_left))
        if fragment.sign:
            text_left = fragment.left
        elif lines[-1].ends_before or fragment.left < text_left - DEDENT_POINTS:
            text_left = 0.0
        before = part
    return lines


def _same_row_line(before: Placed, part: Placed, lines: Sequence[PdfLine]) -> bool:
    """A cell after a cell of one line goes on that line, as it is read."""
    return (
        part.row > 0
        and (before.column, before.row) == (part.column, part.row)
        and before.cell != part.cell
        and not part.fragment.sign
        and lines[-1].fragment is before.fragment
        and len(lines[-1].text) == len(before.fragment.text)
    )


def _leading(placed: Sequence[Placed]) -> float:
    steps = [
        above.fragment.baseline - below.fragment.baseline
        for above, below in pairwise(placed)
        if above.column == below.column
        and abs(above.fragment.size - below.fragment.size) < 1
        and above.fragment.baseline - below.fragment.baseline > 1
    ]
    if not placed:
        return 0.0
    most = USUAL_LEADING * median(part.fragment.size for part in placed)
    return min(median(steps), most) if steps else most


def _edge(placed: Sequence[Placed], part: Placed) -> float | None:
    """How far lines that begin where this one does reach; `None` when there are too few to tell."""
    rights = [
        other.fragment.right
        for other in placed
        if other.column == part.column
        and abs(other.fragment.left - part.fragment.left) < 1
        and abs(other.fragment.size - part.fragment.size) < 1
    ]
    return max(rights) if len(rights) >= MIN_EDGE_LINES else None


def _line(
    part: Placed, before: Placed | None, usual: float, edge: float | None, text_left: float
) -> PdfLine:
    fragment = part.fragment
    line = PdfLine(fragment.text, fragment, bullet=fragment.sign, in_table=part.row > 0)
    if before is None:
        return line
    above = before.fragment
    if part.row or before.row:
        new_row = (part.column, part.row) != (before.column, before.row)
        return replace(line, gap=new_row, ends_before=new_row)
    if part.column != before.column:
        return line
    gap = above.baseline - fragment.baseline > PARAGRAPH_GAP * usual * _scale(above, fragment)
    dedent = bool(text_left) and fragment.left < text_left - DEDENT_POINTS
    forced = edge is not None and _could_have_gone_on(above, fragment, edge)
    goes_on = fragment.text[:1].islower() and not above.text.endswith(SENTENCE_END)
    return replace(
        line, gap=gap, ends_before=(gap and not goes_on) or (dedent and not goes_on) or forced
    )


def _scale(above: Fragment, below: Fragment) -> float:
    """Large lines stand further apart."""
    return max(1.0, below.size / above.size) if above.size else 1.0


def _could_have_gone_on(above: Fragment, below: Fragment, edge: float) -> bool:
    """Whether the first word below had room above: then a paragraph ended there."""
    if not above.text.endswith(SENTENCE_END[:3]) or below.sign or not below.text:
        return False
    if abs(above.left - below.left) > 1 or below.text[0].islower():
        return False
    per_char = (below.right - below.left) / len(below.text)
    first = len(below.text.split(maxsplit=1)[0]) + 1
    return above.right + first * per_char + SPARE_EMS * below.size < edge
