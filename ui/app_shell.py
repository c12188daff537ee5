"""The frame around the pages: navigation, style, and the one place that opens the assistant."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from corpus.settings import SettingsError
from ui import texts
from ui.about_page import show_about_page
from ui.answer_side import AnswerSide
from ui.ask_page import show_ask_page
from ui.consultation_page import show_consultation_page
from ui.example_questions import load_themes
from ui.introduction_page import show_introduction_page
from ui.outage import OUTAGES, show_outage
from ui.page_behaviour import apply_style, set_language_and_announce
from ui.page_shell import brand_html
from ui.safe_html import show
from ui.sources_page import show_sources_page

# A file of our own: Streamlit would fetch a named icon from a foreign host.
_ICON = Path(__file__).parent / "icon.png"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _ShownPage:
    title: str
    path: str
    show: Callable[[AnswerSide], None]


# The first is where one begins; the last is linked from the foot of every page.
_PAGES = (
    _ShownPage(texts.PAGE_ASK, "fraga", show_ask_page),
    _ShownPage(texts.PAGE_CONSULTATION, "konsultation", show_consultation_page),
    _ShownPage(texts.PAGE_INTRODUCTION, "introduktion", show_introduction_page),
    _ShownPage(texts.PAGE_SOURCES, "kallor", show_sources_page),
    _ShownPage(texts.PAGE_ABOUT, "om", show_about_page),
)


def run(open_assistant: Callable[[], AnswerSide]) -> None:
    pages = [_page(shown, open_assistant) for shown in _PAGES]
    page = st.navigation(pages, position="top")
    st.set_page_config(page_title=f"{page.title} – {texts.APP_NAME}", page_icon=str(_ICON))
    apply_style()
    show(brand_html())
    page.run()
    with st.container(key="footer"):
        st.page_link(pages[-1], label=texts.ABOUT_LINK)


def warm_up(open_assistant: Callable[[], AnswerSide]) -> None:
    """Open everything before the first reader comes, so that none of them waits for it.

    Raises `SettingsError`. Any other outage is left for the page to show when it is asked for.
    """
    try:
        assistant = _opened(open_assistant)
        # The first answer opens what is opened late.
        assistant.answer(load_themes()[0].questions[0])
    except SettingsError:
        raise
    except OUTAGES as error:
        _log.error("the app starts without its sources: %s", type(error).__name__)


def _page(shown: _ShownPage, open_assistant: Callable[[], AnswerSide]) -> StreamlitPage:
    return st.Page(
        partial(_show_page, shown.show, open_assistant),
        title=shown.title,
        url_path=shown.path,
        default=shown is _PAGES[0],
    )


def _show_page(
    show_page: Callable[[AnswerSide], None], open_assistant: Callable[[], AnswerSide]
) -> None:
    try:
        assistant = _opened(open_assistant)
    except SettingsError as error:
        _show_failed_start(texts.ERROR_SETTINGS, error)
        return
    except OUTAGES as error:
        _show_failed_start(texts.ERROR_START, error)
        return
    try:
        show_page(assistant)
    except OUTAGES as error:
        show_outage(texts.ERROR_PAGE, error)


def _show_failed_start(message: str, error: Exception) -> None:
    set_language_and_announce()
    show_outage(message, error)


@st.cache_resource(show_spinner=False)
def _opened(_open_assistant: Callable[[], AnswerSide]) -> AnswerSide:
    """Open once for all sessions; the cache holds the store, never a question."""
    return _open_assistant()
