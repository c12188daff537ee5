"""What can be done with a reply: copy it with its sources."""

import streamlit as st

from ui import texts
from ui.answer_side import Library
from ui.conversation import Exchange
from ui.copy_button import show_copy_button
from ui.reply_export import as_markdown, as_plain_text


def show_reply_tools(exchange: Exchange, library: Library) -> None:
    with st.container(horizontal=True, key=f"tools-{exchange.number}"):
        show_copy_button(
            texts.COPY, as_plain_text(exchange, library), key=f"copy-{exchange.number}"
        )
        show_copy_button(
            texts.COPY_MARKDOWN,
            as_markdown(exchange, library),
            key=f"copy-markdown-{exchange.number}",
        )
