"""How many faults the citation gate finds, class by class, and how often it cries wolf."""

import statistics
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from pydantic import ValidationError

from assistant.draft import Draft
from assistant.gate import Accepted, Rejected, check_draft
from corpus.passage import Passage
from evals.faulty_draft import Fault, TrueStatement, draft_of

# A class with few sentences to falsify gives up here and reports how many it made.
MAX_TRIES = 60_000
TITLES: Mapping[str, str] = {}


@dataclass(slots=True)
class Tally:
    """Faults made and found; `missed` holds (fault, statement as falsified)."""

    made: int = 0
    found: int = 0
    distinct: set[str] = field(default_factory=set)
    missed: list[tuple[str, str]] = field(default_factory=list)


def is_shown(raw: Mapping[str, object], passages: Mapping[int, Passage]) -> bool:
    """Whether what a model sent would reach the reader."""
    try:
        draft = Draft.model_validate(raw)
    except ValidationError:
        return False
    return isinstance(check_draft(draft, passages, TITLES), Accepted)


def run_faults(
    faults: Sequence[Fault], base: Sequence[TrueStatement], *, wanted: int, seed: int
) -> Tally:
    """Make `wanted` faulty drafts, fault after fault in turn, and count those stopped."""
    random, tally = Random(seed), Tally()
    for attempt in range(MAX_TRIES):
        if tally.made == wanted:
            break
        fault = faults[attempt % len(faults)]
        true = random.choice(base)
        raw = fault(true, random, base)
        if raw is None:
            continue
        tally.made += 1
        tally.distinct.add(repr(raw))
        if is_shown(raw, true.numbered()):
            tally.missed.append((fault.__name__, repr(raw)))
        else:
            tally.found += 1
    return tally


def false_alarms(true: Iterable[TrueStatement]) -> list[tuple[TrueStatement, Rejected]]:
    outcomes = ((one, check_draft(draft_of(one), one.numbered(), TITLES)) for one in true)
    return [(one, outcome) for one, outcome in outcomes if isinstance(outcome, Rejected)]


def p95_milliseconds(true: Sequence[TrueStatement]) -> float:
    def timed(one: TrueStatement) -> float:
        start = time.perf_counter()
        check_draft(draft_of(one), one.numbered(), TITLES)
        return (time.perf_counter() - start) * 1000

    return statistics.quantiles([timed(one) for one in true], n=20)[-1]
