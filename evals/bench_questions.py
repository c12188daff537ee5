"""The questions of the bench, and how well a ranking answers them: the same rule for every system.

Gold counts as found when its words stand in the retrieved text, blanks and case aside; pages are
left out, because text cut by length has none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean, median

from evals.case import Case, Split, load_cases
from evals.scoring.folding import fold, squeeze
from evals.scoring.ranking import hit_at, reciprocal_rank

DEPTH = 10
CUT_OFFS = (1, 5, 10)
CACHED_TEXTS = 65_536
# In no folded text, so that no quote is found across two.
BETWEEN_TEXTS = "\n"
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Ranked:
    """What a system found for a case, best first."""

    case: Case
    texts: tuple[str, ...]


def bench_cases() -> tuple[Case, ...]:
    """Answerable cases that stand alone: a search knows nothing of what was said before."""
    return tuple(
        case for case in load_cases() if case.answerable and case.gold and not case.history
    )


@lru_cache(maxsize=CACHED_TEXTS)
def _wording(text: str) -> str:
    return squeeze(fold(text))


def gold_by_rank(case: Case, texts: Sequence[str]) -> tuple[frozenset[int], ...]:
    quotes = [_wording(gold.quote) for gold in case.gold]
    return tuple(
        frozenset(number for number, quote in enumerate(quotes) if quote in _wording(text))
        for text in texts
    )


def reachable(cases: Sequence[Case], texts: Sequence[str]) -> float:
    """Share of the cases with gold whole in one of the texts: the ceiling of any ranking."""
    # Sought in all of them at once: a hundred thousand texts for every case take many minutes.
    together = BETWEEN_TEXTS.join(squeeze(fold(text)) for text in texts)
    return fmean(any(_wording(gold.quote) in together for gold in case.gold) for case in cases)


def figures(ranked: Iterable[Ranked]) -> dict[str, Figures]:
    """Hits, MRR and the median words of a retrieved text, for each split."""
    rows = list(ranked)
    return {
        split.value: _figures([row for row in rows if row.case.split is split])
        for split in Split
        if any(row.case.split is split for row in rows)
    }


def _figures(rows: Sequence[Ranked]) -> Figures:
    found = [(gold_by_rank(row.case, row.texts), len(row.case.gold)) for row in rows]
    words = [len(text.split()) for row in rows for text in row.texts]
    hits = {
        f"hit@{k}": fmean(hit_at(by_rank, n, k=k) or 0 for by_rank, n in found) for k in CUT_OFFS
    }
    return {
        "n": len(rows),
        **hits,
        "mrr": fmean(reciprocal_rank(by_rank, n) or 0 for by_rank, n in found),
        "words": median(words) if words else 0,
    }
