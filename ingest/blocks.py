"""Paragraphs, lists and rows out of the lines of a document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from corpus.passage import PassageKind
from ingest.layout import Layout, Rows, Table
from ingest.lines import Line, Role
from ingest.sections import SectionLine

# A footnote mark may be glued to the full stop.
TERMINATED = re.compile(r"[.!?:](\d{1,2}(,\d{1,2})*)?$")
SEE_ALSO_START = re.compile(r"L\u00e4s mer\b")
DROPPED = {Role.LINK, Role.RUNNING_HEADER}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of one line; `start` is its offset in the source text."""

    text: str
    start: int
    page: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(slots=True)
class Block:
    """Being built: `lead` is the paragraph or what precedes the first item of a list."""

    heading_path: tuple[str, ...]
    kind: PassageKind = PassageKind.PARAGRAPH
    lead: list[Piece] = field(default_factory=list)
    items: list[list[Piece]] = field(default_factory=list)

    @property
    def last(self) -> list[Piece]:
        return self.items[-1] if self.items else self.lead

    @property
    def terminated(self) -> bool:
        return TERMINATED.search(self.last[-1].text) is not None

    @property
    def pieces(self) -> list[Piece]:
        return [*self.lead, *(piece for item in self.items for piece in item)]


def find_blocks(section_lines: Sequence[SectionLine], layout: Layout) -> list[Block]:
    """Blocks in the order of the text; headings, links and running headers are not in them."""
    blocks: list[Block] = []
    rows = {row.section: row for row in layout.rows}
    tables = {table.section: table for table in layout.table}
    for path, group in groupby(section_lines, key=lambda section_line: section_line.heading_path):
        lines = [part.line for part in group if not part.is_heading]
        title = path[-1] if path else ""
        body = [line for line in lines if line.role not in DROPPED | {Role.FOOTNOTE}]
        if title in tables:
            blocks += _table_blocks(path, body, tables[title])
        elif title in rows or f"{title}:" in rows:
            blocks += _row_blocks(path, body, rows.get(title) or rows[f"{title}:"])
        else:
            _add_running_text(blocks, path, body, layout.runs_on)
        blocks += _footnote_blocks(path, lines)
    return [block for block in blocks if block.pieces]


def _piece(line: Line, *, skip: int = 0) -> Piece:
    return Piece(line.text[skip:], line.text_start + skip, line.page)


def _add_running_text(
    blocks: list[Block], path: tuple[str, ...], lines: Sequence[Line], runs_on: tuple[str, ...]
) -> None:
    section: list[Block] = []
    current: Block | None = None
    gap = ended = False
    for line in lines:
        if not line.text:
            gap, ended = True, ended or line.role is Role.PARAGRAPH_END
            continue
        if line.text.startswith(runs_on):
            gap = ended = False
        current = _block_for(line, current, section, gap=gap, ended=ended) or Block(path)
        if not any(block is current for block in section):
            section.append(current)
        _add_line(current, line)
        # Two blanks after a full stop is how the extraction wrote the end of a paragraph.
        gap, ended = False, line.raw.endswith(".  ") and line.role is not Role.BULLET
    blocks += section


def _block_for(
    line: Line, current: Block | None, section: Sequence[Block], *, gap: bool, ended: bool
) -> Block | None:
    """The block the line belongs to; `None` when it begins one."""
    if current is None:
        return None
    if line.role is Role.BULLET or _continues(current, line, gap=gap, ended=ended):
        return current
    if line.opens_page and line.text[0].islower():
        # A box at the foot of the page cut the paragraph in two.
        cut = [block for block in section if not block.terminated and not block.items]
        return cut[-1] if cut else None
    return None


def _add_line(block: Block, line: Line) -> None:
    if line.role is not Role.BULLET:
        block.last.append(_piece(line)) if block.pieces else block.lead.append(_piece(line))
        return
    see_also = block.lead and SEE_ALSO_START.match(block.lead[0].text)
    block.kind = PassageKind.SEE_ALSO if see_also else PassageKind.LIST
    block.items.append([_piece(line)])


def _continues(block: Block, line: Line, *, gap: bool, ended: bool) -> bool:
    if line.opens_page:
        return not block.terminated
    if SEE_ALSO_START.match(line.text) and gap:
        return False
    if block.items:
        # An empty line inside a wrapped bullet does not end it; a line with a blank does.
        return not ended
    return not ended and (not gap or (not block.terminated and line.text[0].islower()))


def _row_blocks(path: tuple[str, ...], lines: Sequence[Line], rows: Rows) -> list[Block]:
    blocks: list[Block] = []
    start, item = re.compile(rows.start), re.compile(rows.item)
    in_rows = False
    for line in lines:
        if not line.text:
            continue
        if start.match(line.text):
            if rows.kind is PassageKind.LIST:
                blocks = blocks or [Block(path)]
                blocks[-1].items.append([_piece(line)])
                blocks[-1].kind = rows.kind
            else:
                blocks.append(Block(path, rows.kind, [_piece(line)]))
            in_rows = True
        elif in_rows and item.match(line.text):
            blocks[-1].kind = PassageKind.LIST
            blocks[-1].items.append([_piece(line)])
        elif blocks and (in_rows or not blocks[-1].terminated):
            blocks[-1].last.append(_piece(line))
        else:
            blocks.append(Block(path, lead=[_piece(line)]))
    return blocks


def _table_blocks(path: tuple[str, ...], lines: Sequence[Line], table: Table) -> list[Block]:
    labels: list[list[Piece]] = [[] for _ in table.labels]
    descriptions: list[list[Piece]] = [[] for _ in table.labels]
    row = 0
    for line in lines:
        skip = 0
        for number, label in enumerate(table.labels):
            if line.text.startswith(label):
                labels[number].append(Piece(label, line.text_start, line.page))
                skip = len(line.text) - len(line.text[len(label) :].lstrip())
        rest = line.text[skip:]
        row = next(
            (number for number, text in enumerate(table.descriptions) if rest.startswith(text)), row
        )
        if rest:
            descriptions[row].append(_piece(line, skip=skip))
    return [
        Block((*path, label), PassageKind.TABLE_ROW, labels[number], [descriptions[number]])
        for number, label in enumerate(table.labels)
    ]


def _footnote_blocks(path: tuple[str, ...], lines: Sequence[Line]) -> Iterator[Block]:
    block: Block | None = None
    number = re.compile(r"\d{1,2}\s?[^\W\d]")
    for line in lines:
        if line.role is not Role.FOOTNOTE:
            continue
        if block is None or number.match(line.text):
            if block:
                yield block
            block = Block(path, PassageKind.FOOTNOTE)
        block.lead.append(_piece(line))
    if block:
        yield block
