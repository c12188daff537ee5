"""Retrieval measures over `gold_by_rank`: per rank, which gold places the passage carries.

`places` is the number of gold places; with none of them a measure is undefined. Source of the
definitions: Manning, Raghavan & Schütze, Introduction to Information Retrieval (2008), chapter 8.
"""

from collections.abc import Sequence
from math import log2

ByRank = Sequence[frozenset[int]]


def _found(by_rank: ByRank, k: int) -> frozenset[int]:
    if k < 1:
        raise ValueError(f"a cut-off is at least 1: {k}")
    return frozenset().union(*by_rank[:k])


def recall_at(by_rank: ByRank, places: int, *, k: int) -> float | None:
    """Share of the gold places carried by the first `k` passages."""
    return len(_found(by_rank, k)) / places if places else None


def hit_at(by_rank: ByRank, places: int, *, k: int) -> float | None:
    """1 if any of the first `k` passages carries a gold place."""
    return float(bool(_found(by_rank, k))) if places else None


def all_places_at(by_rank: ByRank, places: int, *, k: int) -> float | None:
    """1 if the first `k` passages together carry every gold place."""
    return float(len(_found(by_rank, k)) == places) if places else None


def reciprocal_rank(by_rank: ByRank, places: int) -> float | None:
    """1 / rank of the first passage with gold, 0 without one; its mean is MRR."""
    if not places:
        return None
    ranks = (rank for rank, numbers in enumerate(by_rank, start=1) if numbers)
    first = next(ranks, None)
    return 1 / first if first else 0.0


def ndcg_at(by_rank: ByRank, in_passages: ByRank, places: int, *, k: int) -> float | None:
    """Discounted gain over the gain of the ideal order (Järvelin & Kekäläinen 2002).

    A passage gains one for every gold place that no passage above it carried, so that finding the
    same place twice earns nothing. `in_passages` are the passages there are to be found; a gold
    place in none of them counts in the ideal, as a passage of its own.
    """
    if not places:
        return None
    ideal = _ideal_gains(in_passages, places)
    return _discounted(_new_places(by_rank)[:k]) / _discounted(ideal[:k])


def _new_places(by_rank: ByRank) -> list[int]:
    seen: frozenset[int] = frozenset()
    gains: list[int] = []
    for numbers in by_rank:
        gains.append(len(numbers - seen))
        seen |= numbers
    return gains


def _ideal_gains(in_passages: ByRank, places: int) -> list[int]:
    left = frozenset(range(places))
    gains: list[int] = []
    while best := max((numbers & left for numbers in in_passages), key=len, default=frozenset()):
        gains.append(len(best))
        left -= best
    return gains + [1] * len(left)


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, start=1))
