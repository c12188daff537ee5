"""One statement as markup: its section and page, its lines and lists, a label a sentence."""

from assistant.reply import Citation, Statement
from corpus.source import SourceKind
from ui.answer_side import Library
from ui.norm_label import labelled_html
from ui.passage_view import kind_html, lines_html, lines_of, place_name, source_kind
from ui.safe_html import Html, element, escape, join
from ui.source_panel import quote_span

# Enough to find the section, short enough for a line.
SHOWN_HEADINGS = 2


Place = tuple[str, str, tuple[str, ...]]


def statement_html(
    statement: Statement, library: Library, *, before: Statement | None = None
) -> Html:
    """`before` is the statement above: what stands in the same place does not name it again."""
    lines = lines_of_statement(statement, library)
    places = _places(statement.citations, library)
    known = _places(before.citations, library) if before else ()
    return element(
        "div",
        join(_place_html(place) for place in places if places != known),
        lines_html((labelled_html(line), is_item) for line, is_item in lines),
        class_="statement",
    )


def stands_with(statement: Statement, before: Statement | None, library: Library) -> bool:
    """Whether both are quoted from the same section and page."""
    return before is not None and _places(statement.citations, library) == _places(
        before.citations, library
    )


def _places(citations: tuple[Citation, ...], library: Library) -> tuple[Place, ...]:
    """What kind of source, which section, which pages: each section once."""
    places: dict[tuple[str, str], dict[str, None]] = {}
    for citation in citations:
        place = place_name(library.passages.get(citation.passage_id), citation.page)
        kind = source_kind(library.sources.get(citation.source_id))
        places.setdefault((kind, _section(citation, library)), {})[place] = None
    return tuple((kind, section, tuple(pages)) for (kind, section), pages in places.items())


def _place_html(place: Place) -> Html:
    """Where it stands, before it is read."""
    kind, section, pages = place
    where = ", ".join(part for part in (section, *pages) if part)
    return element("p", kind_html(kind), escape(f" {where}"), class_="place")


def _section(citation: Citation, library: Library) -> str:
    source = library.sources.get(citation.source_id)
    # The guideline is what everyone asks about; any other source is named.
    title = () if source and source.kind is SourceKind.GUIDELINE else (citation.title,)
    return " › ".join((*title, *citation.section[-SHOWN_HEADINGS:]))


def lines_of_statement(statement: Statement, library: Library) -> list[tuple[str, bool]]:
    """Its lines, and whether each is an item of a list."""
    return _verbatim_lines(statement, library) or _plain_lines(statement.text)


def _plain_lines(text: str) -> list[tuple[str, bool]]:
    return [(line.strip(), False) for line in text.split("\n") if line.strip()]


def _verbatim_lines(statement: Statement, library: Library) -> list[tuple[str, bool]]:
    """The lines as the sources divide them; none when the statement is more than its quotes."""
    if statement.text != "\n".join(citation.quote for citation in statement.citations):
        return []
    lines: list[tuple[str, bool]] = []
    for citation in statement.citations:
        own = _lines_of_quote(citation, library)
        if not own:
            return []
        # Items too long to share a passage with their lead-in are passages of their own.
        is_item = citation.passage_id != statement.citations[0].passage_id and _leads(lines)
        lines += [(line, is_item or in_list) for line, in_list in own]
    return lines


def _lines_of_quote(citation: Citation, library: Library) -> list[tuple[str, bool]]:
    passage = library.passages.get(citation.passage_id)
    span = quote_span(passage, citation) if passage else None
    if passage is None or span is None:
        return []
    return [
        (passage.text[line.start : line.end], is_item) for line, is_item in lines_of(passage, span)
    ]


def _leads(lines: list[tuple[str, bool]]) -> bool:
    return bool(lines) and (lines[-1][1] or lines[-1][0].rstrip().endswith(":"))
