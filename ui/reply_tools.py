"""What can be done with a reply: take it along with its sources, say what it was worth."""

from functools import partial

import streamlit as st

from ui import texts
from ui.answer_side import Library
from ui.conversation import Exchange
from ui.copy_button import show_copy_button
from ui.feedback import show_feedback
from ui.hand_in import show_hand_in
from ui.reply_export import ExportedReply, as_markdown, as_plain_text, export

_DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_reply_tools(exchange: Exchange, library: Library) -> None:
    number = exchange.number
    with st.container(horizontal=True, key=f"tools-{number}"):
        show_copy_button(texts.COPY, as_plain_text(exchange, library), key=f"copy-{number}")
        show_copy_button(
            texts.COPY_MARKDOWN, as_markdown(exchange, library), key=f"copy-markdown-{number}"
        )
        _show_downloads(exchange, library)
        show_hand_in(exchange)
        show_feedback(exchange)


def _show_downloads(exchange: Exchange, library: Library) -> None:
    parts = export(exchange, library)
    files = (
        (texts.DOWNLOAD_DOCX, "docx", _DOCX_TYPE, partial(_docx, parts)),
        (texts.DOWNLOAD_PDF, "pdf", "application/pdf", partial(_pdf, parts)),
    )
    for label, ending, mime, make in files:
        # Made when asked for: most answers are read, not saved.
        st.download_button(
            label,
            data=make,
            file_name=f"{texts.DOWNLOAD_NAME}.{ending}",
            mime=mime,
            on_click="ignore",
            key=f"{ending}-{exchange.number}",
        )


def _docx(parts: ExportedReply) -> bytes:
    # Loaded at the first download: the two libraries would double the wait for the first page.
    from ui.reply_documents import as_docx  # noqa: PLC0415

    return as_docx(parts)


def _pdf(parts: ExportedReply) -> bytes:
    from ui.reply_documents import as_pdf  # noqa: PLC0415

    return as_pdf(parts)
