"""A second pair of eyes: a draft answer that a colleague approves, edits or rejects."""

import sqlite3
from collections.abc import Callable

import streamlit as st

from assistant.review_file import review_file
from assistant.working_store import Draft, DraftStatus, IdentityDataError
from ui import texts
from ui.feedback import working_store
from ui.outage import show_outage
from ui.safe_html import EMPTY, Html, element, escape, paragraphs, show
from ui.search_box import show_search_box

# Each shown draft is a form of its own; with more, the page answers slowly. Arbitrary.
MAX_SHOWN = 15
_KEPT, _JUST_KEPT = "drafts-kept", "draft-just-kept"


@st.fragment
def show_draft_review() -> None:
    show(element("h2", escape(texts.DRAFTS_TITLE)))
    show(element("p", escape(texts.DRAFTS_INTRO)))
    _show_form()
    wanted = show_search_box("drafts", label=texts.DRAFT_SEARCH)
    try:
        drafts = working_store().drafts(containing=wanted)
    except (OSError, sqlite3.Error) as error:
        show_outage(texts.DRAFT_FAILED, error)
        return
    if not drafts:
        show(element("p", escape(texts.DRAFT_NONE)))
    for draft in drafts[:MAX_SHOWN]:
        _show_draft(draft)
    if len(drafts) > MAX_SHOWN:
        _say(texts.DRAFTS_MORE.format(count=len(drafts) - MAX_SHOWN))


def _show_form() -> None:
    # Empty once more after a draft that was kept, and only then: what was stopped is mended.
    kept: int = st.session_state.get(_KEPT, 0)
    with st.form("new-draft", clear_on_submit=False):
        question = st.text_area(texts.DRAFT_QUESTION, key=f"draft-question-{kept}", height=80)
        answer = st.text_area(texts.DRAFT_ANSWER, key=f"draft-answer-{kept}", height=160)
        sent = st.form_submit_button(texts.DRAFT_SEND)
    if not sent:
        if st.session_state.pop(_JUST_KEPT, None):
            _say(texts.DRAFT_SENT)
        return
    if not question.strip() or not answer.strip():
        _say(texts.DRAFT_EMPTY)
        return
    if _keep(lambda: working_store().add_draft(question, answer)):
        st.session_state[_KEPT], st.session_state[_JUST_KEPT] = kept + 1, True
        st.rerun()


def _show_draft(draft: Draft) -> None:
    with st.container(border=True, key=f"draft-{draft.id}"):
        show(
            element(
                "section",
                element("h3", escape(texts.DRAFT_ITEM.format(number=draft.id, at=draft.at))),
                element("p", element("strong", escape(texts.DRAFT_STATUS[draft.status.value]))),
                paragraphs(draft.question),
                *([] if draft.status is DraftStatus.WAITING else [paragraphs(draft.answer)]),
                paragraphs(draft.reason and f"{texts.DRAFT_REASON}: {draft.reason}"),
                _sources_html(draft),
            )
        )
        _offer_file(draft)
        if draft.status is DraftStatus.WAITING:
            _show_decision(draft)


def _sources_html(draft: Draft) -> Html:
    if not draft.citations:
        return EMPTY
    rows = (
        element("li", escape(texts.DRAFT_SOURCE.format(page=place.page, quote=place.quote)))
        for place in draft.citations
    )
    return element(
        "details",
        element("summary", escape(texts.EXPORT_SOURCES)),
        element("ul", *rows),
        class_="hit",
    )


def _offer_file(draft: Draft) -> None:
    file = review_file(draft)
    if file is None:
        return
    st.download_button(
        texts.DRAFT_SAVE_FILE,
        data=file,
        file_name=texts.DRAFT_FILE_NAME.format(number=draft.id),
        mime="application/json",
        on_click="ignore",
        key=f"file-{draft.id}",
    )


def _show_decision(draft: Draft) -> None:
    number = f" {draft.id}"
    answer = st.text_area(texts.DRAFT_ANSWER + number, value=draft.answer, key=f"text-{draft.id}")
    reason = st.text_input(texts.DRAFT_REASON + number, key=f"why-{draft.id}")
    with st.container(horizontal=True):
        approved = st.button(texts.DRAFT_APPROVE, key=f"approve-{draft.id}", type="primary")
        rejected = st.button(texts.DRAFT_REJECT, key=f"reject-{draft.id}")
    if approved:
        status = DraftStatus.APPROVED if answer == draft.answer else DraftStatus.EDITED
        _decide(draft, status, answer=answer, reason=reason)
    if rejected and not reason.strip():
        _say(texts.DRAFT_REASON_NEEDED)
    elif rejected:
        _decide(draft, DraftStatus.REJECTED, answer=draft.answer, reason=reason)


def _decide(draft: Draft, status: DraftStatus, *, answer: str, reason: str) -> None:
    kept = _keep(lambda: working_store().decide(draft.id, status, answer=answer, reason=reason))
    if kept:
        st.rerun()


def _keep(write: Callable[[], None]) -> bool:
    try:
        write()
    except IdentityDataError:
        _say(texts.DRAFT_BLOCKED)
        return False
    except (OSError, sqlite3.Error) as error:
        show_outage(texts.DRAFT_FAILED, error)
        return False
    return True


def _say(text: str) -> None:
    show(element("p", escape(text), role="status", class_="status"))
