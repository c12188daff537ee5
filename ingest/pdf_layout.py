"""A whole document's runs as lines in reading order: what the reading process hands over."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.lines import LINK, Line, Role
from ingest.pdf_document import OutlineEntry, PdfDocument, PdfError, PdfPage, PdfRefusal, Unseen
from ingest.pdf_fragments import Fragment, find_fragments
from ingest.pdf_furniture import PageParts, number_pages, sort_out
from ingest.pdf_headings import Style, body_size, folded, heading_levels, looks_like_heading, style
from ingest.pdf_hyphens import mend_hyphens
from ingest.pdf_lines import DEDENT_POINTS, PdfLine, find_lines

# More than this share of characters that no keyboard writes: the fonts lack their table.
UNREADABLE_SHARE = 0.2
# More than this share unseen, on pages that are pictures: a scan with a hidden text layer.
HIDDEN_SHARE = 0.8
MAX_HEADING_LINES = 3


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text a person who looks at the page does not read; it is never in a passage."""

    page: int
    why: str
    text: str


@dataclass(frozen=True, slots=True)
class PdfReading:
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...] = ()
    mended_hyphens: int = 0
    # Printed numbers of pages that are a picture or empty.
    without_text: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfResult:
    """What the reading process says: the whole reading or why there is none."""

    reading: PdfReading | None = None
    refusal: PdfRefusal | None = None
    detail: str = ""


def read_layout(document: PdfDocument) -> PdfReading:
    """Raises `PdfError` for a document without text that can be cited."""
    _check_text(document)
    fragments = [
        find_fragments(run for run in page.runs if run.unseen is Unseen.SEEN)
        for page in document.pages
    ]
    size = body_size([fragment for own in fragments for fragment in own])
    parts = sort_out(
        [(page.height, own) for page, own in zip(document.pages, fragments, strict=True)], size
    )
    numbers = number_pages(parts, [page.label for page in document.pages])
    pages = [
        find_lines(own.body, page.rules) for own, page in zip(parts, document.pages, strict=True)
    ]
    _mark_page_openings(pages)
    levels = _find_levels(pages, document.outline, size)
    lines, mended = _number(list(_to_lines(parts, pages, numbers, levels)))
    if not any(line.text and line.role is not Role.RUNNING_HEADER for line in lines):
        raise PdfError(PdfRefusal.NO_TEXT)
    return PdfReading(
        lines,
        tuple(_left_out(document.pages, numbers)),
        mended,
        tuple(number for number, page in zip(numbers, parts, strict=True) if not page.body),
    )


def _check_text(document: PdfDocument) -> None:
    runs = [run for page in document.pages for run in page.runs]
    characters = sum(len(run.text.strip()) for run in runs)
    hidden = sum(len(run.text.strip()) for run in runs if run.unseen)
    images = sum(page.images for page in document.pages)
    if images and hidden >= HIDDEN_SHARE * characters:
        raise PdfError(PdfRefusal.SCANNED)
    if hidden >= characters:
        raise PdfError(PdfRefusal.NO_TEXT)
    odd = sum(_is_unreadable(char) for run in runs for char in run.text)
    if odd > UNREADABLE_SHARE * characters:
        raise PdfError(PdfRefusal.UNREADABLE_FONTS, f"{odd} of {characters} characters")


def _is_unreadable(char: str) -> bool:
    return char < " " or "\x7f" <= char < "\xa0" or "\ue000" <= char <= "\uf8ff" or char == "\ufffd"


def _mark_page_openings(pages: Sequence[list[PdfLine]]) -> None:
    """A page goes on with the paragraph before, unless its first line stands left of a list."""
    in_list = 0.0
    for lines in pages:
        if not lines:
            continue
        first = lines[0]
        ended = bool(in_list) and not first.bullet
        ended = ended and first.fragment.left < in_list - DEDENT_POINTS
        ended = ended and not first.text[:1].islower()
        lines[0] = replace(first, opens_page=not ended, ends_before=ended)
        for line in lines:
            if line.bullet:
                in_list = line.fragment.left
            elif line.ends_before or line.fragment.left < in_list - DEDENT_POINTS:
                in_list = 0.0


