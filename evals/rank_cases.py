"""Cases as the search sees them, and how well an order of passages serves them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from statistics import fmean, median

from assistant.followup import Turn, stand_alone
from assistant.parts import Search, split_parts
from corpus.passage import Passage
from evals.case import Case
from evals.scoring import ranking
from evals.scoring.places import carries

DEPTH = 10
CUT_OFFS = (1, 3, 5, 10)
Order = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RankCase:
    """`parts` are searched one by one; `carried[p]` are the gold places that passage `p` has."""

    case: Case
    parts: tuple[str, ...]
    carried: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """`words` is the median length of the passage put first: a long one hits more easily."""

    cases: int
    hits: tuple[float, ...]
    reciprocal_rank: float
    words: float

    def cells(self) -> str:
        numbers = (*self.hits, self.reciprocal_rank)
        return "".join(f"{number:>8.3f}" for number in numbers) + f"{self.words:>7.0f}"


HEADER = "".join(f"{f'hit@{k}':>8}" for k in CUT_OFFS) + f"{'MRR':>8}{'words':>7}"


def rank_cases(
    cases: Iterable[Case], passages: Sequence[Passage], search: Search
) -> tuple[RankCase, ...]:
    """Answerable cases with places; they are made to stand alone and cut as the assistant does."""
    return tuple(_seen(case, passages, search) for case in cases if case.answerable and case.gold)


def _seen(case: Case, passages: Sequence[Passage], search: Search) -> RankCase:
    history = [Turn(turn.role, turn.text) for turn in case.history]
    carried = tuple(
        frozenset(
            number
            for number, gold in enumerate(case.gold)
            if carries(passage.text, passage.page_first, passage.page_last, gold)
        )
        for passage in passages
    )
    return RankCase(case, split_parts(stand_alone(case.question, history), search), carried)


def merged(orders: Sequence[Order]) -> Order:
    """The best of each part in turn, as the assistant merges them."""
    if len(orders) == 1:
        return orders[0][:DEPTH]
    taken = (number for rank in zip_longest(*orders) for number in rank if number is not None)
    return tuple(dict.fromkeys(taken))[:DEPTH]


def figures(
    cases: Sequence[RankCase], orders: Sequence[Order], passages: Sequence[Passage]
) -> Figures:
    by_rank = [
        [case.carried[number] for number in order]
        for case, order in zip(cases, orders, strict=True)
    ]
    hits = tuple(fmean(any(ranks[:k]) for ranks in by_rank) for k in CUT_OFFS)
    mean = fmean(ranking.reciprocal_rank(ranks, 1) or 0.0 for ranks in by_rank)
    first = [len(passages[order[0]].text.split()) for order in orders if order]
    return Figures(len(cases), hits, mean, median(first))
