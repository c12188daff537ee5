"""Exercises: a question, then the passage that answers it; progress lives in the session."""

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from corpus.anchor import Anchor, resolve
from corpus.exercise import load_exercises
from corpus.passage import Passage, Span
from corpus.written_questions import attach_questions
from ui import texts
from ui.answer_side import Library
from ui.passage_view import passage_html, place_html
from ui.safe_html import element, escape, show

COUNT = 10
_KNOWN, _ROUND = "exercises_known", "exercises_round"


@dataclass(frozen=True, slots=True)
class Exercise:
    """`answer` is the part of the passage that answers, when it is known to the letter."""

    question: str
    passage: Passage
    answer: Span | None = None


def all_exercises(library: Library) -> tuple[Exercise, ...]:
    """Written exercises and questions to passages, in the order of the sources."""
    passages = tuple(library.passages.values())
    order = {passage.id: place for place, passage in enumerate(passages)}
    found = [*_from_register(passages, library), *_from_passage_questions(passages, library)]
    # Two ways to ask for the same words teach no more than one.
    first = {exercise.passage.id: exercise for exercise in reversed(found)}
    return tuple(sorted(first.values(), key=lambda exercise: order[exercise.passage.id]))


def _from_register(passages: tuple[Passage, ...], library: Library) -> Iterator[Exercise]:
    for row in load_exercises():
        anchor = Anchor(source_id=row.source_id, page=row.page, first=row.quote, last=row.quote)
        for place in resolve(anchor, passages)[:1]:
            passage = library.passages[place.passage_id]
            yield Exercise(row.question, passage, Span(place.start, place.end))


def _from_passage_questions(passages: tuple[Passage, ...], library: Library) -> Iterator[Exercise]:
    # The first question of a place is its plainest; its others say the same in other words.
    for question in attach_questions(passages).questions:
        if len(question.places) == 1 and question.text.endswith("?"):
            yield Exercise(question.text, library.passages[question.places[0].passage_id])


def choose_exercises(
    exercises: tuple[Exercise, ...], *, round_number: int = 0, count: int = COUNT
) -> tuple[Exercise, ...]:
    """Spread evenly over the sources, so that all of it is practised; others the next round."""
    step = max(1, len(exercises) // count)
    return exercises[round_number % step :: step][:count]


@st.fragment
def show_exercises(exercises: tuple[Exercise, ...], library: Library) -> None:
    show(element("p", escape(texts.EXERCISE_INTRO)))
    if not exercises:
        show(element("p", escape(texts.EXERCISE_NONE)))
        return
    chosen = choose_exercises(exercises, round_number=st.session_state.get(_ROUND, 0))
    known: list[bool] = st.session_state.setdefault(_KNOWN, [])
    progress = texts.EXERCISE_PROGRESS.format(done=len(known), count=len(chosen), known=sum(known))
    show(element("p", escape(progress), role="status", class_="status"))
    if len(known) >= len(chosen):
        show(element("p", element("strong", escape(texts.EXERCISE_FINISHED))))
        st.button(texts.EXERCISE_AGAIN, key="exercise-again", on_click=_next_round)
        return
    _show_one(len(known) + 1, chosen, library)


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
    # A key a round: what was written to one question must not stand under another.
    which = f"{st.session_state.get(_ROUND, 0)}-{number}"
    st.text_area(texts.EXERCISE_OWN_ANSWER, key=f"own-answer-{which}", height=100)
    shown = f"exercise-shown-{which}"
    if not st.session_state.get(shown):
        st.button(
            texts.EXERCISE_SHOW, key=f"show-{which}", type="primary", on_click=_mark, args=(shown,)
        )
        return
    _show_source(exercise, library)
    with st.container(horizontal=True):
        st.button(texts.EXERCISE_KNEW, key=f"knew-{which}", on_click=_done, args=(1,))
        st.button(texts.EXERCISE_REPEAT, key=f"repeat-{which}", on_click=_done, args=(0,))


def _show_source(exercise: Exercise, library: Library) -> None:
    passage = exercise.passage
    text = passage_html(passage, mark=exercise.answer)
    show(element("section", place_html(passage, library.sources), text, class_="card source"))


def _next_round() -> None:
    st.session_state[_KNOWN].clear()
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _mark(key: str) -> None:
    st.session_state[key] = True


def _done(knew: int) -> None:
    st.session_state[_KNOWN].append(bool(knew))
