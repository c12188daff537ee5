"""About: what this is and is not, what happens to what one writes, and what is running."""

import tomllib
from functools import cache
from pathlib import Path

import streamlit as st
from pydantic import BaseModel, ConfigDict, TypeAdapter

from corpus.settings import load_settings
from ui import texts
from ui.accessibility_statement import accessibility_statement_html
from ui.answer_side import AnswerSide
from ui.page_behaviour import set_language_and_announce
from ui.safe_html import EMPTY, element, escape, join, show

_FILE = Path(__file__).parent / "content" / "about.toml"
_PROJECT_FILE = Path(__file__).parents[1] / "pyproject.toml"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid")

    heading: str
    paragraphs: tuple[str, ...]


@cache
def load_sections() -> tuple[_Section, ...]:
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))["section"]
    return TypeAdapter(tuple[_Section, ...]).validate_python(raw)


@cache
def _version() -> str:
    return str(tomllib.loads(_PROJECT_FILE.read_text(encoding="utf-8"))["project"]["version"])


def show_about_page(assistant: AnswerSide) -> None:
    show(element("h1", escape(texts.ABOUT_TITLE)))
    show(
        element(
            "section",
            element("h2", escape(texts.AI_NOTICE_TITLE)),
            element("p", escape(texts.AI_NOTICE)),
            class_="notice ai",
        )
    )
    for section in load_sections():
        body = join(element("p", escape(line)) for line in section.paragraphs)
        show(element("section", element("h2", escape(section.heading)), body))
    _show_running(assistant)
    _show_accessibility_statement()
    set_language_and_announce()


def _show_running(assistant: AnswerSide) -> None:
    model = load_settings().chat_model
    rows = (
        (texts.ABOUT_MODE, texts.ABOUT_GENERATED if model else texts.ABOUT_EXTRACTIVE),
        (texts.ABOUT_MODEL, model or texts.ABOUT_NO_MODEL),
        (texts.EXPORT_SNAPSHOT, assistant.library.snapshot),
        (texts.ABOUT_VERSION, _version()),
    )
    entries = (
        join([element("dt", escape(name)), element("dd", escape(value))]) for name, value in rows
    )
    sent = element("p", escape(texts.ABOUT_SENT)) if model else EMPTY
    running = element("h2", escape(texts.ABOUT_RUNNING))
    show(element("section", running, element("dl", *entries, class_="facts"), sent))


def _show_accessibility_statement() -> None:
    with st.expander(texts.ABOUT_ACCESSIBILITY):
        show(element("section", accessibility_statement_html()))
    st.caption(texts.EXPORT_DISCLAIMER)
