"""Consultation: find a passage or a number while the caller waits."""

from collections.abc import Iterable

import streamlit as st

from assistant.privacy import find_identity_data
from corpus.passage import SearchHit
from ui import texts
from ui.answer_side import AnswerSide, Contact, Library
from ui.draft_review import show_draft_review
from ui.outage import OUTAGES, show_outage
from ui.page_behaviour import set_language_and_announce
from ui.passage_view import hit_place_html, passage_html, place_html
from ui.safe_html import EMPTY, Html, element, escape, join, show, telephone
from ui.search_box import show_search_box

SEARCH_PLACES = 3


def show_consultation_page(assistant: AnswerSide) -> None:
    show(element("h1", escape(texts.CONSULTATION_TITLE)))
    show(element("p", escape(texts.CONSULTATION_INTRO)))
    tabs = st.tabs(list(texts.CONSULTATION_TABS))
    for number in range(SEARCH_PLACES):
        with tabs[number]:
            show_search(f"search-{number + 1}", assistant)
    with tabs[SEARCH_PLACES]:
        show_contacts(assistant.library.contacts)
    with tabs[SEARCH_PLACES + 1]:
        show_draft_review()
    set_language_and_announce()


@st.fragment
def show_search(name: str, assistant: AnswerSide) -> None:
    query = show_search_box(
        name,
        label=texts.SEARCH_LABEL,
        placeholder=texts.SEARCH_PLACEHOLDER,
        hint=texts.SEARCH_HELP,
    )
    with st.container(key=f"hits-{name}"):
        if not query:
            return
        if find_identity_data(query):
            show(_status(texts.SEARCH_BLOCKED))
            return
        try:
            hits = assistant.search(query)
        except OUTAGES as error:
            show_outage(texts.ERROR_SEARCH, error)
            return
        show(hits_html(hits, assistant.library))


def hits_html(hits: tuple[SearchHit, ...], library: Library) -> Html:
    if not hits:
        return _status(texts.SEARCH_NONE)
    return join(
        [
            _status(texts.SEARCH_COUNT.format(count=len(hits))),
            *(_hit_html(hit, library) for hit in hits),
        ]
    )


def _hit_html(hit: SearchHit, library: Library) -> Html:
    passage = hit.passage
    return element(
        "details",
        element(
            "summary",
            hit_place_html(passage, library.sources),
            element("span", escape(_beginning(passage.text)), class_="beginning"),
        ),
        passage_html(passage),
        place_html(passage, library.sources),
        class_="hit",
    )


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:24]) + (" …" if len(words) > 24 else "")  # noqa: PLR2004 - two lines


def _status(text: str) -> Html:
    return element("p", escape(text), role="status", class_="status")


@st.fragment
def show_contacts(contacts: tuple[Contact, ...]) -> None:
    show(element("h2", escape(texts.CONTACTS_TITLE)))
    show(element("p", escape(texts.CONTACTS_INTRO)))
    show(contacts_html(contacts, show_search_box("contacts", label=texts.CONTACTS_FILTER)))


def contacts_html(contacts: Iterable[Contact], wanted: str) -> Html:
    """Show those whose name, number or task holds what is wanted."""
    shown = [
        one
        for one in contacts
        if wanted.casefold() in f"{one.name} {one.phone} {one.about}".casefold()
    ]
    return _contacts_table(shown) if shown else _status(texts.CONTACTS_NONE)


def _contacts_table(contacts: list[Contact]) -> Html:
    # The roles are said outright: on a narrow screen the style makes a block of every row, and a
    # browser then forgets that it was a table.
    names = texts.CONTACTS_COLUMNS
    head = (element("th", escape(name), scope="col", role="columnheader") for name in names)
    rows = (_contact_row(one) for one in contacts)
    table = element(
        "table",
        element("thead", element("tr", *head, role="row"), role="rowgroup"),
        element("tbody", *rows, role="rowgroup"),
        role="table",
        aria_label=texts.CONTACTS_TITLE,
        class_="contacts",
    )
    return element("div", table, class_="table")


def _contact_row(one: Contact) -> Html:
    return element(
        "tr",
        element("th", escape(one.name), scope="row", role="rowheader"),
        element("td", telephone(one.phone) if one.phone else EMPTY, class_="number", role="cell"),
        element("td", escape(one.about), role="cell"),
        element("td", escape(texts.PAGE.format(page=one.page)), role="cell"),
        role="row",
    )
