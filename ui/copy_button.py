"""A button that puts a text on the clipboard and says so."""

from pathlib import Path

import streamlit as st

from ui import texts

_SCRIPT = (Path(__file__).parent / "copy_button.js").read_text(encoding="utf-8")
_MARKUP = '<button type="button" class="copy-button" aria-live="polite"></button>'


def show_copy_button(label: str, text: str, *, key: str) -> None:
    component = st.components.v2.component(
        "copy_button", html=_MARKUP, js=_SCRIPT, isolate_styles=False
    )
    component(
        key=key,
        data={
            "label": label,
            "text": text,
            "done": texts.COPIED,
            "failed": texts.COPY_FAILED,
        },
        height="content",
        width="content",
    )
