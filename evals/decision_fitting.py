"""Fits whether the sources answer: logistic regression on what the decision weighs.

Two numbers say how good a threshold is: how many of the questions that are answered it refuses,
and how many of the others. Both are cross-validated; the weights are those of all cases.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from assistant.deciding import WEIGHTS, answerable, measures, read_signals
from assistant.followup import Turn, stand_alone
from assistant.part_search import find_parts
from assistant.parts import Search
from evals.case import Case

# What these want is told by their wording, before anything is weighed.
BY_WORDING = frozenset({"acute", "identity", "individual_verdict", "injection", "reveal_invent"})
FOLDS, REPEATS = 5, 5
REFUSED_SHARES = (0.01, 0.02, 0.03, 0.04, 0.05)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A row of measures for each case, in the order of `WEIGHTS`, and whether it is answered."""

    measures: Floats
    present: Floats
    answered: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Point:
    """At this threshold so large a share of each side is refused."""

    threshold: float
    answered: float
    unanswered: float


@dataclass(frozen=True, slots=True)
class Fitted:
    weights: dict[str, float]
    bias: float
    curve: tuple[Point, ...]


def weigh(cases: Iterable[Case], search: Search) -> Weighed:
    """Cases that ask one thing: of several it is not known which one is answered."""
    rows: list[list[float]] = []
    present: list[float] = []
    answered: list[bool] = []
    for case in cases:
        if case.kind in BY_WORDING:
            continue
        history = [Turn(turn.role, turn.text) for turn in case.history]
        # A part is searched for more than once.
        found = find_parts(stand_alone(case.question, history), cache(search))
        if len(found) == 1:
            signals = read_signals(found[0])
            rows.append([measures(signals)[name] for name in WEIGHTS])
            present.append(answerable(signals))
            answered.append(case.answerable)
    return Weighed(np.array(rows), np.array(present), np.array(answered))


def fit_decision(weighed: Weighed) -> Fitted:
    """The same cases give the same weights."""
    odds = np.zeros(len(weighed.answered))
    for seed in range(REPEATS):
        folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
        for learnt, held in folds.split(weighed.measures, weighed.answered):
            weights, bias = _fit(weighed.measures[learnt], weighed.answered[learnt])
            odds[held] += (weighed.measures[held] @ weights + bias) / REPEATS
    weights, bias = _fit(weighed.measures, weighed.answered)
    named = dict(zip(WEIGHTS, weights.tolist(), strict=True))
    return Fitted(named, bias, curve(odds, weighed.answered))


def curve(odds: Floats, answered: NDArray[np.bool_]) -> tuple[Point, ...]:
    """The thresholds that refuse one to five in a hundred of what is answered."""
    points = []
    for share in REFUSED_SHARES:
        threshold = float(np.quantile(odds[answered], share))
        refused = float((odds[~answered] < threshold).mean())
        points.append(Point(threshold, share, refused))
    return tuple(points)


def _fit(table: Floats, answered: NDArray[np.bool_]) -> tuple[Floats, float]:
    """On measures of one spread, so that the penalty treats them alike."""
    mean, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = 1.0
    regression = LogisticRegression().fit((table - mean) / spread, answered)
    weights = regression.coef_[0] / spread
    return weights, float(regression.intercept_[0] - weights @ mean)
