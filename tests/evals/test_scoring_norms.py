import pytest

from corpus.norm import Norm
from evals.case import Gold
from evals.scoring.norms import keeps_norms, norm_accuracy, norm_fidelity, norms_in


def test_norms_are_counted_over_sentences():
    text = "Nämnden ska utreda. Den ska besluta. Den bör följa upp."
    assert norms_in(text) == {Norm.SHALL: 2, Norm.SHOULD: 1}
    assert norms_in("") == {}


@pytest.mark.parametrize(
    ("statement", "quotes", "keeps"),
    [
        pytest.param("Kaffe finns.", ("Nämnden ska utreda.",), None, id="no norm"),
        pytest.param("Nämnden ska utreda.", (), False, id="no quotes"),
        pytest.param("Nämnden ska utreda.", ("Nämnden ska utreda.",), True, id="same"),
        pytest.param("Nämnden ska utreda.", ("Nämnden bör utreda.",), False, id="weaker"),
        pytest.param("Den får lämnas.", ("Den får inte lämnas.",), False, id="denied"),
        pytest.param(
            "De ska utreda. De ska besluta.", ("De ska utreda.",), False, id="once too often"
        ),
        pytest.param(
            "De ska utreda. De ska besluta.",
            ("De ska utreda.", "De ska besluta."),
            True,
            id="over two quotes",
        ),
        pytest.param(
            "De ska utreda.", ("De ska utreda. De bör besluta.",), True, id="quotes say more"
        ),
    ],
)
def test_a_statement_keeps_the_norms_of_its_quotes(statement, quotes, keeps):
    assert keeps_norms(statement, quotes) is keeps


def test_fidelity_leaves_out_statements_without_a_norm():
    shall = ("Nämnden ska utreda.", ("Nämnden ska utreda.",))
    swapped = ("Nämnden ska utreda.", ("Nämnden bör utreda.",))
    plain = ("Kaffe finns.", ("Kaffe finns.",))
    assert norm_fidelity([shall, swapped, plain]) == 0.5
    assert norm_fidelity([plain]) is None
    assert norm_fidelity([]) is None


@pytest.mark.parametrize(
    ("answer", "quotes", "expected"),
    [
        pytest.param("De ska utreda.", (), None, id="no gold"),
        pytest.param("De ska utreda.", ("Kaffe finns.",), None, id="gold without a norm"),
        pytest.param("De bör utreda.", ("De ska utreda.",), 0.0, id="another norm"),
        pytest.param("De ska utreda.", ("De ska utreda.", "De bör följa upp."), 0.5, id="half"),
        pytest.param("De ska utreda och bör höra.", ("De ska utreda.",), 1.0, id="says more"),
    ],
)
def test_accuracy_is_against_the_gold(answer, quotes, expected):
    assert norm_accuracy(answer, [Gold(quote, 7) for quote in quotes]) == expected
