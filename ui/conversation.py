"""The conversation of one browser tab: kept in the session, gone when the tab closes."""

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from assistant.followup import Turn
from assistant.reply import Outcome, Reply

_KEY = "conversation"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and its reply; `number` counts from 1 within the conversation."""

    number: int
    reply: Reply
    as_of: date | None


def today() -> date:
    """The reader's calendar day, not an instant."""
    return date.today()  # noqa: DTZ011


def exchanges() -> list[Exchange]:
    conversation: list[Exchange] = st.session_state.setdefault(_KEY, [])
    return conversation


def add(reply: Reply, *, as_of: date | None) -> Exchange:
    # A blocked question holds identity data: the session keeps its redacted form only.
    kept = replace(reply, question="") if reply.outcome is Outcome.BLOCKED else reply
    exchange = Exchange(len(exchanges()) + 1, kept, as_of)
    exchanges().append(exchange)
    return exchange


def history() -> tuple[Turn, ...]:
    """Return what was asked and answered so far; a blocked question leaves no trace here."""
    turns: list[Turn] = []
    for exchange in exchanges():
        if exchange.reply.outcome is Outcome.BLOCKED:
            continue
        turns.append(Turn(role="user", text=exchange.reply.question))
        turns.append(Turn(role="assistant", text=exchange.reply.text))
    return tuple(turns)


def clear() -> None:
    """Forgets everything the session holds, opened sources and drafts included."""
    st.session_state.clear()
