"""A button that puts a text on the clipboard and says so."""

from pathlib import Path

import streamlit as st

from ui import texts
from ui.safe_html import escape

_SCRIPT = (Path(__file__).parent / "copy_button.js").read_text(encoding="utf-8")
# It has a name before the script gives it its own: a screen reader may be there first.
_MARKUP = (
    f'<button type="button" class="copy-button" aria-live="polite">{escape(texts.COPY)}</button>'
)


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
