"""Documents whose format says what a heading or a list is: HTML, Word and Markdown, as lines."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

import docx
import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt

from ingest.lines import Line, Role
from ingest.reading import ReadingError

PAGE = 1
HEADINGS = {f"h{level}": level for level in range(1, 7)}
SKIPPED = {"script", "style", "nav", "footer", "header", "form", "menu", "noscript", "template"}
SKIPPED |= {"svg", "button", "aside", "head", "iframe", "object"}
BLOCKS = {"p", "div", "li", "tr", "section", "article", "blockquote", "pre", "dt", "dd", "table"}
BLOCKS |= {"ul", "ol", "main", "body", "figure", "figcaption", "caption", *HEADINGS}
# The part of a page that holds its text, where it does not say so itself.
MAIN_SHARE = 0.8
# A Word document's text is small; what unpacks to more than this was made to.
MAX_UNPACKED_BYTES = 200_000_000
MARKUP_SUFFIXES = {".html", ".htm", ".docx", ".md"}


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One paragraph, heading or item; `heading_level` 0 is no heading."""

    text: str
    heading_level: int = 0
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The lines, and the text that their places refer to."""

    lines: tuple[Line, ...]
    text: str


def read_marked_text(data: bytes, name: str) -> MarkedText:
    """Raises `ReadingError` when the file is not what its suffix says, or holds no text."""
    readers = {".docx": _read_docx, ".md": _read_markdown}
    read = readers.get(PurePath(name).suffix.casefold(), _read_html)
    marked = [line for line in read(data, name) if line.text]
    if not marked:
        raise ReadingError(f"{name} holds no text")
    return _placed(marked)


def _placed(marked: Sequence[MarkedLine]) -> MarkedText:
    """Every line but one within a list is followed by one that ends the paragraph."""
    lines: list[Line] = []
    start = 0
    for at, one in enumerate(marked):
        role = Role.BULLET if one.is_item else Role.TEXT
        number = len(lines) + 1
        lines.append(Line(number, start, one.text, PAGE, role, heading_level=one.heading_level))
        start += len(one.text) + 1
        within = marked[at + 1 : at + 2] and marked[at + 1].is_item
        if not within:
            lines.append(Line(number + 1, start, "", PAGE, Role.PARAGRAPH_END))
            start += 1
    return MarkedText(tuple(lines), "\n".join(line.raw for line in lines))


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _read_html(data: bytes, name: str) -> Iterator[MarkedLine]:
    try:
        parser = lxml.html.HTMLParser(encoding=_encoding(data), no_network=True)
        root = lxml.html.document_fromstring(data, parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(f"{name} is not HTML that can be read: {error}") from error
    return _Blocks().read(_main_part(root))


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are; else what the page itself declares."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _main_part(root: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    named = root.xpath("//main | //*[@role='main']")
    if named:
        return named[0]
    part = root.find("body") if root.find("body") is not None else root
    wanted = MAIN_SHARE * _paragraph_chars(part)
    titled = part.find(".//h1") is not None
    while True:
        inner = [child for child in part if isinstance(child.tag, str)]
        best = max(inner, key=_paragraph_chars, default=None)
        if best is None or best.tag == "p" or _paragraph_chars(best) < max(wanted, 1):
            return part
        if titled and best.find(".//h1") is None:
            return part
        part = best


def _paragraph_chars(part: lxml.html.HtmlElement) -> int:
    return sum(len(one.text_content()) for one in part.iter("p"))


@dataclass(slots=True)
class _Blocks:
    """Gathers running text until a block begins or ends."""

    parts: list[str] = field(default_factory=list)
    level: int = 0
    is_item: bool = False

    def read(self, root: lxml.html.HtmlElement) -> Iterator[MarkedLine]:
        walk = lxml.etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            tag = element.tag
            if event == "start" and tag in SKIPPED:
                walk.skip_subtree()
            elif event == "start":
                yield from self._begin(tag)
                self.parts.append(" " if tag == "br" else element.text or "")
            elif event == "end" and tag in BLOCKS:
                yield from self._end()
            elif tag in {"td", "th"}:
                self.parts.append(" \u00b7 ")
            if event != "start" and element is not root:
                self.parts.append(element.tail or "")
        yield from self._end()

    def _begin(self, tag: str) -> Iterator[MarkedLine]:
        if tag in BLOCKS:
            was_item = self.is_item
            yield from self._end()
            self.level = HEADINGS.get(tag, 0)
            # A paragraph that opens an item is the item.
            self.is_item = tag == "li" or (was_item and tag in {"p", "div"})

    def _end(self) -> Iterator[MarkedLine]:
        text = _fold("".join(self.parts)).strip(" \u00b7")
        self.parts = []
        if text:
            yield MarkedLine(text, self.level, self.is_item)
            self.level, self.is_item = 0, False


def _read_docx(data: bytes, name: str) -> Iterator[MarkedLine]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MAX_UNPACKED_BYTES:
            raise ReadingError(f"{name} unpacks to {unpacked} bytes, over {MAX_UNPACKED_BYTES}")
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, lxml.etree.LxmlError) as error:
        raise ReadingError(f"{name} is not a Word document that can be read: {error}") from error
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from _rows(part)
        else:
            yield _of_paragraph(part)


def _of_paragraph(paragraph: Paragraph) -> MarkedLine:
    style = (paragraph.style.style_id if paragraph.style else "") or ""
    heading = re.match(r"(?:Heading|Rubrik)\s?(\d)", style)
    level = 1 if style in {"Title", "Rubrik"} else int(heading[1]) if heading else 0
    listed = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    is_item = not level and (listed or style.startswith(("List", "Punktlista", "Numreradlista")))
    return MarkedLine(_fold(paragraph.text), level, is_item)


def _rows(table: Table) -> Iterator[MarkedLine]:
    for row in table.rows:
        # A merged cell is met once for every column it spans.
        cells = dict.fromkeys(_fold(cell.text) for cell in row.cells)
        yield MarkedLine(" \u00b7 ".join(cell for cell in cells if cell))


def _read_markdown(data: bytes, name: str) -> Iterator[MarkedLine]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadingError(f"{name} is not UTF-8 text (byte {error.start})") from error
    # Raw HTML in the text is shown as it stands, never read as markup.
    page = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    return _read_html(f"<main>{page}</main>".encode(), name)
