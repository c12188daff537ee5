"""How hard a statement binds, and what it denies, beside what its quotes do."""

import pytest

from assistant.gate_norms import denials_in, find_changed_negations, find_changed_norms
from assistant.gate_text import Support

FEE = "Nämnden ska utreda saken och får besluta om avgiften."
STAY = "Insatsen ska erbjudas snabbt. Personen kan stanna kvar länge om det behövs enligt planen."


def norms(statement, *sentences):
    return list(find_changed_norms(statement, Support(sentences)))


def negations(statement, *sentences):
    return list(find_changed_negations(statement, Support(sentences)))


@pytest.mark.parametrize(
    ("statement", "sentences", "found"),
    [
        ("", (FEE,), []),
        ("Nämnden ska utreda saken.", (FEE,), []),
        ("Nämnden får besluta om avgiften.", (FEE,), []),
        ("Nämnden får utreda saken.", (FEE,), ["får"]),
        ("Nämnden bör utreda saken.", (FEE,), ["bör"]),
        # A norm of its own where the source has none.
        ("Nämnden ska utreda saken.", ("Nämnden utreder saken.",), ["ska"]),
        # What shares nothing with a norm of the source is not carried by it.
        ("Polisen ska finnas.", (FEE,), ["ska"]),
        # The verb stays and its norm goes.
        ("Nämnden skulle besluta om avgiften.", (FEE,), ["får besluta"]),
        ("Saken avgörs.", (FEE,), []),
        # Unless the source uses the verb under another norm too.
        ("Nämnden kan besluta.", ("Nämnden får besluta. Sedan kan den besluta.",), []),
        # Said whole without one of its norms.
        (
            "Personen kan stanna kvar länge om det behövs enligt planen, insatsen erbjuds snabbt.",
            (STAY,),
            ["ska erbjudas", "ska"],
        ),
        ("Personen kan stanna kvar länge.", (STAY,), []),
    ],
)
def test_a_norm_is_the_source_s_own(statement, sentences, found):
    assert norms(statement, *sentences) == found


def test_a_modal_without_a_verb_needs_one_in_the_source():
    assert norms("Då ska insatsen.", "Då ska insatsen ges.") == ["ska"]
    assert norms("Då ska insatsen.", "Då ska insatsen.") == []


TEN = "Alfa beta gamma delta epsilon zeta eta theta iota ska visas."


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        # Its first verb is what a norm is about.
        ("Man vill utreda saken.", "Nämnden ska utreda och besluta.", ["ska utreda"]),
        ("Utreda.", "Nämnden ska utreda saken.", ["ska utreda"]),
        # A bare modal is the source's own when one of its kind is bare.
        ("Då ska insatsen.", "Då ska insatsen. Sedan ska den ges.", []),
        ("Då ska insatsen.", "Då ska insatsen ges. Sedan bör den.", ["ska"]),
        # Seven words of ten retell it all, six do not.
        ("Alfa beta gamma delta epsilon zeta eta.", TEN, ["ska"]),
        ("Alfa beta gamma delta epsilon zeta.", TEN, []),
        # Neighbours are compared by stem, and idle ones say nothing.
        ("Maten kan ätas hemma.", "Avgiften ska tas ut snabbt av oss. Maten kan lagas hemma.", []),
        ("Avgiften kan ändras.", "Avgifter kan sänkas.", []),
        ("Polisen ska finnas och det.", "Nämnden ska utreda och det.", ["ska"]),
        # The same verb under two norms is told under neither.
        ("Nämnden vill besluta.", "Nämnden får besluta. Den kan besluta. Den ska vänta.", []),
    ],
)
def test_which_norm_of_the_source_is_meant(statement, source, found):
    assert norms(statement, source) == found


def test_the_nearest_norm_is_the_one_compared_with():
    source = "Avgiften ska betalas av personen. Avgiften kan sänkas av nämnden."
    assert norms("Avgiften kan sänkas.", source) == []
    assert norms("Avgiften ska sänkas.", source) == ["ska", "kan sänkas"][:1]
    # A shared verb says more than four shared neighbours.
    near = "Barnet ska höras tidigt hos oss. Barnet kan besöka oss tidigt."
    assert norms("Barnet kan höras tidigt.", near) == ["kan"]
    # The verb counts four and once more as a neighbour: five others are as near, so either may be.
    far = "Polisen ska höras. Sedan kommer alla andra hem igen. "
    five = f"{far}Rött hus med gul bil kan visas snabbt."
    assert norms("Rött hus med gul bil kan höras snabbt.", five) == []
    four = f"{far}Rött hus med gul bil kan visas."
    assert norms("Rött hus med gul bil kan höras snabbt.", four) == ["kan"]


