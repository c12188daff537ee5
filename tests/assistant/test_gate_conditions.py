"""What narrows a quoted sentence is in the statement too."""

import pytest

from assistant.gate_conditions import condition_clauses, find_dropped_conditions, is_exception
from assistant.gate_text import Support

FEE = "Om mat inte ingår i boendet ska avgiften sänkas."
STAY = "Personen får stanna, om det behövs för skyddet."


def dropped(statement, *sentences):
    return list(find_dropped_conditions(statement, Support(sentences)))


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("", []),
        ("Avgiften sänks.", []),
        (FEE, ["om mat inte ingår i boendet"]),
        (STAY, ["om det behövs för skyddet"]),
        # «om» before a noun, and after «information», is «about».
        ("Nämnden talar om våld.", []),
        ("Nämnden ger information om det finns plats.", []),
        ("Avgiften sänks när mat saknas.", ["när mat saknas"]),
        ("Avgiften sänks om", []),
        ("Avgiften sänks om det", ["om det"]),
        ("Avgiften sänks om det går", ["om det går"]),
        # A preposition opens a condition only at the head of a sentence.
        ("Vid akut fara ska polisen larmas.", ["vid akut fara"]),
        ("Vid akut fara har kommunen ansvar.", ["vid akut fara"]),
        ("Om personen har barn ska de höras.", ["om personen har barn"]),
        ("Polisen larmas vid akut fara.", []),
        # It ends with its comma, or after fourteen words.
        ("Larma när det brinner, annars inte.", ["när det brinner"]),
        (f"Larma när{' ord' * 20}", [f"när{' ord' * 13}"]),
        ("Larma när det ska brinna.", ["när det ska brinna"]),
        ("När det brinner (snabbt) larma.", ["när det brinner"]),
    ],
)
def test_a_condition_is_read_up_to_its_end(sentence, clauses):
    assert [" ".join(clause) for clause in condition_clauses(sentence)] == clauses


@pytest.mark.parametrize(
    ("statement", "sentences", "found"),
    [
        ("Avgiften ska sänkas om mat inte ingår i boendet.", (FEE,), []),
        ("Avgiften ska sänkas.", (FEE,), ["om mat inte ingår i boendet"]),
        # The words stay, but nothing makes them a condition.
        ("Avgiften ska sänkas, mat ingår i boendet.", (FEE,), ["om mat inte ingår i boendet"]),
        # A verb at the head opens one too.
        ("Ingår mat i boendet ska avgiften sänkas.", (FEE,), []),
        # More than 60 % of its words: two of three, not one; three of five are too few.
        ("När mat ingår ska avgiften sänkas.", (FEE,), []),
        ("När mat finns ska avgiften sänkas.", (FEE,), ["om mat inte ingår i boendet"]),
        (
            "Larma när röd bil kör.",
            ("Larma när röd bil kör bakom huset.",),
            ["när röd bil kör bakom huset"],
        ),
        ("Larma när röd bil kör bakom.", ("Larma när röd bil kör bakom huset.",), []),
        ("Larma när mat saknas.", ("Larma när maten saknas.",), []),
        ("Larma när maten saknas.", ("Larma när mat saknas.",), []),
        # It may begin with its verb, or be told first.
        ("Blir det så att mat saknas larmar man.", ("Om mat saknas ska man larma.",), []),
        ("Mat här saknas: man ska larma.", ("Om mat saknas ska man larma.",), []),
        # A clause of idle words only has nothing to keep.
        ("Larma.", ("Larma när det är så.",), []),
        # What the sentence has elsewhere keeps no condition.
        (
            "Mat och boende ingår när det går.",
            ("Mat och boende ingår när mat och boende finns hemma.",),
            ["när mat och boende finns hemma"],
        ),
    ],
)
def test_a_condition_comes_along(statement, sentences, found):
    assert dropped(statement, *sentences) == found


@pytest.mark.parametrize(
    ("statement", "source", "found"),
    [
        ("Avgiften sänks dock.", "Avgiften sänks dock.", []),
        ("Avgiften sänks.", "Avgiften sänks dock.", ["dock"]),
        ("Avgiften sänks bara.", "Avgiften sänks endast.", []),
        ("Avgiften sänks.", "Avgiften sänks endast och enbart.", ["enbart, endast"]),
        # One of two is one too few.
        ("Avgiften sänks endast.", "Avgiften sänks endast och enbart.", ["enbart, endast"]),
        ("Avgiften sänks.", "Avgiften sänks ofta.", ["ofta"]),
        ("Avgiften sänks ofta.", "Avgiften sänks ibland.", []),
        ("Avgiften sänks.", "Avgiften sänks vid behov.", ["vid behov"]),
        ("Vid behov sänks avgiften.", "Avgiften sänks vid behov.", []),
        ("Avgiften sänks vid behov.", "Avgiften sänks.", []),
        ("Avgiften sänks.", "Som regel sänks avgiften.", ["som regel"]),
    ],
)
def test_a_reservation_comes_along(statement, source, found):
    assert dropped(statement, source) == found


def test_a_sentence_quoted_beside_others_counts_when_a_third_of_it_is_told():
    other = "Nämnden planerar dock mötet noga, bokar lokalen och bjuder gäster dit."
    assert dropped("Avgiften sänks. Nämnden planerar.", "Avgiften sänks.", other) == []
    told = "Avgiften sänks. Nämnden planerar mötet noga."
    assert dropped(told, "Avgiften sänks.", other) == ["dock"]
    tenths = "Alfa beta gamma delta epsilon zeta dock eta theta iota kappa."
    assert dropped("Avgiften sänks. Alfa beta gamma.", "Avgiften sänks.", tenths) == ["dock"]
    assert dropped("Avgiften sänks. Alfa beta.", "Avgiften sänks.", tenths) == []
    # Alone it always counts.
    assert dropped("Nämnden planerar.", other) == ["dock"]


@pytest.mark.parametrize(
    ("sentence", "takes_back"),
    [
        ("", False),
        ("Avgiften sänks.", False),
        ("Undantag finns.", True),
        ("Det kan dock vänta.", True),
    ],
)
def test_an_exception_is_known_by_its_word(sentence, takes_back):
    assert is_exception(sentence) is takes_back
