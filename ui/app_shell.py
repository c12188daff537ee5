"""The frame around the pages: navigation, style, and the one place that opens the assistant."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from ui import texts
from ui.answer_side import AnswerSide
from ui.ask_page import show_ask_page
from ui.outage import OUTAGES, show_outage
from ui.page_behaviour import apply_style, set_language_and_announce

# A file of our own: Streamlit would fetch a named icon from a foreign host.
_ICON = Path(__file__).parent / "icon.png"


def run(open_assistant: Callable[[], AnswerSide]) -> None:
    st.set_page_config(page_title=texts.APP_NAME, page_icon=str(_ICON))
    apply_style()
    page = st.navigation(_pages(open_assistant), position="top")
    page.run()


def _pages(open_assistant: Callable[[], AnswerSide]) -> list[st.Page]:
    shown = [(texts.PAGE_ASK, "fraga", show_ask_page)]
    return [
        st.Page(
            partial(_show_page, show_page, open_assistant),
            title=title,
            url_path=path,
            default=path == "fraga",
        )
        for title, path, show_page in shown
    ]


def _show_page(
    show_page: Callable[[AnswerSide], None], open_assistant: Callable[[], AnswerSide]
) -> None:
    try:
        assistant = _opened(open_assistant)
    except OUTAGES as error:
        set_language_and_announce()
        show_outage(texts.ERROR_START, error)
        return
    show_page(assistant)


@st.cache_resource(show_spinner=False)
def _opened(_open_assistant: Callable[[], AnswerSide]) -> AnswerSide:
    """Open once for all sessions; the cache holds the store, never a question."""
    return _open_assistant()
