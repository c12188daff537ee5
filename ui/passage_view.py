"""A passage as markup: paragraphs and lists as in the source, the quote marked."""

from collections.abc import Iterable, Mapping

from corpus.passage import Passage, Reading, Span
from corpus.source import Source
from ui import texts
from ui.safe_html import EMPTY, Html, element, escape, join


def passage_html(passage: Passage, *, mark: Span | None = None) -> Html:
    return extract_html(passage, Span(0, len(passage.text)), mark=mark)


def extract_html(passage: Passage, extract: Span, *, mark: Span | None = None) -> Html:
    """Return the part of the passage inside `extract`, its list items as a list."""
    return lines_html(
        (_marked(passage.text, line, mark), is_item) for line, is_item in lines_of(passage, extract)
    )


def lines_html(lines: Iterable[tuple[Html, bool]]) -> Html:
    """Lines as paragraphs; those that are items, as lists."""
    parts: list[Html] = []
    items: list[Html] = []
    for line, is_item in lines:
        if is_item:
            items.append(element("li", line))
            continue
        parts += [_list(items), element("p", line)]
        items = []
    return join([*parts, _list(items)])


def _list(items: list[Html]) -> Html:
    return element("ul", *items) if items else EMPTY


def lines_of(passage: Passage, extract: Span) -> list[tuple[Span, bool]]:
    """Return the lines and list items of the extract, in order, blank ones left out."""
    edges: list[tuple[int, int, bool]] = []
    position = 0
    for item in passage.items:
        edges += [(start, end, False) for start, end in _lines(passage.text, position, item.start)]
        edges.append((item.start, item.end, True))
        position = item.end
    edges += [
        (start, end, False) for start, end in _lines(passage.text, position, len(passage.text))
    ]
    clipped = [
        (max(start, extract.start), min(end, extract.end), item) for start, end, item in edges
    ]
    return [
        (Span(start, end), item)
        for start, end, item in clipped
        if start < end and passage.text[start:end].strip()
    ]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    for line in text[start:end].splitlines(keepends=True):
        lines.append((start, start + len(line)))
        start += len(line)
    return lines


def _marked(text: str, block: Span, mark: Span | None) -> Html:
    if mark is None or mark.end <= block.start or mark.start >= block.end:
        return escape(text[block.start : block.end])
    start, end = max(mark.start, block.start), min(mark.end, block.end)
    return join(
        [
            escape(text[block.start : start]),
            element("mark", escape(text[start:end])),
            escape(text[end : block.end]),
        ]
    )


def readings_html(readings: tuple[Reading, ...]) -> Html:
    """Tell what tracked changes left garbled: the wording of the source and how it is read."""
    notes = (
        texts.READING.format(original=reading.original, reading=reading.reading)
        for reading in readings
    )
    return join(element("p", escape(note), class_="reading") for note in notes)


def place_html(passage: Passage, sources: Mapping[str, Source], *, page: int | None = None) -> Html:
    """Tell which document, which edition, which section, which page."""
    source = sources.get(passage.source_id)
    title = source.title if source else passage.source_id
    edition = (source.edition if source else "") or texts.EDITION_UNKNOWN
    trail = [element("li", escape(heading)) for heading in passage.heading_path]
    return join(
        [
            element(
                "p",
                kind_html(source_kind(source)),
                escape(" "),
                element("cite", escape(title)),
                escape(f", {edition}"),
                class_="title",
            ),
            element("ol", *trail, class_="trail") if trail else EMPTY,
            element("p", escape(pages(passage) if page is None else place_name(passage, page))),
        ]
    )


def source_kind(source: Source | None) -> str:
    return texts.SOURCE_KINDS[source.kind] if source else texts.SOURCE_KIND_UNKNOWN


def kind_html(kind: str) -> Html:
    return element("span", escape(capitalised(kind)), class_="kind")


def hit_place_html(passage: Passage, sources: Mapping[str, Source], *, rank: int = 0) -> Html:
    """One line to choose a passage by."""
    number = f"{rank}. " if rank else ""
    section = " › ".join(passage.heading_path)
    kind = kind_html(source_kind(sources.get(passage.source_id)))
    return join([escape(number), kind, escape(f" {section}, {pages(passage)}")])


def capitalised(text: str) -> str:
    # Not `capitalize`: it would write «Jo-beslut».
    return text[:1].upper() + text[1:]


def pages(passage: Passage) -> str:
    if passage.provision is not None or passage.page_first == passage.page_last:
        return place_name(passage, passage.page_first)
    return texts.PAGES.format(first=passage.page_first, last=passage.page_last)


def place_name(passage: Passage | None, page: int) -> str:
    """Name the page, but in an act the paragraph: a statute's text has no printed pages."""
    provision = passage.provision if passage else None
    if provision is None or not provision.section:
        return texts.PAGE.format(page=page)
    template = texts.PARAGRAPH_OF_CHAPTER if provision.chapter else texts.PARAGRAPH
    return template.format(chapter=provision.chapter, section=provision.section)
