"""The order in which a person reads a page: columns one after the other, tables row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from ingest.pdf_document import Rule
from ingest.pdf_fragments import Fragment

GUTTER_POINTS = 8.0
# Two columns of running text: enough lines, most of them as wide as the column, few across.
COLUMN_LINES, FULL_SHARE, ACROSS_SHARE, LEAST_COLUMN_SHARE = 5, 0.6, 0.35, 0.25
# Cells that begin on the same baseline in both columns make a table of them.
ROW_SHARE = 0.7
ROW_GAP = 1.25
TABLE_ROWS = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A fragment in reading order; `row` counts table rows and is 0 outside tables."""

    fragment: Fragment
    column: int = 0
    row: int = 0
    cell: int = 0


def order_fragments(fragments: Sequence[Fragment], rules: Sequence[Rule] = ()) -> list[Placed]:
    """All fragments of the body of a page, each once."""
    gutter = _find_gutter(fragments)
    if gutter is None:
        return list(_order_rows(fragments, rules, column=0))
    placed: list[Placed] = []
    band: list[Fragment] = []
    for fragment in fragments:
        if fragment.left < gutter < fragment.right:
            placed += _order_band(band, rules, gutter)
            placed.append(Placed(fragment))
            band = []
        else:
            band.append(fragment)
    return placed + _order_band(band, rules, gutter)


def _order_band(band: Sequence[Fragment], rules: Sequence[Rule], gutter: float) -> list[Placed]:
    left = [fragment for fragment in band if fragment.right <= gutter]
    right = [fragment for fragment in band if fragment.right > gutter]
    return [*_order_rows(left, rules, column=1), *_order_rows(right, rules, column=2)]


def _find_gutter(fragments: Sequence[Fragment]) -> float | None:
    """Where the room between two columns of running text is."""
    if len(fragments) < 2 * COLUMN_LINES:
        return None
    low = min(fragment.left for fragment in fragments)
    width = max(fragment.right for fragment in fragments) - low
    places = [low + width * share / 100 for share in range(30, 71)]
    across = {x: sum(fragment.left < x < fragment.right for fragment in fragments) for x in places}
    fewest = min(across.values())
    for x in (place for place in places if across[place] == fewest):
        if _is_gutter(fragments, x, width):
            return x
    return None


def _is_gutter(fragments: Sequence[Fragment], x: float, width: float) -> bool:
    left = [fragment for fragment in fragments if fragment.right <= x]
    right = [fragment for fragment in fragments if fragment.left >= x]
    across = len(fragments) - len(left) - len(right)
    if min(len(left), len(right)) < COLUMN_LINES or across > ACROSS_SHARE * len(fragments):
        return False
    room = min(part.left for part in right) - max(part.right for part in left)
    return (
        room >= GUTTER_POINTS
        and _is_running_text(left, width)
        and _is_running_text(right, width)
        and not _begin_together(left, right)
    )


def _is_running_text(column: Sequence[Fragment], page_width: float) -> bool:
    width = max(part.right for part in column) - min(part.left for part in column)
    widths = [part.right - part.left for part in column]
    return width >= LEAST_COLUMN_SHARE * page_width and median(widths) >= FULL_SHARE * width


