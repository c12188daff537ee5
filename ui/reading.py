"""A source to read in full: its chapters, and the passages of one with headings and pages."""

from collections.abc import Iterable

from corpus.passage import Passage
from ui.answer_side import Library
from ui.passage_view import pages, passage_html, readings_html
from ui.safe_html import EMPTY, Html, element, escape, join


def chapters(source_id: str, library: Library) -> tuple[str, ...]:
    """List the top headings of a source, in its order."""
    tops = (
        passage.heading_path[0]
        for passage in library.passages.values()
        if passage.source_id == source_id and passage.heading_path
    )
    return tuple(dict.fromkeys(tops))


def passages_of_chapter(source_id: str, chapter: str, library: Library) -> tuple[Passage, ...]:
    return tuple(
        passage
        for passage in library.passages.values()
        if passage.source_id == source_id and passage.heading_path[:1] == (chapter,)
    )


def passages_under(heading: str, library: Library) -> tuple[Passage, ...]:
    return tuple(
        passage for passage in library.passages.values() if heading in passage.heading_path
    )


def reading_html(passages: Iterable[Passage], *, below: str = "") -> Html:
    """Show passages one after the other, a heading wherever the section changes.

    `below` is the heading that stands above them all: it is not said twice.
    """
    parts: list[Html] = []
    above: tuple[str, ...] = ()
    for passage in passages:
        if passage.heading_path != above:
            above = passage.heading_path
            if above[-1:] != (below,):
                parts.append(_heading(above))
        parts.append(
            element(
                "div",
                passage_html(passage),
                readings_html(passage.readings),
                element("p", escape(pages(passage)), class_="page"),
                class_="read",
            )
        )
    return join(parts)


def _heading(path: tuple[str, ...]) -> Html:
    if not path:
        return EMPTY
    above = element("span", escape(" › ".join(path[:-1])), class_="above")
    return element("h3", above if len(path) > 1 else EMPTY, escape(path[-1]))
