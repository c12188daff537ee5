import pytest

from assistant.composing import Answerable
from assistant.footnotes import with_footnotes
from corpus.passage import PassageKind

WHOSE = "Vems är definitionen av våld?"


@pytest.fixture
def term(make_passage):
    return make_passage("Våld är en handling som skadar.1 Den kan vara dold.12")


def notes_of(make_passage, term, question, *texts, **values):
    notes = [make_passage(text, kind=PassageKind.FOOTNOTE, **values) for text in texts]
    passages = {one.id: one for one in (term, *notes)}
    places = [Answerable(term, 0, len(term.text), 1.0)]
    return [one.passage.text for one in with_footnotes(places, passages, question)[1:]]


def test_who_asks_whose_words_they_are_gets_the_notes_whose_numbers_stand_there(make_passage, term):
    texts = ("1 Definition från Ida Exempel", "2 Handboken, sid. 4", "12Rapporten, sid. 9")
    told = notes_of(make_passage, term, WHOSE, *texts)
    assert told == ["1 Definition från Ida Exempel", "12Rapporten, sid. 9"]


def test_who_asks_what_it_is_gets_no_note(make_passage, term):
    assert notes_of(make_passage, term, "Vad är våld?", "1 Definition från Ida Exempel") == []


def test_a_note_of_another_page_is_not_this_ones(make_passage, term):
    assert notes_of(make_passage, term, WHOSE, "1 Definition från Ida Exempel", page=2) == []


def test_without_a_place_there_is_nothing_to_add_to():
    assert with_footnotes([], {}, WHOSE) == []
