"""Risk against coverage: what answering only above a score would cost (El-Yaniv & Wiener 2010)."""

from collections.abc import Sequence
from typing import NamedTuple


class Answerable(NamedTuple):
    """`score` orders the replies; `is_error` says that answering this one is wrong."""

    score: float
    is_error: bool


class Point(NamedTuple):
    """Answering every reply with at least `score`: the share answered, the share of them wrong."""

    score: float
    coverage: float
    risk: float


def risk_coverage(replies: Sequence[Answerable]) -> tuple[Point, ...]:
    """One point for each different score, highest first; replies of one score go together."""
    points: list[Point] = []
    for score in sorted({reply.score for reply in replies}, reverse=True):
        answered = [reply for reply in replies if reply.score >= score]
        errors = sum(reply.is_error for reply in answered)
        points.append(Point(score, len(answered) / len(replies), errors / len(answered)))
    return tuple(points)


def area_under_risk(points: Sequence[Point]) -> float | None:
    """Mean risk over coverage, as a step function; lower is better, None without a reply."""
    if not points:
        return None
    area = covered = 0.0
    for point in points:
        area += (point.coverage - covered) * point.risk
        covered = point.coverage
    return area
