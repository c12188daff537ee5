"""How many faults the citation gate finds, class by class, and how often it cries wolf.

Run as `python -m evals.mutations [--details]`.
"""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from random import Random

from pydantic import ValidationError

from assistant.draft import Draft
from assistant.gate import Accepted, Rejected, check_draft
from corpus.passage import Passage
from corpus.settings import load_settings
from corpus.snapshot import current_directory, open_snapshot
from evals.fault_classes import ALL_FAULTS, CLASSES
from evals.faulty_draft import Fault, TrueStatement, draft_of
from evals.true_statements import honest_paraphrases, untouched_sentences

SEED = 20261123
MUTATIONS_PER_CLASS = 600
LYING_DRAFTS = 12_000
# A class with few sentences to falsify gives up here and reports how many it made.
MAX_TRIES = 60_000
Z_95 = 1.959964
TITLES: Mapping[str, str] = {}


@dataclass(slots=True)
class Tally:
    """Faults made and found; `missed` holds (fault, statement as falsified)."""

    made: int = 0
    found: int = 0
    distinct: set[str] = field(default_factory=set)
    missed: list[tuple[str, str]] = field(default_factory=list)


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a proportion; (0, 1) for no trials."""
    if total == 0:
        return 0.0, 1.0
    share, square = hits / total, Z_95**2
    middle = share + square / (2 * total)
    half = Z_95 * sqrt(share * (1 - share) / total + square / (4 * total**2))
    return (middle - half) / (1 + square / total), (middle + half) / (1 + square / total)


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


def bench(passages: Sequence[Passage], say: Callable[[str], None], *, details: bool) -> None:
    untouched = untouched_sentences(passages)
    say(f"gate p95 {p95_milliseconds(untouched):.1f} ms per draft (cold caches)")
    honest, lost = honest_paraphrases(passages)
    base = [t for t in (*untouched, *honest) if not false_alarms([t])]
    for name, true in (("untouched sentences", untouched), ("honest paraphrases", honest)):
        alarms = false_alarms(true)
        say(f"false alarms, {name}: {_share(len(alarms), len(true))}")
        for one, rejected in alarms if details else []:
            say(f"    {[(f.check, f.value) for f in rejected.failures]} <- {one.text}")
    say(f"paraphrases whose quote is in no passage: {len(lost)} {list(lost)}")
    for name, faults in CLASSES.items():
        tally = run_faults(faults, base, wanted=MUTATIONS_PER_CLASS, seed=SEED)
        _say_tally(name, tally, say, details=details)
    lying = run_faults(ALL_FAULTS, base, wanted=LYING_DRAFTS, seed=SEED + 1)
    _say_tally(f"lying model ({len(ALL_FAULTS)} faults)", lying, say, details=details)


def _share(hits: int, total: int) -> str:
    low, high = wilson(hits, total)
    part = hits / total if total else 0.0
    return f"{hits}/{total} = {part:.2%} (95 % {low:.2%}-{high:.2%})"


def _say_tally(name: str, tally: Tally, say: Callable[[str], None], *, details: bool) -> None:
    say(f"{name}: stopped {_share(tally.found, tally.made)}, distinct {len(tally.distinct)}")
    if tally.missed:
        say(f"    missed by fault: {dict(Counter(name for name, _ in tally.missed))}")
    for fault, text in tally.missed if details else []:
        say(f"    {fault}: {text}")


def main() -> None:
    settings = load_settings()
    directory = current_directory(settings.data_dir)
    snapshot = open_snapshot(directory, embedding=None, url=settings.chroma_url)

    def say(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    bench(snapshot.passages, say, details="--details" in sys.argv[1:])


if __name__ == "__main__":
    main()
