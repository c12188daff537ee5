import pytest

from evals.grounds import grounds_of
from evals.scoring.quotes import is_verbatim, page_accuracy, pages_of, quote_fidelity


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        pytest.param("", False, id="empty quote"),
        pytest.param("Samtycke behövs inte.", True, id="line break and soft hyphen in the source"),
        pytest.param("samtycke behövs inte.", False, id="another case"),
        pytest.param("Samtycke behövs.", False, id="a word dropped"),
        pytest.param("inte. Beslut bör fattas.", True, id="around a footnote, in the passage"),
        pytest.param("En fotnot.", True, id="in the source, outside the passage"),
    ],
)
def test_verbatim_is_by_the_source_characters(quote, expected, grounds, make_citation):
    assert is_verbatim(make_citation(quote), grounds) is expected


def test_what_only_the_mended_passage_says_is_not_verbatim(make_passage, make_citation):
    grounds = grounds_of([make_passage("Det står annat här.", source_spans=())], {"s": "Original."})
    assert not is_verbatim(make_citation("Det står annat"), grounds)


def test_a_source_without_text_is_checked_by_its_passage(make_passage, make_citation):
    grounds = grounds_of([make_passage("Bara i en PDF.")], {})
    assert is_verbatim(make_citation("i en PDF"), grounds)
    assert not is_verbatim(make_citation("i en bok"), grounds)
    assert not is_verbatim(make_citation("i en PDF", passage_id="borta"), grounds)


def test_an_unknown_passage_leaves_the_source_to_vouch(grounds, make_citation):
    assert is_verbatim(make_citation("ska göras", passage_id="borta"), grounds)
    assert not is_verbatim(make_citation("inte. Beslut", passage_id="borta"), grounds)


@pytest.mark.parametrize(
    ("quote", "passage_id", "pages"),
    [
        pytest.param("Anmälan ska", "p1", {7}, id="first page"),
        pytest.param("Beslut bör", "p1", {8}, id="second page"),
        pytest.param("inte. Beslut", "p1", {7}, id="begins before the break"),
        pytest.param("Anmälan ska", "borta", set(), id="unknown passage"),
        pytest.param("finns inte", "p1", set(), id="not there"),
        pytest.param("", "p1", set(), id="empty"),
    ],
)
def test_a_quote_is_dated_by_where_it_begins(quote, passage_id, pages, grounds, make_citation):
    assert pages_of(make_citation(quote, passage_id=passage_id), grounds) == pages


def test_fidelity_and_page_accuracy_are_shares_of_the_citations(grounds, make_citation):
    good = make_citation("Anmälan ska göras", page=7)
    wrong_page = make_citation("Beslut bör", page=7)
    made_up = make_citation("Anmälan får göras", page=7)
    assert quote_fidelity([good, wrong_page, made_up], grounds) == pytest.approx(2 / 3)
    assert page_accuracy([good, wrong_page, made_up], grounds) == pytest.approx(1 / 3)
    assert quote_fidelity([], grounds) is None
    assert page_accuracy([], grounds) is None
