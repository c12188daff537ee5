"""Exercises: a question, then the passage that answers it; progress lives in the session."""

from dataclasses import dataclass

import streamlit as st

from corpus.passage import Passage
from corpus.written_questions import attach_questions
from ui import texts
from ui.answer_side import Library
from ui.passage_view import passage_html, place_html
from ui.safe_html import element, escape, join, show

COUNT = 10
_KNOWN = "exercises_known"


@dataclass(frozen=True, slots=True)
class Exercise:
    question: str
    passage: Passage


def choose_exercises(library: Library, *, count: int = COUNT) -> tuple[Exercise, ...]:
    """Pick questions spread evenly over the guideline, so that all of it is practised."""
    attached = attach_questions(tuple(library.passages.values()))
    # The first question of a place is its plainest; its others say the same in other words.
    by_passage: dict[str, str] = {}
    for question in attached.questions:
        if len(question.places) == 1 and question.text.endswith("?"):
            by_passage.setdefault(question.places[0].passage_id, question.text)
    all_exercises = [
        Exercise(by_passage[passage.id], passage)
        for passage in library.passages.values()
        if passage.id in by_passage
    ]
    step = max(1, len(all_exercises) // count)
    return tuple(all_exercises[::step][:count])


@st.fragment
def show_exercises(exercises: tuple[Exercise, ...], library: Library) -> None:
    show(element("p", escape(texts.EXERCISE_INTRO)))
    if not exercises:
        show(element("p", escape(texts.EXERCISE_NONE)))
        return
    known: list[bool] = st.session_state.setdefault(_KNOWN, [])
    progress = texts.EXERCISE_PROGRESS.format(
        done=len(known), count=len(exercises), known=sum(known)
    )
    show(element("p", escape(progress), role="status", class_="status"))
    if len(known) >= len(exercises):
        show(element("p", element("strong", escape(texts.EXERCISE_FINISHED))))
        st.button(texts.EXERCISE_AGAIN, key="exercise-again", on_click=known.clear)
        return
    _show_one(len(known) + 1, exercises, library)


def _show_one(number: int, exercises: tuple[Exercise, ...], library: Library) -> None:
    exercise = exercises[number - 1]
    title = texts.EXERCISE_QUESTION.format(number=number, count=len(exercises))
    show(
        element(
            "div",
            element("h2", escape(title), class_="label"),
            element("p", escape(exercise.question)),
            class_="question",
        )
    )
    st.text_area(texts.EXERCISE_OWN_ANSWER, key=f"own-answer-{number}", height=100)
    shown = f"exercise-shown-{number}"
    if not st.session_state.get(shown):
        st.button(texts.EXERCISE_SHOW, key=f"show-{number}", on_click=_mark, args=(shown,))
        return
    passage = exercise.passage
    show(
        element(
            "section",
            join([passage_html(passage), place_html(passage, library.sources)]),
            class_="card",
        )
    )
    with st.container(horizontal=True):
        st.button(texts.EXERCISE_KNEW, key=f"knew-{number}", on_click=_done, args=(1,))
        st.button(texts.EXERCISE_REPEAT, key=f"repeat-{number}", on_click=_done, args=(0,))


def _mark(key: str) -> None:
    st.session_state[key] = True


def _done(knew: int) -> None:
    st.session_state[_KNOWN].append(bool(knew))
