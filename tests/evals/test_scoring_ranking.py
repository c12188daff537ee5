from math import log2

import pytest

from evals.scoring.ranking import all_places_at, hit_at, ndcg_at, recall_at, reciprocal_rank

NONE = frozenset()
# Place 0 at ranks 2 and 3, place 1 at rank 4.
RANKS = (NONE, frozenset({0}), frozenset({0}), frozenset({1}))


@pytest.mark.parametrize("measure", [recall_at, hit_at, all_places_at])
def test_a_cut_off_below_one_is_refused(measure):
    with pytest.raises(ValueError, match="at least 1: 0"):
        measure(RANKS, 2, k=0)


def test_measures_without_gold_are_undefined():
    assert recall_at(RANKS, 0, k=1) is None
    assert hit_at(RANKS, 0, k=1) is None
    assert all_places_at(RANKS, 0, k=1) is None
    assert reciprocal_rank(RANKS, 0) is None
    assert ndcg_at(RANKS, (), 0, k=10) is None


@pytest.mark.parametrize(
    ("k", "recall", "hit", "all_places"),
    [(1, 0.0, 0.0, 0.0), (2, 0.5, 1.0, 0.0), (3, 0.5, 1.0, 0.0), (4, 1.0, 1.0, 1.0), (99, 1, 1, 1)],
)
def test_recall_hit_and_all_places_by_cut_off(k, recall, hit, all_places):
    assert recall_at(RANKS, 2, k=k) == recall
    assert hit_at(RANKS, 2, k=k) == hit
    assert all_places_at(RANKS, 2, k=k) == all_places


def test_nothing_found_is_zero_not_undefined():
    assert recall_at((), 1, k=5) == 0.0
    assert hit_at((), 1, k=5) == 0.0
    assert all_places_at((), 1, k=5) == 0.0
    assert reciprocal_rank((), 1) == 0.0
    assert ndcg_at((), (frozenset({0}),), 1, k=10) == 0.0


@pytest.mark.parametrize(
    ("ranks", "expected"),
    [((frozenset({0}),), 1.0), (RANKS, 0.5), ((NONE, NONE, frozenset({1})), 1 / 3)],
)
def test_reciprocal_rank_is_that_of_the_first_passage_with_gold(ranks, expected):
    assert reciprocal_rank(ranks, 2) == expected


def test_ndcg_of_the_ideal_order_is_one():
    in_passages = (frozenset({1}), frozenset({0, 2}))
    assert ndcg_at((frozenset({0, 2}), frozenset({1})), in_passages, 3, k=10) == 1.0


def test_ndcg_of_a_late_find_is_its_discount():
    assert ndcg_at((NONE, frozenset({0})), (frozenset({0}),), 1, k=10) == 1 / log2(3)


def test_ndcg_gains_nothing_from_a_place_found_before():
    repeated = (frozenset({0}), frozenset({0}), frozenset({1}))
    in_passages = (frozenset({0}), frozenset({0}), frozenset({1}))
    expected = (1 + 1 / log2(4)) / (1 + 1 / log2(3))
    assert ndcg_at(repeated, in_passages, 2, k=10) == pytest.approx(expected)


def test_ndcg_counts_a_place_that_no_passage_holds_in_the_ideal():
    expected = 1 / (1 + 1 / log2(3))
    assert ndcg_at((frozenset({0}),), (frozenset({0}),), 2, k=10) == pytest.approx(expected)


def test_ndcg_looks_no_deeper_than_its_cut_off():
    ranks = (NONE, NONE, frozenset({0}))
    assert ndcg_at(ranks, (frozenset({0}),), 1, k=2) == 0.0
    two_places = (frozenset({0}), frozenset({1}))
    assert ndcg_at((frozenset({0}),), two_places, 2, k=1) == 1.0


def test_ndcg_ideal_takes_the_fullest_passage_first():
    in_passages = (frozenset({0}), frozenset({0, 1}), frozenset({2}))
    best_first = (frozenset({0, 1}), frozenset({2}))
    assert ndcg_at(best_first, in_passages, 3, k=10) == 1.0
