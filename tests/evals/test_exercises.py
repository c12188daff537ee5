from dataclasses import replace

import pytest

from corpus.exercise import load_exercises
from evals.case import Gold, Split, Turn, load_cases
from evals.exercises import exercise_rows, is_exercise


@pytest.fixture(scope="module")
def direct():
    return next(case for case in load_cases(split=Split.DEV) if is_exercise(case))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"split": Split.HELDOUT}, id="held out"),
        pytest.param({"kind": "injection"}, id="tries the machine"),
        pytest.param({"history": (Turn("user", "Hej"),)}, id="needs what went before"),
        pytest.param({"answerable": False}, id="has no answer"),
        pytest.param({"gold": ()}, id="has no place"),
        pytest.param({"gold": (Gold("a", 1), Gold("b", 2))}, id="needs two places"),
        pytest.param({"question": "skyddat boende"}, id="is no question"),
    ],
)
def test_a_case_that_nobody_can_practise_on_is_left_out(direct, change):
    assert len(list(exercise_rows([direct], source_id="x"))) == 1
    assert list(exercise_rows([replace(direct, **change)], source_id="x")) == []


def test_no_committed_exercise_gives_a_held_out_question_away():
    written = {one.question for one in load_exercises()}
    assert len(written) > 50
    assert written.isdisjoint(case.question for case in load_cases(split=Split.HELDOUT))
