"""The smallest script of our own: `lang`, announcements to screen readers, the look of the page."""

from pathlib import Path

import streamlit as st

from ui import texts
from ui.safe_html import visible

_HERE = Path(__file__).parent
STYLE = (_HERE / "style.css").read_text(encoding="utf-8")
_SCRIPT = (_HERE / "page_behaviour.js").read_text(encoding="utf-8")


def apply_style() -> None:
    st.html(f"<style>{STYLE}</style>")


def set_language_and_announce(message: str = "", *, message_id: str = "", show: str = "") -> None:
    """Read `message` out once for each new `message_id`; `show` is a class brought into view."""
    component = st.components.v2.component("page_behaviour", js=_SCRIPT)
    component(
        key="page_behaviour",
        data={
            "language": texts.LANGUAGE,
            "names": texts.CONTROL_NAMES,
            "message": visible(message),
            "message_id": message_id,
            "show_class": show,
        },
        height="content",
    )
