from dataclasses import replace

import pytest

from assistant.part_search import KEPT, MAX_APART, find_parts
from assistant.retrieval import Found, WrittenHit
from corpus.passage import SearchHit

FEE, PLACE, BILL = "egenavgift", "placering", "faktura"


@pytest.fixture
def search(make_passage):
    """A fake search over three passages; a text finds those whose words it has."""
    passages = {word: make_passage(f"Text om {word}.") for word in (FEE, PLACE, BILL)}

    def found(text: str) -> Found:
        said = text.casefold()
        # The bill is found by «den» too, as a pronoun finds anything.
        scores = {word: 1.0 * (word in said) for word in passages}
        scores[BILL] += 0.4 * ("den" in said.split())
        scores[FEE] += 0.3 * ("den" in said.split())
        hits = [
            SearchHit(passages[word], rank, score)
            for rank, (word, score) in enumerate(sorted(scores.items(), key=lambda one: -one[1]), 1)
            if score
        ]
        near = max(scores.values())
        return Found(text, tuple(hits), (WrittenHit("", near, (), None),), frozenset())

    return found


def test_one_question_is_searched_as_it_stands(search):
    (found,) = find_parts("Vad gäller egenavgift i boendet?", search)
    assert found.question == "Vad gäller egenavgift i boendet?"
    assert [hit.passage.text for hit in found.hits] == ["Text om egenavgift."]


def test_no_more_hits_are_kept_than_are_shown(search, make_passage):
    many = tuple(SearchHit(make_passage(f"Text {n}."), n, 1.0) for n in range(1, 31))
    (found,) = find_parts("Vad?", lambda text: replace(search(text), hits=many))
    assert len(found.hits) == KEPT


def test_a_part_that_only_points_back_gets_the_subject_of_the_part_before(search):
    first, second = find_parts(
        "Vem beslutar om placering på boendet? Hur betalas egenavgift för den?", search
    )
    assert first.question == "Vem beslutar om placering på boendet?"
    assert "placering" in second.question


ASKED = "Vem beslutar placering idag? Hur betalas egenavgift sen?"


def led(first_part, second_part, whole, search):
    """A fake search: its hits for each part of `ASKED` and for the whole."""

    def hits_for(text: str) -> Found:
        scored = whole if "?" in text[:-1] else second_part if FEE in text else first_part
        hits = tuple(SearchHit(p, rank, score) for rank, (p, score) in enumerate(scored, 1))
        return replace(search(text), hits=hits)

    return [found.hits[0].passage for found in find_parts(ASKED, hits_for)]


def test_a_part_puts_first_what_serves_the_whole_question_too(search, make_passage):
    of_whole, alone, first = (make_passage(f"Om {what}.") for what in ("allt", "en", "två"))
    second_part = [(alone, 0.8), (of_whole, 0.7)]
    assert led([(first, 1.0)], second_part, [(of_whole, 1.0)], search) == [first, of_whole]


def test_parts_that_lead_to_places_of_their_own_are_not_led_to_one(search, make_passage):
    of_whole, alone = make_passage("Om allt."), make_passage("Om delen.")
    first_part, second_part = [(of_whole, 0.9)], [(alone, 0.8), (of_whole, 0.7)]
    assert led(first_part, second_part, [(of_whole, 1.0)], search) == [of_whole, alone]


def test_things_asked_in_one_part_are_searched_for_one_by_one_too(search):
    (found,) = find_parts("Får vi kräva egenavgift nu, och ska egenavgift alltid krävas?", search)
    apart = ["Får vi kräva egenavgift nu", "och ska egenavgift alltid krävas?"]
    assert [one.question for one in found.apart] == apart


@pytest.mark.parametrize(
    "question",
    [
        "Får vi kräva egenavgift nu?",
        "Får vi det, och ska vi det?",
        "Får vi kräva egenavgift nu? " * (MAX_APART + 1),
    ],
)
def test_one_thing_asked_nothing_named_or_a_list_is_not_searched_for_one_by_one(question, search):
    assert not any(found.apart for found in find_parts(question, search))
