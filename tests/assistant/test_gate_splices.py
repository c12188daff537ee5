"""A statement that goes from one quoted sentence to another in the middle of a clause."""

import pytest

from assistant.gate_splices import find_splices
from assistant.gate_text import QuotedSentence, stems_of

FEE = "Avgiften ska reduceras om mat inte ingår."
PAYER = "Den som saknar betalningsförmåga kan ansöka om försörjningsstöd."
BOARD = "Nämnden ska samverka med externa aktörer."
ROUTINE = "Nämnden bör ha skriftliga rutiner."
RECORD = "Detta ska dokumenteras i akten."
CHILDREN = "Barnkonventionen är lag i Sverige."
MEANS = "Det innebär att barns rättigheter ska beaktas."
PROGRAMME = "Programmet gäller alla bolag i staden."


def words_carried(clause, support):
    return stems_of(clause) <= stems_of(support.text) | stems_of(support.context)


def quoted(*texts, passage_id="p", **changes):
    return tuple(
        QuotedSentence(text, passage_id=passage_id, place=place, **changes)
        for place, text in enumerate(texts)
    )


def splices(statement, sentences):
    return list(find_splices(statement, sentences, carries=words_carried))


@pytest.mark.parametrize(
    ("statement", "sources"),
    [
        pytest.param(FEE, (FEE, PAYER), id="one of them as it stands"),
        pytest.param(f"{FEE} {PAYER}", (FEE, PAYER), id="both as they stand"),
        pytest.param(f"{PAYER} {FEE}", (FEE, PAYER), id="in another order"),
        pytest.param(
            "Nämnden ska samverka med externa aktörer, och avgiften ska reduceras.",
            (BOARD, FEE),
            id="two clauses with a subject each",
        ),
        pytest.param(
            "Nämnden ska samverka med externa aktörer och bör ha skriftliga rutiner.",
            (BOARD, ROUTINE),
            id="one subject for both",
        ),
        pytest.param(
            "Nämnden ska samverka med externa aktörer. Detta ska dokumenteras i akten.",
            (BOARD, RECORD),
            id="a pronoun right after what it points at",
        ),
        pytest.param(
            "Barnkonventionen är lag i Sverige, vilket innebär att barns rättigheter ska beaktas.",
            (CHILDREN, MEANS),
            id="a relative clause for the pronoun",
        ),
        pytest.param("Barnkonventionen innebär att barns rättigheter ska beaktas.",
            (CHILDREN, MEANS),
            id="the noun for the pronoun",
        ),
        pytest.param("Det ska samverkas av nämnden.", (BOARD, FEE), id="a subject further on"),
        pytest.param("…", (BOARD, FEE), id="no word at all"),
        pytest.param(
            "Avgiften ska reduceras och barnkonventionen är lag i Sverige, vilket innebär att "
            "barns rättigheter ska beaktas.",
            (FEE, CHILDREN, MEANS),
            id="three, each right after the other",
        ),
        pytest.param(
            f"{FEE} Skriftliga rutiner för alla.",
            (FEE, "Skriftliga rutiner för alla."),
            id="a sentence without a verb",
        ),
        pytest.param(
            f"{BOARD} Detta dock utan diskussion.",
            (BOARD, "Detta dock utan diskussion."),
            id="a pronoun without a verb",
        ),
        pytest.param(
            "Boende ska erbjudas.",
            (FEE, "Skyddat boende ska erbjudas."),
            id="one word of the subject",
        ),
        pytest.param(
            "Nämnden ska samverka med externa aktörer, och boende ska erbjudas.",
            (BOARD, "Skyddat boende ska erbjudas."),
            id="one word of the subject in a later clause",
        ),
    ],
)  # fmt: skip
def test_what_its_sentences_tell_one_by_one_is_no_splice(statement, sources):
    assert splices(statement, quoted(*sources)) == []


@pytest.mark.parametrize(
    ("statement", "sources"),
    [
        pytest.param(
            "Den som saknar betalningsförmåga ska reduceras.", (PAYER, FEE), id="head and tail"
        ),
        pytest.param(
            "Nämnden kan ansöka om försörjningsstöd.", (BOARD, PAYER), id="another's predicate"
        ),
        pytest.param(
            "Programmet gäller alla bolag i staden och ska samverka med externa aktörer.",
            (PROGRAMME, BOARD),
            id="another's subject left out",
        ),
        pytest.param(
            "Programmet gäller alla bolag i staden. Detta ska dokumenteras i akten.",
            (PROGRAMME, FEE, RECORD),
            id="a pronoun after something else",
        ),
        pytest.param(
            "Programmet gäller alla bolag i staden, externa aktörer.",
            (PROGRAMME, BOARD),
            id="a part after a comma",
        ),
        pytest.param(
            "Programmet gäller alla bolag i staden, avgiften ska reduceras.",
            (PROGRAMME, FEE),
            id="a clause after a comma alone",
        ),
        pytest.param(
            "Det ska samverka med externa aktörer.", (BOARD, FEE), id="a pronoun for the subject"
        ),
        pytest.param(
            "Programmet gäller alla bolag i staden, och externa aktörer ska samverka.",
            (PROGRAMME, BOARD),
            id="a clause that lost its subject",
        ),
        pytest.param(
            "Programmet gäller våld och förtryck kan bilagan användas.",
            ("Programmet gäller våld.", "Bilagan kan användas vid förtryck."),
            id="a list that looks like a clause",
        ),
        pytest.param(
            f"{FEE} Externa aktörer ska samverka.", (FEE, BOARD), id="a sentence that lost it"
        ),
        pytest.param(
            "Nämnden ska samverka med externa aktörer och bör ha rutiner.",
            (BOARD, "Nämndens samtliga utförare bör ha rutiner."),
            id="only a part of the subject left out",
        ),
        pytest.param(
            "Om mat inte ingår ska samverka med externa aktörer.",
            (FEE, BOARD),
            id="another's condition",
        ),
    ],
)
def test_a_clause_of_two_sentences_is_named(statement, sources):
    assert splices(statement, quoted(*sources)) != []


