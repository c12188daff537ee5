"""Two runs over the same cases: what got better, what got worse, and where one cannot tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evals.aggregating import grouped
from evals.case import Split
from evals.metrics import BROKEN_DOWN, BY_NAME, METRICS, RIGHT, Better, Metric
from evals.scoring.intervals import bootstrap_mean, mcnemar
from evals.verdict import Verdict

# The usual level; with thirty metrics one in twenty moves by chance, see evals/README.md.
SIGNIFICANT = 0.05


class Finding(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"
    CANNOT_TELL = "cannot tell"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """`before` and `after` are means over the `n` cases that have a value in both runs.

    For a yes/no metric `risen` and `fallen` count cases and `p` is McNemar's; else `low` and
    `high` bound the mean difference.
    """

    metric: str
    n: int
    before: float
    after: float
    risen: int
    fallen: int
    finding: Finding
    p: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class ChangedCase:
    case_id: str
    kind: str
    split: Split
    was_right: bool
    is_right: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`not_paired` are cases that are new, gone, rewritten or unscored in one of the runs."""

    paired: int
    not_paired: tuple[str, ...]
    overall: Mapping[str, tuple[Change, ...]]
    by_kind: Mapping[str, Mapping[str, tuple[Change, ...]]]
    changed_cases: tuple[ChangedCase, ...]


Pair = tuple[Verdict, Verdict]


def compare(before: Sequence[Verdict], after: Sequence[Verdict]) -> Comparison:
    pairs = _pairs(before, after)
    paired = {now.case_id for _, now in pairs}
    every = dict.fromkeys(verdict.case_id for verdict in (*after, *before))
    overall: dict[str, tuple[Change, ...]] = {}
    by_kind: dict[str, Mapping[str, tuple[Change, ...]]] = {}
    for split in Split:
        own = [pair for pair in pairs if pair[1].split is split]
        overall[split.value] = changes(own, METRICS)
        by_kind[split.value] = _by_kind(own)
    return Comparison(
        paired=len(pairs),
        not_paired=tuple(case_id for case_id in every if case_id not in paired),
        overall=overall,
        by_kind=by_kind,
        changed_cases=tuple(_changed(pairs)),
    )


def _pairs(before: Sequence[Verdict], after: Sequence[Verdict]) -> list[Pair]:
    earlier = {verdict.case_id: verdict for verdict in before if not verdict.unscored}
    return [
        (earlier[now.case_id], now)
        for now in after
        if not now.unscored and now.case_id in earlier and earlier[now.case_id].digest == now.digest
    ]


def _by_kind(pairs: Sequence[Pair]) -> dict[str, tuple[Change, ...]]:
    kinds = grouped([now for _, now in pairs], lambda verdict: verdict.kind)
    metrics = [BY_NAME[name] for name in BROKEN_DOWN]
    return {
        kind: changes([pair for pair in pairs if pair[1].kind == kind], metrics) for kind in kinds
    }


def changes(pairs: Sequence[Pair], metrics: Sequence[Metric]) -> tuple[Change, ...]:
    """Leave out metrics that no case has in both runs."""
    found = (change_of(metric, pairs) for metric in metrics)
    return tuple(change for change in found if change is not None)


def change_of(metric: Metric, pairs: Sequence[Pair]) -> Change | None:
    values = [
        (old, new)
        for before, after in pairs
        if (old := before.value(metric.name)) is not None
        and (new := after.value(metric.name)) is not None
    ]
    if not values:
        return None
    n = len(values)
    risen = sum(new > old for old, new in values)
    fallen = sum(new < old for old, new in values)
    before_mean, after_mean = sum(old for old, _ in values) / n, sum(new for _, new in values) / n
    p = low = high = None
    if metric.is_yes_no:
        p = mcnemar(risen, fallen)
        is_sure = p < SIGNIFICANT
    else:
        low, high = bootstrap_mean([new - old for old, new in values])
        is_sure = low > 0 or high < 0
    finding = _finding(metric, after_mean - before_mean, moved=risen + fallen, is_sure=is_sure)
    return Change(
        metric.name, n, before_mean, after_mean, risen, fallen, finding, p=p, low=low, high=high
    )


def _finding(metric: Metric, difference: float, *, moved: int, is_sure: bool) -> Finding:
    if not moved:
        return Finding.UNCHANGED
    if not is_sure:
        return Finding.CANNOT_TELL
    if metric.better is Better.NEITHER:
        return Finding.CHANGED
    has_risen = difference > 0
    return Finding.BETTER if has_risen == (metric.better is Better.HIGH) else Finding.WORSE


def _changed(pairs: Sequence[Pair]) -> list[ChangedCase]:
    return [
        ChangedCase(
            now.case_id,
            now.kind,
            now.split,
            was_right=before.value(RIGHT) == 1,
            is_right=now.value(RIGHT) == 1,
            # What is read is tuned on, sooner or later.
            reasons=now.reasons if now.split is Split.DEV else (),
        )
        for before, now in pairs
        if before.value(RIGHT) != now.value(RIGHT)
    ]
