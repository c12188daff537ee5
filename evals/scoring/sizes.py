"""How long answers are and how long they take."""

from collections.abc import Sequence
from math import ceil


def answer_words(text: str) -> int:
    return len(text.split())


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the smallest value that at least `share` of the values do not exceed."""
    if not 0 < share <= 1:
        raise ValueError(f"a percentile's share is over 0 and at most 1: {share}")
    if not values:
        return None
    return sorted(values)[ceil(share * len(values)) - 1]
