"""From a reply to the second pair of eyes: its question, its answer and where they stand."""

import sqlite3

import streamlit as st

from assistant.reply import Reply
from assistant.working_store import CitedPlace, IdentityDataError
from ui import texts
from ui.conversation import Exchange
from ui.feedback import working_store
from ui.outage import show_outage


def show_hand_in(exchange: Exchange) -> None:
    said = f"handed-in-{exchange.number}"
    if st.session_state.get(said):
        st.text(st.session_state[said])
        return
    with st.popover(texts.HAND_IN):
        st.caption(texts.HAND_IN_ABOUT)
        if not st.button(texts.DRAFT_SEND, key=f"hand-in-{exchange.number}"):
            return
    try:
        st.session_state[said] = hand_in(exchange.reply)
    except (OSError, sqlite3.Error) as error:
        show_outage(texts.DRAFT_FAILED, error)
        return
    st.rerun()


def hand_in(reply: Reply) -> str:
    """Keep the reply as a draft to review; return what to tell the reader."""
    cited = dict.fromkeys(
        CitedPlace(citation.quote, citation.page)
        for statement in reply.statements
        for citation in statement.citations
    )
    # A follow-up means nothing to the colleague without what went before.
    question = reply.interpreted_as or reply.question
    try:
        working_store().add_draft(
            question, reply.text, outcome=reply.outcome, citations=tuple(cited)
        )
    except IdentityDataError:
        return texts.DRAFT_BLOCKED
    return texts.HAND_IN_DONE
