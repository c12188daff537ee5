import pytest

from evals.scoring.citations import (
    citation_precision,
    citation_recall,
    is_recalled,
    relevant_citations,
)


def entails(quotes, statement):
    """Each letter of the statement must stand in some quote."""
    return set(statement) <= set("".join(quotes))


@pytest.mark.parametrize(
    ("statement", "quotes", "recalled", "relevant"),
    [
        pytest.param("ab", (), False, 0, id="no citation"),
        pytest.param("", (), False, 0, id="nothing said, nothing cited"),
        pytest.param("ab", ("a",), False, 0, id="not carried"),
        pytest.param("ab", ("ab",), True, 1, id="one carries it"),
        pytest.param("ab", ("a", "b"), True, 2, id="both needed"),
        pytest.param("ab", ("ab", "c"), True, 1, id="one idle"),
        pytest.param("ab", ("ab", "ab"), True, 2, id="either carries it alone"),
        pytest.param("ab", ("a", "ab"), True, 1, id="part of what another carries"),
        pytest.param("ab", ("a", "b", "b"), True, 1, id="needed only where nothing replaces it"),
    ],
)
def test_leaving_one_out(statement, quotes, recalled, relevant):
    assert is_recalled((statement, quotes), entails) is recalled
    assert relevant_citations((statement, quotes), entails) == relevant


def test_recall_is_over_statements_and_precision_over_citations():
    statements = [("ab", ("ab", "c")), ("d", ("e",))]
    assert citation_recall(statements, entails) == 0.5
    assert citation_precision(statements, entails) == pytest.approx(1 / 3)


def test_without_statements_or_citations_they_are_undefined():
    assert citation_recall([], entails) is None
    assert citation_precision([], entails) is None
    assert citation_recall([("a", ())], entails) == 0.0
    assert citation_precision([("a", ())], entails) is None
