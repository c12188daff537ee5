import pytest

from assistant.reply import Outcome
from evals.scoring.outcomes import (
    confusion,
    false_answer,
    false_refusal,
    outcome_right,
    risk_direction,
)

ANSWERED, NEARBY, NOT_COVERED = Outcome.ANSWERED, Outcome.NEARBY, Outcome.NOT_COVERED


@pytest.mark.parametrize(
    ("outcome", "expected", "right", "refusal", "invention"),
    [
        pytest.param(ANSWERED, {ANSWERED}, 1.0, 0.0, None, id="answered as it should"),
        pytest.param(NEARBY, {ANSWERED}, 0.0, 1.0, None, id="refused though it should answer"),
        pytest.param(NEARBY, {ANSWERED, NEARBY}, 1.0, 0.0, None, id="either would do"),
        pytest.param(ANSWERED, {NOT_COVERED}, 0.0, None, 1.0, id="answered though it should not"),
        pytest.param(NEARBY, {NOT_COVERED}, 0.0, None, 0.0, id="wrong refusal is no false answer"),
        pytest.param(NOT_COVERED, {NOT_COVERED}, 1.0, None, 0.0, id="refused as it should"),
    ],
)
def test_outcomes(outcome, expected, right, refusal, invention):
    assert outcome_right(outcome, expected) == right
    assert false_refusal(outcome, expected) == refusal
    assert false_answer(outcome, expected) == invention


@pytest.mark.parametrize(
    ("invented", "omitted", "direction"),
    [(False, False, 0.0), (True, False, 1.0), (False, True, -1.0), (True, True, 1.0)],
)
def test_inventing_outweighs_omitting(invented, omitted, direction):
    assert risk_direction(invented=invented, omitted=omitted) == direction


def test_confusion_counts_each_expected_set_against_each_outcome():
    pairs = [((NOT_COVERED, NEARBY), ANSWERED), ((NEARBY, NOT_COVERED), NEARBY)] * 2
    assert confusion([*pairs, ((ANSWERED,), ANSWERED)]) == {
        "nearby/not_covered": {"answered": 2, "nearby": 2},
        "answered": {"answered": 1},
    }
    assert confusion([]) == {}