def test_only_the_spliced_sentence_is_named():
    spliced = "Den som saknar betalningsförmåga ska reduceras."
    sentences = quoted(PAYER, FEE, BOARD)
    assert splices(f"{BOARD} {spliced} {FEE}", sentences) == [spliced]


def test_a_pronoun_points_only_into_its_own_passage():
    statement = f"{BOARD} {RECORD}"
    one, other = quoted(BOARD)[0], quoted("", RECORD, passage_id="q")[1]
    assert splices(statement, (one, other)) == [RECORD]
    assert splices(statement, quoted(BOARD, RECORD)) == []


def test_a_pronoun_points_at_the_sentence_right_before_it():
    board, _, record = quoted(BOARD, FEE, RECORD)
    assert splices(f"{BOARD} {RECORD}", (board, record)) == [RECORD]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (BOARD, 0),
        ("Detta ska samverka med externa aktörer.", 1),
        ("Det ska samverka med externa aktörer.", 1),
        ("Det ska samverkas av nämnden.", 0),
        ("Externa aktörer ska samverka.", 0),
        (f"{BOARD} Det ska samverka med aktörer.", 1),
    ],
)
def test_one_sentence_keeps_its_subject_or_puts_no_pronoun_there(statement, found):
    assert len(splices(statement, quoted(BOARD))) == found


LEAD_IN = "Utredningen ska visa:"
ITEMS = ("behovet av stöd", "behovet av skydd")


def a_list(lead_in=LEAD_IN, items=ITEMS):
    first, *rest = quoted(lead_in, *items)
    return (first, *quoted("", *(one.text for one in rest), is_item=True)[1:])


def test_items_of_one_list_may_follow_each_other_after_their_lead_in():
    statement = "Utredningen ska visa behovet av stöd, behovet av skydd."
    assert splices(statement, a_list()) == []


def test_items_follow_each_other_after_a_clause_of_another_sentence_too():
    fee = QuotedSentence(FEE, passage_id="q")
    statement = (
        "Avgiften ska reduceras, och utredningen ska visa behovet av stöd, behovet av skydd."
    )
    assert splices(statement, (fee, *a_list())) == []


def test_items_of_two_lists_are_not_mixed():
    lead_in, stod, _ = a_list()
    other = QuotedSentence(ITEMS[1], passage_id="q", place=2, is_item=True)
    assert splices(
        "Utredningen ska visa behovet av stöd, behovet av skydd.", (lead_in, stod, other)
    )


def test_an_item_is_not_said_of_another_than_its_lead_in_names():
    sentences = a_list("Patriark är en metod medan andra är:", ("Freda är ett stöd", "listor"))
    assert splices("Freda är en metod.", sentences) == ["Freda är en metod."]


def test_a_lead_in_of_another_passage_lends_no_word():
    lead_in = QuotedSentence(LEAD_IN, passage_id="q", place=0)
    assert splices("Utredningen ska visa behovet av stöd.", (lead_in, *a_list()[1:]))


@pytest.mark.parametrize(("parts", "is_refused"), [(10, False), (11, True)])
def test_a_sentence_with_more_than_twelve_joints_must_rest_on_one(parts, is_refused):
    many = ", ".join(["Nämnden ska samverka", *["med externa aktörer"] * parts])
    joined = f"{many}, och avgiften ska reduceras."
    assert splices(joined, quoted(BOARD, FEE)) == ([joined] if is_refused else [])
    assert splices(f"{many}.", quoted(BOARD, FEE)) == []


def test_a_statement_on_more_sentences_than_can_be_compared_is_refused():
    sentences = quoted(*[BOARD] * 16)
    assert splices(BOARD, sentences) == []
    assert splices(BOARD, (*sentences, *quoted(FEE))) == ["17 > 16"]


def test_a_statement_on_nothing_is_left_to_the_checks_of_quotes():
    assert splices(FEE, ()) == []


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("Socialnämnden ska samverka.", BOARD),
        ("Akter ska visas.", "Akten ska visas."),
        ("Informationen ska lämnas.", "Uppgifterna ska lämnas."),
    ],
)
def test_a_subject_is_kept_in_another_form_of_its_word(statement, source):
    found = find_splices(statement, quoted(source, FEE), carries=lambda *_: True)
    assert list(found) == []
