"""The words of the guideline: abbreviations and definitions, each heading once."""

from collections.abc import Iterable

import streamlit as st

from corpus.passage import Passage, PassageKind
from ui import texts
from ui.answer_side import Library
from ui.passage_view import pages, passage_html
from ui.safe_html import Html, element, escape, join, show
from ui.search_box import show_search_box

_KINDS = (PassageKind.DEFINITION, PassageKind.TABLE_ROW)


@st.fragment
def show_glossary(library: Library) -> None:
    show(element("h2", escape(texts.INTRODUCTION_TABS[1])))
    wanted = show_search_box("glossary", label=texts.GLOSSARY_FILTER)
    show(glossary_html(library.passages.values(), wanted))


def glossary_html(passages: Iterable[Passage], wanted: str) -> Html:
    """Show the words that hold what is wanted, those of one heading together."""
    under: dict[str, list[Passage]] = {}
    for passage in passages:
        heading = passage.heading_path[-1] if passage.heading_path else ""
        if passage.kind in _KINDS and wanted.casefold() in f"{heading} {passage.text}".casefold():
            under.setdefault(heading, []).append(passage)
    if not under:
        return element("p", escape(texts.GLOSSARY_NONE), role="status")
    return join(_words(heading, passages) for heading, passages in under.items())


def _words(heading: str, passages: list[Passage]) -> Html:
    entries = (
        element(
            "div",
            element("div", passage_html(passage)),
            element("p", escape(pages(passage)), class_="page"),
            class_="term",
        )
        for passage in passages
    )
    return element("section", element("h3", escape(heading)), *entries, class_="read")
