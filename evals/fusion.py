"""Ways to make one order out of several legs, compared on the cases with cross-validation.

What is fitted is fitted on four fifths of the cases and measured on the rest; what is not fitted
is measured on all. The legs are those of the product's own retriever.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from assistant.exact_legs import ExactLegs
from assistant.passage_factors import KIND_FACTOR
from assistant.retrieval import EXACT_WEIGHT, WEIGHTS, Retriever
from corpus import words
from corpus.passage import Passage
from corpus.postings import best_first
from evals.collecting import AS_OF
from evals.rank_cases import DEPTH, Figures, Order, RankCase, figures, merged
from evals.rank_fitting import Candidates, fit, loss

Floats = NDArray[np.float64]
Features = Mapping[str, Floats]
FOLDS = 5
# The usual constant of reciprocal rank fusion (Cormack, Clarke & Buettcher 2009).
RANK_CONSTANT = 60
# The right passage is among them for 327 of 335 questions; further down there is nothing to learn.
CANDIDATES = 40
EXACT = "exact"
LEGS = (*WEIGHTS, EXACT)


@dataclass(frozen=True, slots=True)
class Asked:
    """One case with the features of each of its parts."""

    case: RankCase
    parts: tuple[Features, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """`loss`: mean negative log-likelihood of the right passages, where something is fitted."""

    name: str
    figures: Figures
    loss: float | None = None


def read_features(
    cases: Sequence[RankCase], retriever: Retriever, exact: ExactLegs, passages: Sequence[Passage]
) -> tuple[Asked, ...]:
    factor = np.array([KIND_FACTOR.get(passage.kind, 1.0) for passage in passages])
    number = {passage.id: at for at, passage in enumerate(passages)}
    further = _Further(passages)

    def features(question: str) -> Features:
        legs = {name: leg * factor for name, leg in retriever.legs(question).scores.items()}
        named = np.zeros(len(passages))
        for passage_id, strength in exact.match(question, on=AS_OF).passages:
            named[number[passage_id]] += strength
        scores = {**legs, EXACT: named}
        return {**scores, **_ranks(scores), **further.of(question, scores)}

    return tuple(Asked(case, tuple(map(features, case.parts))) for case in cases)


def _ranks(legs: Features) -> Features:
    """Reciprocal ranks, the first scaled to 1: the penalty treats them as it treats scores."""
    best = RANK_CONSTANT + 1
    return {_rank_of(name): best / (RANK_CONSTANT + _rank(leg)) for name, leg in legs.items()}


def _rank_of(name: str) -> str:
    return f"{name}, rank"


def _rank(leg: Floats) -> Floats:
    """From 1; what a leg does not know comes last."""
    rank = np.empty(len(leg))
    rank[np.argsort(-leg, kind="stable")] = np.arange(1, len(leg) + 1)
    return np.where(leg > 0, rank, len(leg))


class _Further:
    """Features beyond the legs, for the re-ranker."""

    NAMES = ("phrase", "heading", "lead-in", "list", "definition", "agreement", "margin")

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._pairs = [set(pairwise(words.stems(passage.text))) for passage in passages]
        self._headings = [set(words.stems(" ".join(p.heading_path[-1:]))) for p in passages]
        self._kinds = {
            "lead-in": np.array([float(p.text.rstrip().endswith(":")) for p in passages]),
            "list": np.array([float(p.kind == "list") for p in passages]),
            "definition": np.array([float(p.kind == "definition") for p in passages]),
        }

    def of(self, question: str, legs: Features) -> Features:
        stems = words.stems(question)
        pairs, asked = set(pairwise(stems)), set(stems)
        best = np.stack([leg == leg.max() for name, leg in legs.items() if leg.max() > 0])
        nearest = legs["nearest by meaning"]
        return {
            "phrase": np.array([len(pairs & own) for own in self._pairs]) / max(1, len(pairs)),
            "heading": np.array([len(asked & own) for own in self._headings]) / max(1, len(asked)),
            "agreement": best.mean(axis=0),
            "margin": (nearest == nearest.max()) * (nearest.max() - np.sort(nearest)[-2]),
            **self._kinds,
        }


Score = Callable[[Features], Floats]


def compare_fusions(asked: Sequence[Asked], passages: Sequence[Passage]) -> Iterator[Row]:
    def measured(name: str, score: Score) -> Row:
        return Row(name, figures([one.case for one in asked], _orders(asked, score), passages))

    for leg in LEGS:
        yield measured(f"only {leg}", _alone(leg))
    yield measured("reciprocal ranks, equal", _sum_of(map(_rank_of, LEGS)))
    yield measured("min-max, equal", _normalised(_between_0_and_1))
    yield measured("z-scores, equal", _normalised(_standardised))
    yield measured("weights in use", weights_in_use)
    yield _fitted("fitted: reciprocal ranks", [*map(_rank_of, LEGS)], asked, passages)
    yield _fitted("fitted: scores", LEGS, asked, passages)
    for leg in LEGS:
        kept = [name for name in LEGS if name != leg]
        yield _fitted(f"fitted: without {leg}", kept, asked, passages)
    both = [*LEGS, *map(_rank_of, LEGS)]
    yield _fitted("fitted: scores and ranks", both, asked, passages)
    yield _fitted("fitted: re-ranker", [*LEGS, *_Further.NAMES], asked, passages)


def weights_in_use(features: Features) -> Floats:
    weighed = sum(weight * features[name] for name, weight in WEIGHTS.items())
    return np.asarray(weighed + EXACT_WEIGHT * features[EXACT])


def _alone(leg: str) -> Score:
    return lambda features: features[leg]


def _sum_of(names: Iterator[str]) -> Score:
    kept = tuple(names)
    return lambda features: np.sum([features[name] for name in kept], axis=0)


def _normalised(scale: Callable[[Floats], Floats]) -> Score:
    return lambda features: np.sum([scale(features[name]) for name in LEGS], axis=0)


def _between_0_and_1(leg: Floats) -> Floats:
    spread = leg.max() - leg.min()
    return np.asarray((leg - leg.min()) / spread if spread else leg * 0)


def _standardised(leg: Floats) -> Floats:
    spread = leg.std()
    return np.asarray((leg - leg.mean()) / spread if spread else leg * 0)


def _orders(asked: Sequence[Asked], score: Score) -> list[Order]:
    return [merged([_order(score(part)) for part in one.parts]) for one in asked]


def _order(scores: Floats) -> Order:
    return tuple(best_first(scores.astype(np.float32), DEPTH).tolist())


def _fitted(
    name: str, kept: Sequence[str], asked: Sequence[Asked], passages: Sequence[Passage]
) -> Row:
    orders: dict[int, Order] = {}
    losses: list[float] = []
    for fold in range(FOLDS):
        # Cases of a kind follow each other, so every fifth makes folds alike.
        rest = [one for place, one in enumerate(asked) if place % FOLDS != fold]
        weights = fit_weights(rest, kept)
        for place in range(fold, len(asked), FOLDS):
            orders[place] = _orders([asked[place]], _weighing(kept, weights))[0]
        left_out = [one for place, one in enumerate(asked) if place % FOLDS == fold]
        losses += [loss(weights, [one]) for one in candidates(left_out, kept)]
    cases = [one.case for one in asked]
    in_order = [orders[place] for place in range(len(asked))]
    return Row(name, figures(cases, in_order, passages), fmean(losses))


def _weighing(kept: Sequence[str], weights: Floats) -> Score:
    return lambda features: np.stack([features[name] for name in kept], axis=1) @ weights


def fit_weights(asked: Sequence[Asked], kept: Sequence[str]) -> Floats:
    return fit(candidates(asked, kept))


def candidates(asked: Sequence[Asked], kept: Sequence[str]) -> list[Candidates]:
    """Only questions of one part: of several it is not known which part a place answers."""
    found: list[Candidates] = []
    for one in asked:
        if len(one.parts) > 1:
            continue
        near = best_first(weights_in_use(one.parts[0]).astype(np.float32), CANDIDATES)
        right = np.array([bool(one.case.carried[number]) for number in near.tolist()])
        if right.any():
            features = np.stack([one.parts[0][name][near] for name in kept], axis=1)
            found.append(Candidates(features, right))
    return found
