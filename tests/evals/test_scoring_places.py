import pytest

from evals.case import Gold
from evals.scoring.places import (
    carries,
    coverage,
    gold_by_rank,
    gold_cited,
    gold_in_passages,
)

GOLD = Gold("ska göras genast", 7)


@pytest.mark.parametrize(
    ("text", "first", "last", "expected"),
    [
        pytest.param("", 7, 7, False, id="empty text"),
        pytest.param("Anmälan SKA göras\n genast.", 7, 7, True, id="folded"),
        pytest.param("Anmälan ska göras ge nast.", 7, 7, True, id="a word cut at a line's end"),
        pytest.param("Anmälan ska göras genast.", 6, 7, True, id="last page of two"),
        pytest.param("Anmälan ska göras genast.", 7, 8, True, id="first page of two"),
        pytest.param("Anmälan ska göras genast.", 8, 8, False, id="page after"),
        pytest.param("Anmälan ska göras genast.", 6, 6, False, id="page before"),
        pytest.param("Anmälan ska göras.", 7, 7, False, id="half of the quote"),
    ],
)
def test_a_passage_carries_the_whole_quote_on_its_page(text, first, last, expected):
    assert carries(text, first, last, GOLD) is expected


def test_an_empty_gold_quote_is_carried_by_nothing():
    assert not carries("Anmälan", 7, 7, Gold(" ", 7))


def test_gold_is_found_by_rank_whatever_the_order_of_the_rows(make_evidence):
    rows = [make_evidence(2, "ska göras genast"), make_evidence(1, "annat")]
    assert gold_by_rank(rows, [Gold("annat", 7), GOLD]) == (frozenset({0}), frozenset({1}))
    assert gold_by_rank([], [GOLD]) == ()
    assert gold_by_rank(rows, []) == (frozenset(), frozenset())


def test_only_passages_with_gold_are_listed(make_passage):
    passages = {
        "a": make_passage("Den ska göras genast."),
        "b": make_passage("Annat.", id="b"),
        "c": make_passage("Annan text som ska göras genast.", id="c"),
    }
    gold = [Gold("annat", 7), GOLD, Gold("borta", 7)]
    assert gold_in_passages(passages, gold) == (frozenset({1}), frozenset({0}), frozenset({1}))


def test_passages_without_gold_are_not_listed_as_empty(make_passage):
    assert gold_in_passages({"a": make_passage("Annat.")}, [GOLD]) == ()


@pytest.mark.parametrize(
    ("found", "gold", "expected"),
    [
        pytest.param((), (), None, id="no gold is undefined"),
        pytest.param((), (GOLD,), 0.0, id="no passage carries it"),
        pytest.param((frozenset({0}), frozenset({0})), (GOLD, GOLD), 0.5, id="one of two"),
        pytest.param((frozenset({0, 1}),), (GOLD, GOLD), 1.0, id="both in one passage"),
    ],
)
def test_coverage_is_the_share_of_gold_in_some_passage(found, gold, expected):
    assert coverage(found, gold) == expected


def test_gold_cited_asks_for_the_whole_place_in_a_quote(make_citation):
    longer = make_citation("Anmälan ska göras genast.")
    shorter = make_citation("göras genast")
    assert gold_cited([longer, shorter], [GOLD, Gold("något annat", 7)]) == 0.5
    assert gold_cited([shorter], [GOLD]) == 0.0
    assert gold_cited([longer], []) is None
    assert gold_cited([], [GOLD]) == 0.0


def test_a_quote_from_the_page_before_may_hold_the_gold_but_not_from_the_page_after(
    make_citation,
):
    text = "Anmälan ska göras genast."
    assert gold_cited([make_citation(text, page=6)], [GOLD]) == 1.0
    assert gold_cited([make_citation(text, page=8)], [GOLD]) == 0.0
    assert gold_cited([make_citation(text, page=5)], [GOLD]) == 0.0