@pytest.mark.parametrize(
    ("text", "denials"),
    [
        ("", []),
        ("Barnet hörs.", []),
        ("Avgiften ska inte tas ut.", [("inte", ("avgift",), ())]),
        (
            "Barnet bor aldrig ensamt hemma utan mat hela dagen",
            [("aldrig", ("bor", "barnet"), ("ensamt", "hemm", "mat"))],
        ),
        ("Boende utan mat ges.", [("utan", ("boend",), ("mat",))]),
        ("Det är inte mat utan vatten.", [("inte", (), ("mat", "vatt"))]),
    ],
)
def test_a_negation_is_read_with_the_words_around_it(text, denials):
    assert [tuple(denial) for denial in denials_in(text)] == denials


def test_a_correction_reaches_fourteen_words_back():
    near = "inte " + "ord " * 13 + "utan mat"
    far = "inte " + "ord " * 14 + "utan mat"
    assert [denial.word for denial in denials_in(near)] == ["inte"]
    assert [denial.word for denial in denials_in(far)] == ["inte", "utan"]


MEAL = "Om mat inte ingår i boendet ska avgiften sänkas utan ansökan."


@pytest.mark.parametrize(
    ("statement", "sentences", "found"),
    [
        (MEAL, (MEAL,), []),
        ("Avgiften sänks om mat inte ingår.", (MEAL,), []),
        # Dropped: what was denied is now said.
        ("Om mat ingår i boendet sänks avgiften.", (MEAL,), ["inte ingår boendet"]),
        # Left out with its clause.
        ("Avgiften sänks.", (MEAL,), []),
        # Added.
        ("Avgiften sänks inte.", ("Avgiften sänks.",), ["inte"]),
        ("Avgiften sänks aldrig för personen.", (MEAL,), ["aldrig person"]),
        # One negation carries one.
        (
            "Om mat inte ingår, inte ingår i boendet.",
            ("Om mat inte ingår i boendet.",),
            ["inte ingår boendet"],
        ),
        # «utan» and «inte» deny in different ways.
        ("Avgiften sänks inte efter ansökan.", ("Avgiften sänks utan ansökan.",), None),
        ("Avgiften sänks utan ansökan.", ("Avgiften sänks utan ansökan här.",), []),
        # Only the neighbours before are shared, and two of them are enough.
        ("Personen betalar avgiften inte.", ("Personen betalar avgiften inte alls.",), []),
    ],
)
def test_a_negation_stays_with_what_it_denies(statement, sentences, found):
    said = negations(statement, *sentences)
    if found is None:
        assert said
    else:
        assert said == found


def test_one_shared_word_before_a_negation_is_no_bond():
    assert negations("Barnet hörs inte.", "Barnet bor inte hemma.") == ["inte"]


def test_one_shared_word_after_it_is():
    assert negations("Han är inte hemma.", "Barnet bor inte hemma.") == []


def test_the_best_of_several_is_the_one_used_up():
    source = "Barnet bor inte hemma. Barnet bor inte ensamt hemma."
    assert negations("Barnet bor inte ensamt hemma, barnet bor inte hemma.", source) == []
    # The first is near both («snabbt») and must leave the second its own.
    two = "Rött hus säljs inte snabbt. Gul bil körs inte snabbt i dimma."
    assert negations("Rött hus säljs inte snabbt. Gul bil körs inte.", two) == []
    # Three words before say more than one after («hemma»).
    three = "Maten serveras inte hemma. Rött hus säljs inte dyrt."
    assert negations("Rött hus säljs inte hemma. Maten serveras inte.", three) == []


def test_a_dropped_negation_at_the_end_is_known_by_what_stands_before():
    assert negations("Personen betalar avgiften.", "Personen betalar avgiften inte.") == ["inte"]
    assert negations("Personen betalar.", "Personen betalar avgiften inte.") == []


def test_two_words_beside_a_dropped_negation_are_enough():
    assert negations("Man betalar avgiften.", "Personen betalar avgiften inte.") == ["inte"]
    ward = "Barnet bor inte ensamt hemma länge."
    assert negations("Barnet bor ensamt hemma.", ward) == ["inte ensamt hemm"]
    assert negations("Barnet bor ensamt.", ward) == []
