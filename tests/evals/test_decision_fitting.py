import numpy as np
import pytest

from assistant.deciding import WEIGHTS
from evals.decision_fitting import Weighed, curve, fit_decision

LEAD = list(WEIGHTS).index("lead")


def weighed(lead, answered):
    rows = np.zeros((len(lead), len(WEIGHTS)))
    rows[:, LEAD] = lead
    return Weighed(rows, np.zeros(len(lead)), np.array(answered))


def test_what_tells_answers_from_gaps_gets_the_weight_and_the_rest_none():
    rng = np.random.default_rng(1)
    answered = np.arange(200) % 2 == 0
    fitted = fit_decision(weighed(rng.normal(size=200) + 4 * answered, answered))
    assert fitted.weights["lead"] > 1
    assert all(weight == 0 for name, weight in fitted.weights.items() if name != "lead")


def test_a_curve_tells_what_a_threshold_refuses_of_each_side():
    odds = np.array([1.0, 2.0, 3.0, 4.0, -1.0, -2.0, 1.5, 9.0])
    answered = np.array([True] * 4 + [False] * 4)
    first = curve(odds, answered)[0]
    assert first.answered == 0.01
    assert first.threshold == pytest.approx(1.03)
    assert first.unanswered == 0.5


def test_noise_is_refused_no_oftener_than_answers():
    rng = np.random.default_rng(2)
    fitted = fit_decision(weighed(rng.normal(size=400), np.arange(400) % 2 == 0))
    assert all(point.unanswered < 0.15 for point in fitted.curve)
