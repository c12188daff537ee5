"""The guideline as a 67-page PDF: the text edition's pages, lines, headings, lists and footnotes.

`python -m tests.ingest.guideline_pdf OUT.pdf` writes it. The text edition is Times 12 on a column
of 329 points: the widest line of 1 700 is 328.7 points wide, so the breaks are the original's.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from fpdf import FPDF
from PIL import Image

from corpus.passage import PassageKind
from corpus.source import load_sources
from ingest.blocks import Block, find_blocks
from ingest.footnotes import mark_footnotes
from ingest.layout import Layout, load_layout
from ingest.lines import LINK, Line, Role, split_lines
from ingest.pages import number_pages
from ingest.reading import read_text
from ingest.sections import SectionLine, find_sections

GUIDELINE = "riktlinje-vald"
PAGES = 67
WIDTH, HEIGHT = 595.28, 841.89
LEFT, TOP, FOOT = 150.0, 110.0, 800.0
COLUMN = 330.0
BULLET_INDENT, TABLE_INDENT = 22.0, 110.0
LEADING, NOTE_LEADING = 14.0, 11.5
HEADING_SIZES = {1: 18.0, 2: 15.0, 3: 13.0, 4: 12.0}
NOTE_MARK = re.compile(r"(?<=[^\W\d]|\.)(\d{1,2}(?:,\d{1,2})*)(?=$|[\s,])")


@dataclass(frozen=True, slots=True)
class Printed:
    """One line as it is printed; `space` is the empty room above it."""

    text: str
    kind: str
    space: float
    level: int = 0
    indent: float = 0.0


def make_guideline_pdf(path: Path) -> None:
    layout = load_layout(GUIDELINE)
    text = read_text(load_sources()[GUIDELINE])
    lines = mark_footnotes(number_pages(split_lines(text), layout))
    section_lines = find_sections(lines, layout)
    blocks = find_blocks(section_lines, layout)
    pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
    pdf.core_fonts_encoding = "cp1252"
    pdf.set_auto_page_break(False)
    pdf.set_title("Riktlinjer")
    by_page = {
        page: list(own) for page, own in groupby(section_lines, key=lambda part: part.line.page)
    }
    for page in range(1, PAGES + 1):
        _add_page(pdf, page, layout)
        if page in by_page:
            _print_page(pdf, by_page[page], blocks, layout)
    pdf.output(str(path))


def _add_page(pdf: FPDF, page: int, layout: Layout) -> None:
    pdf.add_page()
    if page == 1:
        # The cover is a picture; pages 2 to 5 and 63 to 67 are bare, as in the text edition.
        pdf.image(Image.new("RGB", (20, 30), (40, 60, 120)), x=80, y=200, w=200, h=300)
        return
    pdf.set_font("Helvetica", size=8)
    for number, line in enumerate(layout.running_header):
        pdf.text(LEFT, 40 + 9 * number, line)
    pdf.text(WIDTH - 60 - pdf.get_string_width(f"{page} ({PAGES})"), 40, f"{page} ({PAGES})")


def _print_page(
    pdf: FPDF, parts: Sequence[SectionLine], blocks: Sequence[Block], layout: Layout
) -> None:
    notes = [part.line for part in parts if part.line.role is Role.FOOTNOTE]
    links = [part.line.text for part in parts if LINK.fullmatch(part.line.text)]
    printed = list(_printed(parts, blocks, layout))
    bottom = FOOT - NOTE_LEADING * len(notes)
    needed = sum(LEADING + line.space for line in printed)
    squeeze = min(1.0, (bottom - 14 - TOP) / needed) if needed else 1.0
    numbers = {match[1] for note in notes if (match := re.match(r"(\d{1,2}) ", note.text))}
    y = TOP
    for line in printed:
        # A table's label shares its first line with the description.
        y += (line.space + (0 if line.kind == "cell" else LEADING)) * squeeze
        _print_line(pdf, line, y, numbers)
    for number, link in enumerate(links):
        pdf.link(LEFT, TOP + 20 * number, 100, 10, link)
    _print_notes(pdf, notes, bottom)


def _printed(
    parts: Sequence[SectionLine], blocks: Sequence[Block], layout: Layout
) -> Iterator[Printed]:
    in_items = {
        piece.start
        for block in blocks
        if block.kind in {PassageKind.LIST, PassageKind.SEE_ALSO}
        for item in block.items
        for piece in item
    }
    levels = {title: level for level, title in layout.outline}
    tables = {table.section for table in layout.table}
    rows = {row.section.removesuffix(":") for row in layout.rows}
    space, table_done = 0.0, False
    for part in parts:
        line = part.line
        if line.role in {Role.LINK, Role.FOOTNOTE, Role.RUNNING_HEADER}:
            continue
        if part.heading_path and part.heading_path[-1] in tables and not part.is_heading:
            if not table_done:
                yield from _printed_table(part.heading_path, blocks)
            table_done, space = True, LEADING
            continue
        if not line.text:
            space = max(space, LEADING if line.role is Role.PARAGRAPH_END else LEADING / 2)
            continue
        in_rows = bool(rows & set(part.heading_path[-1:]))
        listed = line.text_start in in_items and not in_rows
        if part.is_heading:
            title = part.heading_path[-1]
            yield Printed(line.text, "heading", space, _level(title, levels))
        elif line.role is Role.BULLET:
            yield Printed(line.raw.lstrip(), "bullet", space, indent=BULLET_INDENT)
        else:
            # The text edition has an empty line inside wrapped bullets; no page has.
            yield Printed(
                line.raw.lstrip(),
                "text",
                0.0 if listed and space < LEADING else space,
                indent=BULLET_INDENT if listed else 0.0,
            )
        space = 0.0


def _level(title: str, levels: dict[str, int]) -> int:
    return levels.get(title) or levels[f"{title}:"]


def _printed_table(path: tuple[str, ...], blocks: Sequence[Block]) -> Iterator[Printed]:
    for block in blocks:
        if block.kind is not PassageKind.TABLE_ROW or block.heading_path[:-1] != path:
            continue
        yield Printed(block.lead[0].text, "text", LEADING)
        for number, piece in enumerate(block.items[0]):
            yield Printed(piece.text, "text" if number else "cell", 0.0, indent=TABLE_INDENT)


def _print_line(pdf: FPDF, line: Printed, y: float, numbers: set[str]) -> None:
    if line.kind == "heading":
        pdf.set_font("Helvetica", style="B", size=HEADING_SIZES[line.level])
        pdf.text(LEFT, y, line.text)
        return
    pdf.set_font("Times", size=12)
    if line.kind == "bullet":
        pdf.text(LEFT + 4, y, "\u2022")
    _print_with_marks(pdf, LEFT + line.indent, y, line.text, numbers)


def _print_with_marks(pdf: FPDF, x: float, y: float, text: str, numbers: set[str]) -> None:
    """Footnote marks stand raised and small where the text edition glued them to the word."""
    at = 0
    for match in NOTE_MARK.finditer(text):
        if not set(match[1].split(",")) <= numbers:
            continue
        x = _print_run(pdf, x, y, text[at : match.start()], size=12)
        x = _print_run(pdf, x, y - 4, match[1], size=8)
        at = match.end()
    _print_run(pdf, x, y, text[at:], size=12)


def _print_run(pdf: FPDF, x: float, y: float, text: str, *, size: float) -> float:
    pdf.set_font("Times", size=size)
    if text:
        pdf.text(x, y, text)
    return x + pdf.get_string_width(text)


def _print_notes(pdf: FPDF, notes: Sequence[Line], top: float) -> None:
    if not notes:
        return
    pdf.line(LEFT, top, LEFT + 144, top)
    for number, note in enumerate(notes, 1):
        y = top + NOTE_LEADING * number
        mark = re.match(r"(\d{1,2})( .*)", note.text)
        x = _print_run(pdf, LEFT, y - 3, mark[1], size=6.5) if mark else LEFT
        _print_run(pdf, x, y, mark[2] if mark else note.text, size=10)


if __name__ == "__main__":
    make_guideline_pdf(Path(sys.argv[1]))
