"""One exchange on the page: the question, the outcome, the statements with their sources."""

import streamlit as st

from assistant.reply import Citation, Outcome, Reply
from corpus.passage import SearchHit
from ui import texts
from ui.answer_side import AnswerSide, Library
from ui.conversation import Exchange, today
from ui.notice_view import beside_html, cards_html, general_html, urgent_html
from ui.passage_view import hit_place_html, passage_html, place_name, source_kind
from ui.reply_tools import show_reply_tools
from ui.safe_html import EMPTY, Html, element, escape, join, paragraphs, show
from ui.source_panel import is_open, show_source_panel, toggle
from ui.statement_view import stands_with, statement_html


@st.fragment
def show_exchange(exchange: Exchange, assistant: AnswerSide) -> None:
    """Draw as a fragment, so that opening a source redraws this exchange only."""
    reply = exchange.reply
    with st.container(key=f"exchange-{exchange.number}"):
        show(question_html(exchange))
        show(opening_html(exchange))
        numbers = citation_numbers(reply)
        for index in range(len(reply.statements)):
            _show_statement(exchange, index, numbers, assistant.library)
        show(cards_html(reply))
        _show_evidence(reply, assistant.library)
        if reply.outcome is not Outcome.BLOCKED:
            show_reply_tools(exchange, assistant.library)


def question_html(exchange: Exchange) -> Html:
    reply = exchange.reply
    blocked = reply.outcome is Outcome.BLOCKED
    text = paragraphs(texts.QUESTION_HIDDEN if blocked else reply.question)
    read_as = (
        element("p", escape(f"{texts.INTERPRETED_AS}: {reply.interpreted_as}"), class_="read-as")
        if reply.interpreted_as
        else EMPTY
    )
    return element(
        "div",
        element("h2", escape(texts.QUESTION_LABEL), class_="label"),
        text,
        read_as,
        class_=f"question exchange-start-{exchange.number}",
    )


def opening_html(exchange: Exchange) -> Html:
    """Show the outcome in words, what is urgent, and our own sentence before the quotes."""
    reply = exchange.reply
    symbol = element(
        "span", escape(texts.OUTCOME_SYMBOLS[reply.outcome]), class_="symbol", aria_hidden="true"
    )
    return element(
        "div",
        urgent_html(reply),
        element("h2", symbol, escape(texts.OUTCOME_TITLES[reply.outcome])),
        paragraphs(reply.lead),
        general_html(reply),
        element("p", escape(texts.MODES[reply.mode]), class_="mode") if reply.statements else EMPTY,
        _as_of_html(exchange),
        class_=f"outcome {reply.outcome.value}",
    )


def _as_of_html(exchange: Exchange) -> Html:
    if exchange.as_of in (None, today()):
        return EMPTY
    return element("p", element("strong", escape(texts.AS_OF_SHOWN.format(day=exchange.as_of))))


def citation_numbers(reply: Reply) -> dict[Citation, int]:
    """Give the same quote the same number wherever it is cited."""
    numbers: dict[Citation, int] = {}
    for statement in reply.statements:
        for citation in statement.citations:
            numbers.setdefault(citation, len(numbers) + 1)
    return numbers


def _show_statement(
    exchange: Exchange, index: int, numbers: dict[Citation, int], library: Library
) -> None:
    statement = exchange.reply.statements[index]
    state_key = f"open-{exchange.number}-{index}"
    before = exchange.reply.statements[index - 1] if index else None
    # Stands it in the same place, it is drawn as one text with what is above.
    kind = "more" if stands_with(statement, before, library) else "statement"
    with st.container(key=f"{kind}-{exchange.number}-{index}"):
        show(statement_html(statement, library, before=before))
        with st.container(horizontal=True, key=f"citations-{exchange.number}-{index}"):
            for place, citation in enumerate(statement.citations):
                where = place_name(library.passages.get(citation.passage_id), citation.page)
                st.button(
                    texts.CITATION.format(
                        number=numbers[citation],
                        kind=source_kind(library.sources.get(citation.source_id)),
                        place=where,
                    ),
                    key=f"cite-{exchange.number}-{index}-{place}",
                    on_click=toggle,
                    args=(state_key, numbers[citation], citation),
                    type="primary" if is_open(state_key, citation) else "secondary",
                )
        show_source_panel(state_key, library)
        show(beside_html(exchange.reply, index))


def _show_evidence(reply: Reply, library: Library) -> None:
    if not reply.evidence:
        return
    with st.expander(texts.EVIDENCE.format(count=len(reply.evidence))):
        show(element("p", escape(texts.EVIDENCE_INTRO)))
        show(join(hit_html(hit, library) for hit in reply.evidence))


def hit_html(hit: SearchHit, library: Library) -> Html:
    """One found passage, folded; opened in the browser without asking the server."""
    return element(
        "details",
        element("summary", hit_place_html(hit.passage, library.sources, rank=hit.rank)),
        passage_html(hit.passage),
        class_="hit",
    )
