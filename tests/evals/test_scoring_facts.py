import pytest

from evals.scoring.facts import (
    all_facts,
    fact_recall,
    forbidden_found,
    free_of_forbidden,
    missing_facts,
)

FACTS = (("genast", "omedelbart"), ("skriftligt",))


@pytest.mark.parametrize(
    ("text", "recall", "every"),
    [
        pytest.param("", 0.0, 0.0, id="empty answer"),
        pytest.param("Gör det OMEDEL\u00adBART.", 0.5, 0.0, id="second wording, folded"),
        pytest.param("Gör det genast, skriftligt.", 1.0, 1.0, id="both"),
        pytest.param("Gör det genast, genast.", 0.5, 0.0, id="one twice"),
    ],
)
def test_fact_recall_and_all_facts(text, recall, every):
    assert fact_recall(text, FACTS) == recall
    assert all_facts(text, FACTS) == every


def test_without_required_facts_both_are_undefined():
    assert fact_recall("text", ()) is None
    assert all_facts("text", ()) is None


def test_missing_facts_go_by_their_first_wording():
    assert missing_facts("skriftligt", FACTS) == ("genast",)
    assert missing_facts("i två\nsteg", (("två steg",),)) == ()


def test_the_wordings_of_a_case_are_folded_as_the_answer_is():
    assert missing_facts("enligt lex sarah", (("Lex  Sarah",),)) == ()
    assert forbidden_found("ja, 300 kronor", ("JA,",)) == ("JA,",)


@pytest.mark.parametrize(
    ("text", "forbidden", "expected"),
    [
        pytest.param("text", (), None, id="nothing forbidden"),
        pytest.param("", ("kronor",), 1.0, id="empty answer"),
        pytest.param("300 Kronor", ("kronor", "euro"), 0.0, id="one of two"),
        pytest.param("300 euro", ("kronor",), 1.0, id="none"),
    ],
)
def test_forbidden_strings(text, forbidden, expected):
    assert free_of_forbidden(text, forbidden) == expected


def test_forbidden_strings_found_are_named():
    assert forbidden_found("300 Kronor", ("kronor", "euro")) == ("kronor",)
