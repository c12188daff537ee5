"""Weights that make the right passages likely: conditional logistic regression, by Newton's method.

Of a question's candidates the right ones are to get the largest part of a softmax over the weighted
sums. With few cases the penalty matters: weights are drawn towards zero, not towards a guess.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# Per case. Tried 1e-3 to 3e-5: flat between 3e-4 and 1e-4.
PENALTY = 2e-4
STEPS = 60
ENOUGH = 1e-6


@dataclass(frozen=True, slots=True)
class Candidates:
    """A row of features for each candidate of one question, and which are right (at least one)."""

    features: Floats
    right: NDArray[np.bool_]


def loss(weights: Floats, asked: Sequence[Candidates]) -> float:
    """Mean negative log-likelihood of the right passages; without the penalty."""
    return float(
        np.mean([_log_sum(one, weights) - _log_sum(_right(one), weights) for one in asked])
    )


def _right(one: Candidates) -> Candidates:
    return Candidates(one.features[one.right], one.right[one.right])


def _log_sum(one: Candidates, weights: Floats) -> float:
    sums = one.features @ weights
    return float(np.log(np.exp(sums - sums.max()).sum()) + sums.max())


def fit(asked: Sequence[Candidates], *, penalty: float = PENALTY) -> Floats:
    """The same candidates give the same weights."""
    count = asked[0].features.shape[1]
    weights = np.zeros(count)
    for _ in range(STEPS):
        slope = 2 * penalty * weights
        bend = 2 * penalty * np.eye(count)
        for one in asked:
            all_mean, all_spread = _moments(one, weights)
            right_mean, _ = _moments(_right(one), weights)
            slope += (all_mean - right_mean) / len(asked)
            bend += all_spread / len(asked)
        straight = np.asarray(np.linalg.solve(bend, slope), dtype=np.float64)
        step = _shortened(straight, weights, asked, penalty)
        weights = weights - step
        if np.abs(step).max() < ENOUGH:
            break
    return weights


def _moments(one: Candidates, weights: Floats) -> tuple[Floats, Floats]:
    """Mean and covariance of the features under the softmax."""
    sums = one.features @ weights
    parts = np.exp(sums - sums.max())
    parts /= parts.sum()
    mean = parts @ one.features
    apart = one.features - mean
    return mean, (apart * parts[:, None]).T @ apart


def _shortened(
    step: Floats, weights: Floats, asked: Sequence[Candidates], penalty: float
) -> Floats:
    """Half as long until it leads downhill: with several right passages the loss has bumps."""

    def whole(at: Floats) -> float:
        return loss(at, asked) + penalty * float(at @ at)

    now = whole(weights)
    while whole(weights - step) > now and np.abs(step).max() >= ENOUGH:
        step = step / 2
    return step
