"""Which cases new staff may practise on: plain questions with one place that answers them."""

from collections.abc import Iterable, Iterator

from corpus.exercise import ExerciseRow
from evals.case import Case, Split

# Asked the way a colleague would ask, not the way one tries a machine.
KIND = "direct"


def exercise_rows(cases: Iterable[Case], *, source_id: str) -> Iterator[ExerciseRow]:
    """Held-out cases are left out: what is shown to people is no longer unseen."""
    for case in cases:
        if case.split is Split.DEV and is_exercise(case):
            (gold,) = case.gold
            yield ExerciseRow(
                question=case.question, source_id=source_id, page=gold.page, quote=gold.quote
            )


def is_exercise(case: Case) -> bool:
    plain = case.kind == KIND and case.question.endswith("?") and not case.history
    return plain and case.answerable and len(case.gold) == 1
