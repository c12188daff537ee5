from dataclasses import replace

import pytest

from corpus.exercise import EXERCISES_FILE, load_exercises
from evals.case import Gold, Split, Turn, load_cases
from evals.exercises import exercise_rows, is_exercise
from evals.side_commands import GUIDELINE_ID


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


def test_the_committed_exercises_are_those_of_the_development_cases():
    rows = exercise_rows(load_cases(split=Split.DEV), source_id=GUIDELINE_ID)
    written = [row.model_dump_json() for row in rows]
    assert EXERCISES_FILE.read_text(encoding="utf-8").splitlines() == written, (
        "run `python -m evals exercises`"
    )
    assert len(load_exercises()) == len(written) > 50
