"""Fitting weights and comparing orders, on features made by hand."""

import numpy as np
import pytest

from evals.fusion import LEGS, Asked, compare_fusions
from evals.rank_cases import RankCase, figures, merged
from evals.rank_fitting import Candidates, fit, loss


def _candidates(right: int, *, seed: int) -> Candidates:
    """Five candidates: the first feature tells the right one, the second is noise."""
    noise = np.random.default_rng(seed).random((5, 2))
    noise[:, 0] = noise[:, 0] / 2 + (np.arange(5) == right)
    return Candidates(noise, np.arange(5) == right)


def test_the_feature_that_tells_gets_the_weight() -> None:
    asked = [_candidates(seed % 5, seed=seed) for seed in range(40)]

    weights = fit(asked)

    assert weights[0] > 5 * abs(weights[1])
    assert loss(weights, asked) < loss(np.zeros(2), asked) / 3


def test_the_same_candidates_give_the_same_weights() -> None:
    asked = [_candidates(seed % 5, seed=seed) for seed in range(20)]

    assert fit(asked).tolist() == fit(asked).tolist()


def test_a_stronger_penalty_gives_smaller_weights() -> None:
    asked = [_candidates(seed % 5, seed=seed) for seed in range(20)]

    assert np.abs(fit(asked, penalty=0.1)).max() < np.abs(fit(asked, penalty=1e-4)).max()


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        pytest.param([()], (), id="nothing found"),
        pytest.param([(3, 1)], (3, 1), id="one part"),
        pytest.param([(3, 1), (2,)], (3, 2, 1), id="parts in turn"),
        pytest.param([(3, 1), (3, 2)], (3, 1, 2), id="a passage of both parts once"),
    ],
)
def test_parts_are_merged_in_turn(orders: list[tuple[int, ...]], expected: tuple[int, ...]) -> None:
    assert merged(orders) == expected


@pytest.fixture
def asked_of_two(make_case, make_passage):
    """Ten questions over two passages; the right one is told by one leg and by no other."""
    passages = (make_passage("Ett stycke."), make_passage("Ett annat stycke som är längre."))
    asked = []
    for number in range(10):
        right = number % 2
        carried = tuple(frozenset({0} if at == right else ()) for at in range(2))
        told = (np.arange(2) == right).astype(float)
        scores = {leg: told if leg == "stems" else 1 - told / 2 for leg in LEGS}
        features = {**scores, **{f"{leg}, rank": scores[leg] / 60 for leg in LEGS}}
        extra = ("phrase", "heading", "lead-in", "list", "definition", "agreement", "margin")
        features |= {name: np.zeros(2) for name in extra}
        asked.append(Asked(RankCase(make_case(), ("fråga",), carried), (features,)))
    return asked, passages


def test_a_fit_finds_the_leg_that_tells_where_equal_weights_are_outvoted(asked_of_two) -> None:
    rows = {row.name: row for row in compare_fusions(*asked_of_two)}

    assert rows["only stems"].figures.hits[0] == 1.0
    assert rows["min-max, equal"].figures.hits[0] == 0.0
    assert rows["fitted: scores"].figures.hits[0] == 1.0
    assert rows["fitted: scores"].loss is not None


def test_the_length_of_what_comes_first_is_told_beside_the_hits(asked_of_two) -> None:
    asked, passages = asked_of_two
    cases = [one.case for one in asked]

    assert figures(cases, [(1,)] * len(cases), passages).words == 6
    assert figures(cases, [(0,)] * len(cases), passages).words == 2
