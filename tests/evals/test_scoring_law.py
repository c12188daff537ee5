import pytest

from corpus.law_reference import LawReference
from evals.scoring.law import (
    carried_reference_share,
    existing_share,
    in_force_or_warned_share,
    references_in,
)

ONE = "Enligt 11 kap. 1 § SoL gäller detta."
TWO = "Enligt 10 kap. 23 § OSL gäller annat."
SOL = LawReference("2001:453", "11", "1")
OSL = LawReference("2009:400", "10", "23")


def test_references_are_read_without_their_paragraph():
    assert references_in("4 kap. 1 § tredje stycket SoL") == {LawReference("2001:453", "4", "1")}
    assert references_in("Inga.") == frozenset()


@pytest.mark.parametrize(
    ("statements", "known", "share"),
    [
        pytest.param((), {SOL}, None, id="no statement"),
        pytest.param(("Inga.",), {SOL}, None, id="no reference"),
        pytest.param((ONE, TWO), {SOL}, 0.5, id="one of two"),
        pytest.param((ONE, ONE), {SOL}, 1.0, id="both"),
        pytest.param((ONE,), set(), 0.0, id="unknown"),
    ],
)
def test_references_exist_if_a_register_knows_them(statements, known, share):
    assert existing_share(statements, known) == share


def test_references_must_stand_in_the_statements_own_quotes():
    assert carried_reference_share([]) is None
    assert carried_reference_share([("Inga.", (ONE,))]) is None
    assert carried_reference_share([(ONE, (ONE,)), (TWO, (ONE,))]) == 0.5
    assert carried_reference_share([(ONE, ("Inget.", ONE))]) == 1.0
    assert carried_reference_share([(f"{ONE} {TWO}", (ONE,)), (ONE, ())]) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("statements", "warnings", "share"),
    [
        pytest.param((), 1, None, id="no reference"),
        pytest.param((ONE, TWO), 0, 0.5, id="one changed, no warning"),
        pytest.param((ONE, TWO), 1, 1.0, id="one changed, warned"),
        pytest.param((TWO,), 0, 0.0, id="changed"),
    ],
)
def test_changed_law_needs_a_warning(statements, warnings, share):
    def changed(reference):
        return reference == OSL

    assert in_force_or_warned_share(statements, changed, warnings=warnings) == share
