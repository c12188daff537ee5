"""What must not fall: a fast subset with committed floors, for every change in CI."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.aggregating import Summary, summarise
from evals.case import Case, Split
from evals.comparing import Comparison, Finding
from evals.metrics import BY_NAME, RIGHT, Better, Metric
from evals.verdict import Verdict

FLOORS_FILE = Path(__file__).parent / "floors.toml"


class FloorError(ValueError):
    """The floors cannot be used as they stand."""


class Floors(BaseModel):
    """`exact` must be met to the letter; `floor` fails only beyond the interval of the subset.

    `always` are kinds of which every development case is asked.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    one_in: int = Field(ge=1)
    always: frozenset[str] = frozenset()
    exact: Mapping[str, float]
    floor: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Breach:
    metric: str
    demanded: float
    measured: Summary
    cases: tuple[str, ...]


def read_floors(path: Path = FLOORS_FILE) -> Floors:
    try:
        floors = Floors.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise FloorError(f"cannot read the floors {path}: {error}") from error
    if unknown := sorted({*floors.exact, *floors.floor} - set(BY_NAME)):
        raise FloorError(f"unknown metric in {path}: {unknown[0]!r}")
    return floors


def fast_subset(
    cases: Sequence[Case], *, one_in: int, always: Set[str] = frozenset()
) -> tuple[Case, ...]:
    """Pick one case in so many by the hash of its id, so that new cases do not move old ones.

    Development cases only: what is gated on is tuned on, sooner or later.
    """
    return tuple(
        case
        for case in cases
        if case.split is Split.DEV and (case.kind in always or _number(case.id) % one_in == 0)
    )


def _number(case_id: str) -> int:
    return int.from_bytes(hashlib.sha256(case_id.encode()).digest()[:8], "big")


def breaches(verdicts: Sequence[Verdict], floors: Floors) -> tuple[Breach, ...]:
    return tuple(_breaches(verdicts, floors))


def _breaches(verdicts: Sequence[Verdict], floors: Floors) -> Iterator[Breach]:
    for name, demanded in floors.exact.items():
        summary = summarise(BY_NAME[name], verdicts)
        # A metric that no case of the subset can score is no proof of anything.
        if summary.value is not None and _falls_short(BY_NAME[name], summary.value, demanded):
            yield Breach(name, demanded, summary, _cases_behind(name, verdicts))
    for name, demanded in floors.floor.items():
        metric, summary = BY_NAME[name], summarise(BY_NAME[name], verdicts)
        best = summary.low if metric.better is Better.LOW else summary.high
        if best is not None and _falls_short(metric, best, demanded):
            yield Breach(name, demanded, summary, _cases_behind(name, verdicts))


def _falls_short(metric: Metric, value: float, demanded: float) -> bool:
    return value > demanded if metric.better is Better.LOW else value < demanded


def _cases_behind(name: str, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """List the cases whose value is not the best there is."""
    best = 0.0 if BY_NAME[name].better is Better.LOW else 1.0
    values = ((verdict.case_id, verdict.value(name)) for verdict in verdicts)
    return tuple(case_id for case_id, value in values if value is not None and value != best)


def is_worse(comparison: Comparison) -> bool:
    """Say whether the paired comparison is sure that fewer answers are right."""
    return any(
        change.metric == RIGHT and change.finding is Finding.WORSE
        for change in comparison.overall[Split.DEV.value]
    )
