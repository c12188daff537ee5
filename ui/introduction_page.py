"""Introduction: the way of a case, the words, exercises and a check-list for new staff."""

import streamlit as st

from corpus.source import SourceKind
from ui import texts
from ui.answer_side import AnswerSide, Library
from ui.case_way import Step, load_steps
from ui.check_list import check_list_html, has_duties
from ui.exercises import Exercise, all_exercises, show_exercises
from ui.glossary import show_glossary
from ui.page_behaviour import set_language_and_announce
from ui.reading import chapters, passages_of_chapter, passages_under, reading_html
from ui.safe_html import element, escape, show

_STEP = "case_way_step"


def show_introduction_page(assistant: AnswerSide) -> None:
    library = assistant.library
    show(element("h1", escape(texts.INTRODUCTION_TITLE)))
    show(element("p", escape(texts.INTRODUCTION_INTRO)))
    way, glossary, exercises, check_list = st.tabs(list(texts.INTRODUCTION_TABS))
    with way:
        show_case_way(library)
    with glossary:
        show_glossary(library)
    with exercises:
        show_exercises(_exercises(library.snapshot, library), library)
    with check_list:
        show_check_list(library)
    set_language_and_announce()


@st.cache_resource(show_spinner=False)
def _exercises(_snapshot: str, _library: Library) -> tuple[Exercise, ...]:
    return all_exercises(_library)


@st.fragment
def show_case_way(library: Library) -> None:
    show(element("p", escape(texts.WAY_INTRO)))
    steps = load_steps()
    chosen: int = st.session_state.get(_STEP, 0)
    with st.container(horizontal=True, key="case-way"):
        for number, step in enumerate(steps):
            st.button(
                texts.WAY_STEP.format(number=number + 1, name=step.name),
                key=f"step-{number}",
                type="primary" if number == chosen else "secondary",
                on_click=_choose_step,
                args=(number,),
            )
    _show_step(steps[chosen], library)


def _choose_step(number: int) -> None:
    st.session_state[_STEP] = number


def _show_step(step: Step, library: Library) -> None:
    passages = passages_under(step.heading, library)
    missing = element("p", escape(texts.WAY_NOT_LOADED))
    text = reading_html(passages, below=step.name) if passages else missing
    show(
        element(
            "section",
            element("h2", escape(step.name)),
            element("p", element("strong", escape(step.about))),
            text,
            aria_label=step.name,
        )
    )


@st.cache_resource(show_spinner=False)
def _chapters_with_duties(_snapshot: str, _library: Library) -> tuple[tuple[str, str], ...]:
    return tuple(
        (source.id, chapter)
        for source in _library.sources.values()
        if source.kind is SourceKind.GUIDELINE and source.loaded
        for chapter in chapters(source.id, _library)
        if has_duties(passages_of_chapter(source.id, chapter, _library))
    )


@st.fragment
def show_check_list(library: Library) -> None:
    show(element("p", escape(texts.CHECKLIST_INTRO)))
    chosen = st.selectbox(
        texts.CHECKLIST_CHAPTER,
        _chapters_with_duties(library.snapshot, library),
        format_func=lambda pair: pair[1],
        key="check-list",
    )
    if chosen is None:
        show(element("p", escape(texts.CHECKLIST_NONE)))
        return
    show(element("p", escape(texts.CHECKLIST_PRINT), class_="status"))
    show(element("h2", escape(texts.CHECKLIST_TITLE.format(chapter=chosen[1]))))
    show(check_list_html(passages_of_chapter(*chosen, library)))
