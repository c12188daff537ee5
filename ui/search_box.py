"""Search as you type: Streamlit's own text field waits for Enter, this one does not."""

from pathlib import Path

import streamlit as st

from ui import texts
from ui.safe_html import escape

_SCRIPT = (Path(__file__).parent / "search_box.js").read_text(encoding="utf-8")
# Shorter, and every letter asks the server; longer, and the list lags behind. Arbitrary.
PAUSE_MS = 180


def show_search_box(name: str, *, label: str, placeholder: str = "", hint: str = "") -> str:
    """Show the box and return what stands in it; hits to step among are in `hits-{name}`."""
    # Streamlit keeps one markup a name.
    component = st.components.v2.component(
        f"search_box {label}", html=_markup(label), js=_SCRIPT, isolate_styles=False
    )
    state = component(
        key=f"box-{name}",
        data={
            "name": name,
            "placeholder": placeholder,
            "hint": hint,
            "copied": texts.COPIED,
            "pause_ms": PAUSE_MS,
        },
        default={"query": ""},
        on_query_change=lambda: None,
        height="content",
    )
    return str(state.query or "").strip()


def _markup(label: str) -> str:
    return (
        f'<div class="search-box"><label><span>{escape(label)}</span>'
        '<input type="search" autocomplete="off"></label><p></p></div>'
    )
