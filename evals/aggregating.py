"""Verdicts in, a summary out: each metric with its n, its unscored cases and its interval."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.reply import Outcome
from evals.case import Case, Split
from evals.metrics import BROKEN_DOWN, BY_NAME, METRICS, Metric
from evals.scoring.intervals import bootstrap_mean, wilson
from evals.scoring.outcomes import confusion
from evals.scoring.sizes import percentile
from evals.verdict import Verdict

NO_SECTION = "(no gold place)"


@dataclass(frozen=True, slots=True)
class Summary:
    """`value` leaves out `undefined` and `unscored` cases; None when none are left."""

    value: float | None
    n: int
    undefined: int
    unscored: int
    low: float | None = None
    high: float | None = None


def summarise(metric: Metric, verdicts: Sequence[Verdict]) -> Summary:
    unscored = sum(bool(verdict.unscored) for verdict in verdicts)
    values = [value for v in verdicts if (value := v.value(metric.name)) is not None]
    undefined = len(verdicts) - len(values) - unscored
    if not values:
        return Summary(None, 0, undefined, unscored)
    interval = wilson(sum(values), len(values)) if metric.is_yes_no else bootstrap_mean(values)
    mean = sum(values) / len(values)
    return Summary(mean, len(values), undefined, unscored, *interval)


def aggregate(verdicts: Sequence[Verdict], cases: Sequence[Case]) -> dict[str, Any]:
    """Summarise each split apart: what was tuned on and what was not are never one number."""
    by_id = {case.id: case for case in cases}
    return {
        split.value: _of_split([v for v in verdicts if v.split is split], by_id) for split in Split
    }


def _of_split(verdicts: Sequence[Verdict], cases: Mapping[str, Case]) -> dict[str, Any]:
    scored = [verdict for verdict in verdicts if not verdict.unscored]
    pairs = [(cases[v.case_id].expected_outcome, Outcome(v.outcome)) for v in scored]
    return {
        "cases": len(verdicts),
        "unscored": [verdict.case_id for verdict in verdicts if verdict.unscored],
        "metrics": {metric.name: asdict(summarise(metric, verdicts)) for metric in METRICS},
        "by_kind": _broken_down(verdicts, lambda verdict: verdict.kind),
        "by_section": _broken_down(verdicts, lambda verdict: verdict.section or NO_SECTION),
        "by_persona": _broken_down(verdicts, lambda verdict: verdict.persona),
        "outcomes": confusion(pairs),
        "answer_words": _percentiles(verdicts),
    }


def _broken_down(
    verdicts: Sequence[Verdict], group: Callable[[Verdict], str]
) -> dict[str, dict[str, Any]]:
    return {
        name: {metric: asdict(summarise(BY_NAME[metric], members)) for metric in BROKEN_DOWN}
        for name, members in grouped(verdicts, group).items()
    }


def grouped(
    verdicts: Iterable[Verdict], group: Callable[[Verdict], str]
) -> dict[str, list[Verdict]]:
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault(group(verdict), []).append(verdict)
    return dict(sorted(groups.items()))


def _percentiles(verdicts: Sequence[Verdict]) -> dict[str, float | None]:
    lengths = [words for v in verdicts if (words := v.value("answer_words")) is not None]
    return {"median": percentile(lengths, 0.5), "p90": percentile(lengths, 0.9)}
