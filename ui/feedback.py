"""Thumbs with a reason; the question itself is kept only if the reader says so."""

import sqlite3

import streamlit as st

from assistant.working_store import Feedback, IdentityDataError, WorkingStore
from corpus.settings import load_settings
from ui import texts
from ui.conversation import Exchange
from ui.outage import show_outage


def working_store() -> WorkingStore:
    return WorkingStore(load_settings().data_dir)


def show_feedback(exchange: Exchange) -> None:
    number = exchange.number
    if st.session_state.get(f"thanked-{number}"):
        st.text(st.session_state[f"thanked-{number}"])
        return
    with st.popover(texts.FEEDBACK_LABEL), st.form(f"feedback-{number}", border=False):
        verdict = st.radio(
            texts.FEEDBACK_LABEL, texts.FEEDBACK_VERDICTS, key=f"verdict-{number}", horizontal=True
        )
        # Nothing chosen beforehand: «Nej» would go off with a reason that says the opposite.
        reason = st.selectbox(
            texts.FEEDBACK_REASON,
            texts.FEEDBACK_REASONS,
            index=None,
            placeholder=texts.FEEDBACK_REASON_NONE,
            key=f"reason-{number}",
        )
        keep = st.checkbox(texts.FEEDBACK_WITH_QUESTION, key=f"keep-{number}")
        st.caption(texts.FEEDBACK_NO_TEXT)
        if st.form_submit_button(texts.FEEDBACK_SEND):
            helpful = verdict == texts.FEEDBACK_VERDICTS[0]
            # A follow-up means nothing without what went before.
            asked = exchange.reply.interpreted_as or exchange.reply.question
            question = asked if keep else ""
            _send(
                exchange,
                _feedback(exchange, helpful=helpful, reason=reason or "", question=question),
            )


def _feedback(exchange: Exchange, *, helpful: bool, reason: str, question: str) -> Feedback:
    reply = exchange.reply
    cited = dict.fromkeys(
        citation.passage_id for statement in reply.statements for citation in statement.citations
    )
    return Feedback(
        helpful=helpful,
        reason=reason,
        outcome=reply.outcome.value,
        snapshot=reply.snapshot,
        passage_ids=tuple(cited),
        question=question,
    )


def _send(exchange: Exchange, feedback: Feedback) -> None:
    thanks = texts.FEEDBACK_THANKS
    try:
        thanks = _save(feedback)
    except (OSError, sqlite3.Error) as error:
        show_outage(texts.FEEDBACK_FAILED, error)
        return
    st.session_state[f"thanked-{exchange.number}"] = thanks
    st.rerun()


def _save(feedback: Feedback) -> str:
    try:
        working_store().add_feedback(feedback)
    except IdentityDataError:
        without_question = Feedback(
            feedback.helpful,
            feedback.reason,
            feedback.outcome,
            feedback.snapshot,
            feedback.passage_ids,
        )
        working_store().add_feedback(without_question)
        return texts.FEEDBACK_BLOCKED
    return texts.FEEDBACK_THANKS