def _begin_together(left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    starts, others = _starts(left), _starts(right)
    if min(len(starts), len(others)) <= TABLE_ROWS:
        return False
    shared = [y for y in starts if any(abs(y - other) < 1 for other in others)]
    return len(shared) >= ROW_SHARE * max(len(starts), len(others))


def _starts(column: Sequence[Fragment]) -> list[float]:
    steps = [above.baseline - below.baseline for above, below in pairwise(column)]
    usual = median(steps) if steps else 0.0
    later = [
        below.baseline
        for step, below in zip(steps, column[1:], strict=True)
        if step > ROW_GAP * usual
    ]
    return [column[0].baseline, *later]


def _order_rows(
    fragments: Sequence[Fragment], rules: Sequence[Rule], *, column: int
) -> Iterator[Placed]:
    """Line by line, but a table's cells stay whole."""
    lines = _lines(fragments)
    waiting: list[list[Fragment]] = []
    at = 0
    while at < len(lines):
        length, gutters = _table_at(lines, at)
        if not length:
            waiting.append(lines[at])
            at += 1
            continue
        drawn = _rules_across(rules, gutters[0])
        # A cell's first lines may stand above the label that is centred beside them.
        inside = _lines_inside(waiting, lines[at], drawn)
        yield from _plain(waiting[: len(waiting) - inside], column)
        table = [*waiting[len(waiting) - inside :], *lines[at : at + length]]
        yield from _order_table(table, gutters, drawn, column)
        waiting = []
        at += length
    yield from _plain(waiting, column)


def _plain(lines: Sequence[Sequence[Fragment]], column: int) -> Iterator[Placed]:
    return (Placed(fragment, column) for line in lines for fragment in line)


def _rules_across(rules: Sequence[Rule], gutter: float) -> list[float]:
    return sorted({rule.y for rule in rules if rule.left < gutter < rule.right}, reverse=True)


def _lines_inside(
    waiting: Sequence[Sequence[Fragment]], first: Sequence[Fragment], drawn: Sequence[float]
) -> int:
    above = [y for y in drawn if y > first[0].baseline]
    if not above:
        return 0
    return sum(line[0].baseline < min(above) for line in waiting)


def _lines(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    lines: list[list[Fragment]] = []
    for fragment in fragments:
        if lines and abs(lines[-1][0].baseline - fragment.baseline) < 1:
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return lines


def _table_at(lines: Sequence[Sequence[Fragment]], at: int) -> tuple[int, list[float]]:
    """How many lines from `at` on share the same rooms between cells, and where those are."""
    first = lines[at]
    rooms = [(before.right, after.left) for before, after in pairwise(first)]
    length = full = last_full = 0
    for line in lines[at:]:
        narrowed = [_narrow(room, line) for room in rooms]
        if not rooms or any(room is None for room in narrowed):
            break
        rooms = [room for room in narrowed if room is not None]
        length += 1
        full += len(line) > 1
        last_full = length if len(line) > 1 else last_full
    if full < TABLE_ROWS:
        return 0, []
    tail = _cell_tail(lines[at + last_full : at + length], rooms)
    return last_full + tail, [(low + high) / 2 for low, high in rooms]


def _narrow(room: tuple[float, float], line: Sequence[Fragment]) -> tuple[float, float] | None:
    low, high = room
    for fragment in line:
        middle = (low + high) / 2
        if fragment.left < middle < fragment.right:
            return None
        low = max(low, fragment.right) if fragment.right <= middle else low
        high = min(high, fragment.left) if fragment.left >= middle else high
    return (low, high) if high - low >= GUTTER_POINTS else None


def _cell_tail(lines: Sequence[Sequence[Fragment]], rooms: Sequence[tuple[float, float]]) -> int:
    """Lines after the last full one that go on in a later cell."""
    tail = 0
    for line in lines:
        if line[0].left < rooms[0][0]:
            break
        tail += 1
    return tail


def _order_table(
    lines: Sequence[Sequence[Fragment]],
    gutters: Sequence[float],
    drawn: Sequence[float],
    column: int,
) -> Iterator[Placed]:
    between = [y for y in drawn if lines[-1][0].baseline < y < lines[0][0].baseline]
    rows = _drawn_rows(lines, between) if between else _rows(lines, gutters[0])
    for number, row in enumerate(rows, 1):
        cells: list[list[Fragment]] = [[] for _ in range(len(gutters) + 1)]
        for fragment in (fragment for line in row for fragment in line):
            cells[sum(fragment.left > gutter for gutter in gutters)].append(fragment)
        for place, cell in enumerate(cells):
            yield from (Placed(fragment, column, number, place) for fragment in cell)


def _drawn_rows(
    lines: Sequence[Sequence[Fragment]], drawn: Sequence[float]
) -> Iterator[Sequence[Sequence[Fragment]]]:
    """Rows as the lines between them are drawn, whatever the room."""
    by_row = groupby(lines, key=lambda line: sum(y > line[0].baseline for y in drawn))
    return (list(row) for _, row in by_row)


def _rows(
    lines: Sequence[Sequence[Fragment]], gutter: float
) -> Iterator[Sequence[Sequence[Fragment]]]:
    """A row begins after more room than within cells, else with a text in the first cell."""
    steps = [above[0].baseline - below[0].baseline for above, below in pairwise(lines)]
    usual = min(steps, default=0.0)
    spaced = any(step > ROW_GAP * usual for step in steps)
    begin = 0
    for at in range(1, len(lines)):
        in_first = lines[at][0].left < gutter
        if (steps[at - 1] > ROW_GAP * usual) if spaced else in_first:
            yield lines[begin:at]
            begin = at
    yield lines[begin:]
