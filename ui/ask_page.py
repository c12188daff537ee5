"""Ask: a question in, a reply with its sources out."""

from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.reply import Outcome
from ui import conversation, texts
from ui.answer_side import AnswerSide
from ui.conversation import Exchange, today
from ui.example_questions import Theme, load_themes
from ui.outage import OUTAGES, show_outage
from ui.page_behaviour import set_language_and_announce
from ui.page_shell import ai_notice
from ui.progress import StageLine
from ui.reply_view import show_exchange
from ui.safe_html import element, escape, join, show
from ui.waiting import CrowdedError, waiting_room

_PENDING, _AS_OF = "pending_question", "as-of"
# Before the guideline and any act that it builds on; without it the field begins ten years ago.
_FIRST_DAY = date(1990, 1, 1)
# As much as the assistant reads; what is longer could not be answered as it stands.
MAX_QUESTION_CHARS = 20_000


def show_ask_page(assistant: AnswerSide) -> None:
    as_of = _show_head()
    places = _Places(st.empty(), st.container(key="conversation"), st.container())
    question = _question_box() or st.session_state.pop(_PENDING, "")
    if not question:
        _draw(places, assistant, failed=None)
        return
    # At once: left standing, the examples would push the answer about.
    places.start.empty()
    with places.conversation:
        wait_place = st.empty()
    try:
        # Drawing has its turn too: with forty drawn at once, nobody's answer is whole for long.
        with waiting_room().place(lambda: _say_wait(wait_place)):
            wait_place.empty()
            with places.conversation:
                failed = _answer(assistant, question, as_of)
            _draw(places, assistant, failed=failed)
    except CrowdedError as error:
        wait_place.empty()
        _draw(places, assistant, failed=error)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of the page are drawn, from top to bottom."""

    start: DeltaGenerator
    conversation: DeltaGenerator
    behaviour: DeltaGenerator


def _draw(places: _Places, assistant: AnswerSide, *, failed: Exception | None) -> None:
    with places.behaviour:
        _announce(conversation.exchanges())
    if not conversation.exchanges() and failed is None:
        with places.start.container():
            _show_start()
    with places.conversation:
        _show_conversation(assistant)
        if failed is not None:
            crowded = isinstance(failed, CrowdedError)
            show_outage(texts.ERROR_CROWDED if crowded else texts.ERROR_ANSWER, failed)


def _show_conversation(assistant: AnswerSide) -> None:
    exchanges = conversation.exchanges()
    for exchange in exchanges:
        show_exchange(exchange, assistant)
    if exchanges and exchanges[-1].reply.outcome is Outcome.BLOCKED:
        _offer_redacted(exchanges[-1])


def _question_box() -> str:
    # In a container of its own: pinned by Streamlit it would scroll the page to its end.
    with st.container(key="question-box"):
        typed = st.chat_input(texts.ASK_PLACEHOLDER, key="question", max_chars=MAX_QUESTION_CHARS)
    return typed or ""


def _answer(assistant: AnswerSide, question: str, as_of: date) -> Exception | None:
    """Return the outage, if the question could not be answered."""
    try:
        with StageLine() as line:
            reply = assistant.answer(
                question, history=conversation.history(), as_of=as_of, progress=line.show
            )
    except OUTAGES as error:
        return error
    conversation.add(reply, as_of=as_of)
    return None


def _say_wait(place: DeltaGenerator) -> None:
    with place.container():
        show(element("p", escape(texts.WAITING), role="status", class_="status"))


def _show_head() -> date:
    """Show the title, the date and the way to start over; return the date."""
    with st.container(horizontal=True, vertical_alignment="center", key="page-head"):
        show(element("h1", escape(texts.ASK_TITLE)))
        with st.popover(_as_of_title()):
            as_of = _as_of()
        st.button(
            texts.NEW_QUESTION,
            key="new-question",
            help=texts.NEW_QUESTION_HELP,
            on_click=conversation.clear,
        )
    return as_of


def _as_of() -> date:
    chosen = st.date_input(
        texts.AS_OF_LABEL,
        value=today(),
        min_value=_FIRST_DAY,
        format="YYYY-MM-DD",
        help=texts.AS_OF_HELP,
        key=_AS_OF,
    )
    return chosen if isinstance(chosen, date) else today()


def _as_of_title() -> str:
    """Another day than today is told without the field being opened."""
    day = st.session_state.get(_AS_OF) or today()
    return texts.AS_OF_TODAY if day == today() else texts.AS_OF_DAY.format(day=day)


def _show_start() -> None:
    show(
        join(
            [
                element("p", escape(texts.ASK_INTRO)),
                ai_notice(),
                element("h2", escape(texts.EXAMPLES_TITLE)),
            ]
        )
    )
    with st.container(key="themes"):
        for number, theme in enumerate(load_themes()):
            with st.container(key=f"theme-{number}"):
                _show_theme(theme)


def _show_theme(theme: Theme) -> None:
    show(element("h3", escape(theme.name)))
    for question in theme.questions:
        st.button(question, key=f"example-{question}", on_click=_ask_next, args=(question,))


def _ask_next(question: str) -> None:
    st.session_state[_PENDING] = question


def _offer_redacted(exchange: Exchange) -> None:
    redacted = exchange.reply.redacted_question
    if not redacted:
        return
    show(
        element(
            "div",
            element("h3", escape(texts.REDACTED_LABEL)),
            element("p", escape(redacted)),
            class_="redacted",
        )
    )
    st.button(
        texts.ASK_REDACTED,
        key=f"redacted-{exchange.number}",
        type="primary",
        on_click=_ask_next,
        args=(redacted,),
    )


def _announce(exchanges: list[Exchange]) -> None:
    if not exchanges:
        set_language_and_announce()
        return
    latest = exchanges[-1]
    outcome = texts.OUTCOME_TITLES[latest.reply.outcome]
    count = len(latest.reply.statements)
    template = texts.ANNOUNCE_ANSWER if count else texts.ANNOUNCE_NO_STATEMENT
    set_language_and_announce(
        template.format(outcome=outcome, statements=count),
        message_id=f"answer-{latest.number}",
        show=f"exchange-start-{latest.number}",
    )
