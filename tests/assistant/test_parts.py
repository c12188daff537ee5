from dataclasses import replace

import pytest

from assistant.parts import MAX_PARTS, MAX_SPLIT_CHARS, _patterns, split_parts, without_runs
from assistant.retrieval import Found, WrittenHit
from corpus.passage import SearchHit

# What each subject's passage is called, and the words that lead to it.
SUBJECTS = {
    "register": ("registrera", "besöket", "systemet"),
    "report": ("orosanmälan", "skriver", "barnen"),
    "investigate": ("inleda", "utredning", "nekar"),
    "fee": ("egenavgift", "betalar", "boendet"),
    "school": ("skolgång", "skolan", "elever"),
}


@pytest.fixture
def search(make_passage):
    """A fake search: nearness is the share of a subject's words that the text uses."""
    return lambda text: found_for(text, make_passage)


def found_for(text, make_passage) -> Found:
    words = text.lower().replace("?", " ").replace(".", " ").split()
    shares = {
        subject: sum(word.strip(",") in known for word in words) / 3
        for subject, known in SUBJECTS.items()
    }
    best = max(shares, key=lambda subject: shares[subject])
    hit = SearchHit(make_passage(f"Text om {best}."), 1, 1.0)
    return Found(text, (hit,), (WrittenHit(best, min(shares[best], 1.0), (), None),), frozenset())


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Vem registrera besöket i systemet?", 1),
        ("Får vi inleda utredning om hon nekar, och vem skriver orosanmälan om barnen?", 2),
        ("Ska vi registrera besöket i systemet? Vem skriver orosanmälan om barnen?", 2),
        ("registrera besöket systemet samt egenavgift betalar boendet", 2),
        ("1) registrera besöket systemet 2) egenavgift betalar boendet", 2),
        ("registrera besöket systemet\negenavgift betalar boendet", 2),
        ("Barn och unga på skyddat boende", 1),
        ("", 1),
    ],
)
def test_question_is_cut_into_the_things_it_asks(question, parts, search):
    assert len(split_parts(question, search)) == parts


def test_what_is_told_before_a_question_goes_with_it(search):
    asked = "Kvinnan kom idag till boendet. Ska vi registrera besöket i systemet?"
    assert split_parts(asked, search) == (asked,)


def test_nothing_that_was_asked_is_left_out(search):
    asked = "Ska vi registrera besöket i systemet? Och vem skriver orosanmälan om barnen?"
    first, second = split_parts(asked, search)
    assert first == "Ska vi registrera besöket i systemet?"
    assert second == "vem skriver orosanmälan om barnen?"


def test_two_questions_about_one_passage_stay_together(search):
    asked = "Får vi inleda utredning om hon nekar, och hur inleda utredning när han nekar?"
    assert split_parts(asked, search) == (asked,)


def test_there_are_never_more_parts_than_a_reader_takes_in(search):
    pieces = [" ".join(known) for known in SUBJECTS.values()]
    assert len(split_parts("Vad gäller " + "? Vad gäller ".join(pieces), search)) == MAX_PARTS


def test_a_pasted_document_is_not_cut(search):
    asked = "Ska vi registrera besöket i systemet? Vem skriver orosanmälan om barnen? " * 60
    assert len(asked) > MAX_SPLIT_CHARS
    assert split_parts(asked, search) == (asked,)


def test_two_things_under_one_preposition_are_asked_about_one_by_one(search):
    asked = "vad dokumenteras om egenavgift betalar boendet och om skolgång skolan elever"
    assert split_parts(asked, search) == (
        "vad dokumenteras om egenavgift betalar boendet",
        "vad dokumenteras om skolgång skolan elever",
    )


def test_a_statement_is_no_part_of_its_own(search):
    asked = "Vi har registrera besöket i systemet. Vem skriver orosanmälan om barnen?"
    assert split_parts(asked, search) == (asked,)


def test_a_provision_is_never_cut_at_its_own_points(search):
    """Both sides lead somewhere; only what stands between them says that it is one thing."""
    asked = "registrera besöket systemet 4 kap. 1 § socialtjänstlagen egenavgift betalar boendet"
    assert split_parts(asked, search) == (asked,)
    assert len(split_parts(asked.replace(" § social", ". Social"), search)) > 1


def test_a_question_is_not_cut_where_something_named_outright_would_be_lost(make_passage):
    question = "Vem skriver orosanmälan om barnen, och vem betalar egenavgift för boendet?"
    named = {question: frozenset({"a", "b"})}

    def search(text):
        return replace(found_for(text, make_passage), exact=named.get(text, frozenset({"a"})))

    assert len(split_parts(question, lambda text: found_for(text, make_passage))) == 2
    assert len(split_parts(question, search)) == 1


def test_a_condition_is_not_cut_from_its_question(search):
    """Each side leads somewhere of its own, and still the first is only the case asked about."""
    asked = "Om hon registrera besöket systemet, vem skriver orosanmälan om barnen?"
    assert split_parts(asked, search) == (asked,)
    asked = (
        "Vem betalar egenavgift för boendet, och om hon nekar utredning, får vi inleda utredning?"
    )
    assert split_parts(asked, search) == (
        "Vem betalar egenavgift för boendet",
        "om hon nekar utredning, får vi inleda utredning?",
    )


def test_a_question_that_first_names_what_it_is_about_is_one_of_its_own(search):
    asked = (
        "Vem betalar egenavgift för boendet, och den utredning hon nekar, är det vi som ska inleda?"
    )
    assert len(split_parts(asked, search)) == 2


@pytest.mark.parametrize(
    "asked",
    [
        "Jag behöver veta vem som betalar egenavgift för boendet. Sen skolgång i skolan för elever",
        "Dels vem som betalar egenavgift boendet, dels vilken skolgång i skolan elever har",
        "Vem betalar egenavgift för boendet, och så undrar hon om skolgång i skolan för elever",
    ],
)
def test_what_is_wondered_aloud_is_asked(asked, search):
    assert len(split_parts(asked, search)) == 2


def test_what_somebody_else_wants_to_know_is_part_of_the_story(search):
    asked = (
        "Skolan ringer och vill veta hur skolgång går för elever. Vem betalar egenavgift boendet?"
    )
    told = "Skolan ringer om skolgång för elever. Vem betalar egenavgift boendet?"
    assert len(split_parts(asked, search)) == len(split_parts(told, search)) == 1


def test_words_that_begin_a_question_said_forty_times_over_are_read_in_one_way():
    # Read in two ways each, they would take 2^40 steps.
    assert _patterns().condition.search("vi undrar, " + "och " * 40 + "hon") is None
    assert _patterns().condition.search("vi undrar, och sen om hon nekar,")


def test_thousands_of_empty_lines_say_no_more_than_one():
    assert (
        without_runs("vad\t gäller?\n" + " \n" * 2000 + "  och hur?  ") == "vad gäller?\noch hur?"
    )
