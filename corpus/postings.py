"""Adding up what every feature of a query gives to every text, in one step."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
# Added up at a time: a pasted page has some twenty million entries in a hundred thousand texts.
ENTRIES_AT_ONCE = 1_000_000


def places_of(starts: NDArray[Any], rows: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[Any]]:
    """Where the entries of `rows` lie, row after row, and how many each has.

    Row `r` has its entries at `starts[r]` to `starts[r + 1]`.
    """
    counts = starts[rows + 1] - starts[rows]
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    shift = np.repeat(starts[rows] - (ends - counts), counts)
    return np.arange(total, dtype=np.int64) + shift, counts


def best_first(scores: Floats, limit: int) -> NDArray[np.int64]:
    """Numbers of the `limit` highest scores, best first; of two alike the lower number first."""
    if 0 < limit < len(scores):
        floor = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        among = np.flatnonzero(scores >= floor)
    else:
        among = np.arange(len(scores))
    order = among[np.argsort(-scores[among], kind="stable")][:limit]
    return order.astype(np.int64)


def add_up(
    size: int,
    starts: NDArray[Any],
    texts: NDArray[Any],
    weights: Floats,
    features: Sequence[tuple[int, float]],
) -> Floats:
    """A score for each of `size` texts: the sum of its weights under the features asked for.

    `features` is (feature, factor). The additions are made in the order given, so that the same
    query gives the same last digit.
    """
    scores = np.zeros(size, dtype=np.float32)
    if not features:
        return scores
    rows = np.array([feature for feature, _ in features], dtype=np.int64)
    factors = np.array([factor for _, factor in features], dtype=np.float32)
    counts = starts[rows + 1] - starts[rows]
    before = np.cumsum(counts) // ENTRIES_AT_ONCE
    # A row lies in one piece: copying pieces is cheaper than fetching entry by entry.
    pieces = [
        slice(*ends) for ends in zip(starts[rows].tolist(), starts[rows + 1].tolist(), strict=True)
    ]
    texts, weights = np.asarray(texts), np.asarray(weights)
    for part in np.split(np.arange(len(rows)), np.flatnonzero(np.diff(before)) + 1):
        at = pieces[part[0] : part[-1] + 1]
        given = np.concatenate([weights[piece] for piece in at])
        given *= np.repeat(factors[part], counts[part])
        np.add.at(scores, np.concatenate([texts[piece] for piece in at]), given)
    return scores
