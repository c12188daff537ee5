from dataclasses import replace

from corpus.anchor import Anchor, resolve
from corpus.passage import PageSpan
from corpus.written_questions import attach_questions, load_gaps


def anchor(first, last, page=1):
    return Anchor(source_id="prov", page=page, first=first, last=last)


def test_place_is_found_by_its_words_whatever_the_blanks(make_passage):
    passage = make_passage("Ett stycke.\nAnsökan kan vara muntlig. Slut.")
    (place,) = resolve(anchor("Ansökan  kan", "muntlig."), [passage])
    assert passage.text[place.start : place.end] == "Ansökan kan vara muntlig."


def test_place_survives_another_way_of_splitting(make_passage):
    before, after = make_passage("Ett. Två."), make_passage("Tre. Fyra.")
    places = resolve(anchor("Två.", "Tre."), [before, after])
    assert [(p.passage_id, p.start, p.end) for p in places] == [(before.id, 5, 9), (after.id, 0, 4)]


def test_same_words_on_two_pages_are_told_apart_by_the_page(make_passage):
    first = make_passage("Föräldrastöd bör erbjudas.")
    second = replace(first, id="andra", pages=(PageSpan(9, 0, len(first.text)),))
    (place,) = resolve(anchor("Föräldrastöd", "erbjudas.", page=9), [first, second])
    assert place.passage_id == "andra"


def test_words_that_are_gone_give_no_place(make_passage):
    assert resolve(anchor("Finns inte", "alls"), [make_passage("Något annat.")]) == ()


def test_every_written_question_of_the_register_finds_its_passage(assistant):
    passages = tuple(assistant.library.passages.values())
    attached = attach_questions(passages)
    assert attached.lost == ()
    assert len(attached.questions) > 5000
    gaps = load_gaps(passages)
    assert len(gaps) >= 170