def _find_levels(
    pages: Sequence[Sequence[PdfLine]], outline: Sequence[OutlineEntry], size: float
) -> Mapping[tuple[int, int], int]:
    """The level of each heading line by page index and place on the page."""
    titles = {(entry.index, folded(entry.title)): entry.level for entry in outline}
    levels: dict[tuple[int, int], int] = {}
    found: list[tuple[int, Fragment]] = []
    styled: dict[tuple[int, int], Style] = {}
    for index, lines in enumerate(pages):
        for at, line in enumerate(lines):
            if line.in_table or line.bullet:
                continue
            if named := _named(lines, at, index, titles):
                levels.update({(index, at + place): named[1] for place in range(named[0])})
            if looks_like_heading(line.fragment, size):
                found.append((index, line.fragment))
                styled[index, at] = style(line.fragment)
    by_style = heading_levels(found, outline)
    return {place: by_style[own] for place, own in styled.items()} | levels


def _named(
    lines: Sequence[PdfLine], at: int, index: int, titles: Mapping[tuple[int, str], int]
) -> tuple[int, int] | None:
    """How many lines from `at` on make a title of the outline, and its level."""
    title = ""
    for length, line in enumerate(lines[at : at + MAX_HEADING_LINES], 1):
        title += folded(line.text)
        if level := titles.get((index, title)):
            return length, level
    return None


def _to_lines(
    parts: Sequence[PageParts],
    pages: Sequence[Sequence[PdfLine]],
    numbers: Sequence[int],
    levels: Mapping[tuple[int, int], int],
) -> Iterator[Line]:
    """Lines without their number and place in the text, which are given when all are there."""
    blank = Line(0, 0, "")
    for page, lines, number in zip(parts, pages, numbers, strict=True):
        blank = replace(blank, page=number)
        for fragment in page.furniture:
            yield replace(blank, raw=fragment.text, role=Role.RUNNING_HEADER)
        before = 0
        for at, line in enumerate(lines):
            level = levels.get((page.index, at), 0)
            if line.ends_before or (level != before and at):
                yield replace(blank, raw=" ", role=Role.PARAGRAPH_END)
            elif line.gap:
                yield replace(blank, role=Role.GAP)
            yield _to_line(line, number, level)
            before = level
        for fragment in page.notes:
            yield replace(blank, raw=fragment.text, role=Role.FOOTNOTE)


def _to_line(line: PdfLine, number: int, level: int) -> Line:
    role = Role.BULLET if line.bullet else Role.LINK if LINK.fullmatch(line.text) else Role.TEXT
    raw = f"{line.text}  " if line.fragment.ended else line.text
    return Line(0, 0, raw, number, role, line.opens_page, level)


def _number(lines: Sequence[Line]) -> tuple[tuple[Line, ...], int]:
    """Cut words mended; every line with its number and its place in the text they make up."""
    read = [
        at for at, line in enumerate(lines) if line.text and line.role in {Role.TEXT, Role.BULLET}
    ]
    texts, mended = mend_hyphens([lines[at].raw for at in read])
    raws = dict(zip(read, texts, strict=True))
    numbered: list[Line] = []
    start = 0
    for at, line in enumerate(lines):
        raw = raws.get(at, line.raw)
        if at in raws and not raw.strip():
            continue
        numbered.append(replace(line, number=len(numbered) + 1, start=start, raw=raw))
        start += len(raw) + 1
    return tuple(numbered), mended


def _left_out(pages: Sequence[PdfPage], numbers: Sequence[int]) -> Iterator[LeftOut]:
    for page, number in zip(pages, numbers, strict=True):
        texts: Counter[Unseen] = Counter()
        for run in page.runs:
            if run.unseen and run.text.strip():
                texts[run.unseen] += 1
        for why in texts:
            text = " ".join(run.text.strip() for run in page.runs if run.unseen is why)
            yield LeftOut(number, why.value, text[:200])
