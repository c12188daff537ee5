"""A button that puts a text on the clipboard and says so."""

from pathlib import Path

import streamlit as st

from ui import texts
from ui.safe_html import escape

_SCRIPT = (Path(__file__).parent / "copy_button.js").read_text(encoding="utf-8")


def show_copy_button(label: str, text: str, *, key: str) -> None:
    # Streamlit keeps one markup a name. The label stands in it, not only in the script's data: a
    # screen reader may be there before the script.
    component = st.components.v2.component(
        f"copy_button {label}", html=_markup(label), js=_SCRIPT, isolate_styles=False
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


def _markup(label: str) -> str:
    return f'<button type="button" class="copy-button" aria-live="polite">{escape(label)}</button>'
