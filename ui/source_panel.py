"""The source beneath a statement: the passage in its section, the quote marked, the page."""

from dataclasses import dataclass, replace

import streamlit as st

from assistant.reply import Citation
from corpus.passage import Passage, Span
from ui import texts
from ui.answer_side import Library
from ui.page_picture import show_page_picture
from ui.passage_view import pages, passage_html, place_html, readings_html
from ui.safe_html import Html, element, escape, join, show


@dataclass(frozen=True, slots=True)
class OpenSource:
    """`number` is the citation that was opened, `passage_id` the passage now shown."""

    number: int
    citation: Citation
    passage_id: str
    whole_section: bool = False


def is_open(state_key: str, citation: Citation) -> bool:
    opened: OpenSource | None = st.session_state.get(state_key)
    return opened is not None and opened.citation == citation


def toggle(state_key: str, number: int, citation: Citation) -> None:
    if is_open(state_key, citation):
        st.session_state[state_key] = None
        return
    st.session_state[state_key] = OpenSource(number, citation, citation.passage_id)


def show_source_panel(state_key: str, library: Library) -> None:
    opened: OpenSource | None = st.session_state.get(state_key)
    if opened is None:
        return
    passage = library.passages.get(opened.passage_id)
    with st.container(border=True, key=f"source-{state_key}"):
        if passage is None:
            show(element("p", escape(texts.PASSAGE_MISSING)))
            return
        show(_panel_html(opened, passage, library))
        _show_picture(state_key, opened, passage, library)
        _show_controls(state_key, opened, passage, library)


def _show_picture(state_key: str, opened: OpenSource, passage: Passage, library: Library) -> None:
    at_quote = passage.id == opened.citation.passage_id
    show_page_picture(
        library.sources.get(passage.source_id),
        opened.citation.page if at_quote else passage.page_first,
        quote=opened.citation.quote if at_quote else "",
        key=state_key,
    )


def _panel_html(opened: OpenSource, passage: Passage, library: Library) -> Html:
    heading = texts.SOURCE_PANEL.format(number=opened.number)
    shown = section_of(passage, library) if opened.whole_section else (passage,)
    at_quote = passage.id == opened.citation.passage_id and not opened.whole_section
    page = opened.citation.page if at_quote else None
    body = join(_shown_passage(each, opened, alone=len(shown) == 1) for each in shown)
    return element(
        "section",
        element("h3", escape(heading)),
        place_html(passage, library.sources, page=page),
        body,
        class_="source",
        aria_label=heading,
    )


def _shown_passage(passage: Passage, opened: OpenSource, *, alone: bool) -> Html:
    mark = quote_span(passage, opened.citation)
    label = Html("") if alone else element("p", escape(pages(passage)), class_="page")
    return element(
        "div",
        label,
        passage_html(passage, mark=mark),
        readings_html(passage.readings),
        class_="passage cited" if mark else "passage",
    )


def quote_span(passage: Passage, citation: Citation) -> Span | None:
    """Find where the quote stands; nothing is marked when the place does not hold the quote."""
    if passage.id != citation.passage_id:
        return None
    if passage.text[citation.start : citation.end] != citation.quote or not citation.quote:
        return None
    return Span(citation.start, citation.end)


def section_of(passage: Passage, library: Library) -> tuple[Passage, ...]:
    return tuple(
        other
        for other in library.passages.values()
        if other.source_id == passage.source_id and other.heading_path == passage.heading_path
    )


def _neighbour(passage: Passage, library: Library, *, step: int) -> str | None:
    same_source = [
        other.id for other in library.passages.values() if other.source_id == passage.source_id
    ]
    place = same_source.index(passage.id) + step
    return same_source[place] if 0 <= place < len(same_source) else None


def _move(state_key: str, opened: OpenSource | None) -> None:
    st.session_state[state_key] = opened


def _show_controls(state_key: str, opened: OpenSource, passage: Passage, library: Library) -> None:
    previous = _neighbour(passage, library, step=-1)
    following = _neighbour(passage, library, step=1)
    section = texts.ONE_PASSAGE if opened.whole_section else texts.WHOLE_SECTION
    goals = [
        ("previous", texts.PREVIOUS_PASSAGE, previous and replace(opened, passage_id=previous)),
        ("next", texts.NEXT_PASSAGE, following and replace(opened, passage_id=following)),
        ("section", section, replace(opened, whole_section=not opened.whole_section)),
    ]
    if opened.passage_id != opened.citation.passage_id:
        goals.append(
            ("quote", texts.BACK_TO_QUOTE, replace(opened, passage_id=opened.citation.passage_id))
        )
    with st.container(horizontal=True):
        for name, label, goal in goals:
            st.button(
                label,
                key=f"{name}-{state_key}",
                on_click=_move,
                args=(state_key, goal or opened),
                disabled=not goal,
            )
        st.button(
            texts.CLOSE_SOURCE, key=f"close-{state_key}", on_click=_move, args=(state_key, None)
        )
