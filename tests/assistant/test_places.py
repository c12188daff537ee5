from dataclasses import replace

import pytest

from assistant.composing import WHOLE_PARAGRAPH_WORDS
from assistant.places import (
    APART_NEARNESS,
    APART_SCORE,
    CLOSE_SHARE,
    FIRST_ROOM,
    SEVERAL_ROOM,
    SEVERAL_SHARE,
    find_places,
    with_items,
)
from assistant.retrieval import Found, WrittenHit
from corpus.passage import PassageKind, SearchHit


def found_of(*scored, asked="vem betalar boendet", exact=()):
    hits = [SearchHit(passage, rank, score) for rank, (passage, score) in enumerate(scored, 1)]
    return Found(asked, tuple(hits), (), frozenset(exact))


def paragraph(make_passage, first_word, section="Avsnitt"):
    text = f"{first_word} " + "handläggaren skriver i akten vad som sagts. " * 12
    return make_passage(text.strip(), heading_path=(section,))


def shown(places):
    return [place.passage.text.split()[0] for place in places]


def test_what_another_part_told_gives_way_to_the_next(make_passage):
    said, other = paragraph(make_passage, "Sagt"), paragraph(make_passage, "Annat", "Två")
    found = found_of((said, 1.0), (other, 0.6))
    assert shown(find_places(found)) == ["Sagt"]
    assert shown(find_places(found, told=frozenset({said.id}))) == ["Annat", "Sagt"]


def test_what_another_part_told_stays_when_nothing_else_is_near(make_passage):
    said, other = paragraph(make_passage, "Sagt"), paragraph(make_passage, "Annat", "Två")
    found = found_of((said, 1.0), (other, 0.4))
    assert shown(find_places(found, told=frozenset({said.id}))) == ["Sagt"]


def test_only_the_best_paragraph_is_given_more_room(make_passage):
    best, next_one = paragraph(make_passage, "Bäst"), paragraph(make_passage, "Näst")
    rooms = [place.room for place in find_places(found_of((best, 1.0), (next_one, 0.9)))]
    assert rooms == [FIRST_ROOM, WHOLE_PARAGRAPH_WORDS]


ONE_THING = "Vem betalar boendet?"
TWO_THINGS = "Vem betalar boendet, och hur skriver vi i akten?"


def test_what_is_further_off_is_shown_when_several_things_are_asked(make_passage):
    best, next_one = paragraph(make_passage, "Bäst"), paragraph(make_passage, "Näst", "Två")
    hits = ((best, 1.0), (next_one, SEVERAL_SHARE + 0.01))
    assert shown(find_places(found_of(*hits, asked=ONE_THING))) == ["Bäst"]
    assert shown(find_places(found_of(*hits, asked=TWO_THINGS))) == ["Bäst", "Näst"]
    assert shown(find_places(found_of(*hits, asked=ONE_THING), parts=2)) == ["Bäst", "Näst"]


def test_what_is_far_off_is_not_shown_however_much_is_asked(make_passage):
    best, next_one = paragraph(make_passage, "Bäst"), paragraph(make_passage, "Näst", "Två")
    found = found_of((best, 1.0), (next_one, SEVERAL_SHARE - 0.01), asked=TWO_THINGS)
    assert shown(find_places(found)) == ["Bäst"]


def test_paragraphs_behind_the_best_leave_room_for_more_when_several_things_are_asked(make_passage):
    best, next_one = paragraph(make_passage, "Bäst"), paragraph(make_passage, "Näst")
    rooms = [p.room for p in find_places(found_of((best, 1.0), (next_one, 0.9), asked=TWO_THINGS))]
    assert rooms == [FIRST_ROOM, SEVERAL_ROOM]


def test_a_number_answers_alone_only_when_it_was_found_before_all_text(make_passage):
    row = make_passage("Enheten 08-508 00 000", kind=PassageKind.CONTACT)
    text = paragraph(make_passage, "Enheten")
    alone = found_of((row, 1.0), (text, 0.9), asked="Enheten", exact=[row.id])
    assert [one.passage for one in find_places(alone)] == [row]
    beside = found_of((text, 1.0), (row, 0.9), asked="Enheten", exact=[row.id])
    assert [one.passage for one in find_places(beside)] == [text, row]


def test_the_numbers_of_named_units_bring_no_other_numbers(make_passage):
    rows = [make_passage(f"Enhet {n} 08-508 00 00{n}", kind=PassageKind.CONTACT) for n in range(3)]
    passages, asked = {row.id: row for row in rows}, "vilka nummer finns"
    first = find_places(found_of((rows[0], 1.0), asked=asked))
    assert len(with_items(first, passages, asked)) == len(rows)
    assert len(with_items(first, passages, asked, named=frozenset({rows[0].id}))) == 1


def directory(make_passage, *units):
    rows = [make_passage(f"{u} 08-000 00 00", kind=PassageKind.CONTACT) for u in units]
    about = make_passage("Kruton tar emot den som utövar våld.", heading_path=("Kruton",))
    return rows, about


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Kruton", ["Kruton"]),
        ("Vilket nummer har Kruton?", ["Kruton"]),
        ("Hur når jag Kruton?", ["Kruton"]),
        ("Vilka tar Krutons samtal emot?", ["Kruton", "Kruton"]),
        ("Vem går till Kruton, och vilket nummer har de?", ["Kruton", "Kruton"]),
    ],
)
def test_a_named_unit_is_answered_by_its_number_alone_when_a_number_is_wanted(
    make_passage, question, words
):
    (kruton, kast), about = directory(make_passage, "Kruton", "KAST")
    hits = (kruton, 1.0), (about, 0.9), (kast, 0.9)
    assert shown(find_places(found_of(*hits, asked=question, exact=[kruton.id]))) == words


def test_rows_of_a_directory_do_not_complete_each_other(make_passage):
    (kruton, kast), about = directory(make_passage, "Kruton", "KAST")
    hits = ((kruton, 1.0), (about, 0.9), (kast, CLOSE_SHARE - 0.01))
    assert shown(find_places(found_of(*hits, asked="Vem tar emot honom?"))) == ["Kruton", "Kruton"]
    assert shown(find_places(found_of(*hits, asked="Vem kan jag ringa?"))) == ["Kruton", "KAST"]


def asked_apart(whole, alone, *, nearness):
    """Two things asked: `whole` was found for both, `alone` for the second by itself."""
    passage, score = alone
    written = (WrittenHit("", nearness, (), None),)
    one = Found("hur skriver vi", (SearchHit(passage, 1, score),), written, frozenset())
    return replace(found_of(whole, asked=TWO_THINGS), apart=(one,))


@pytest.mark.parametrize(
    ("score", "nearness", "words"),
    [
        (APART_SCORE, APART_NEARNESS, ["Bäst", "Eget"]),
        (APART_SCORE - 0.01, APART_NEARNESS, ["Bäst"]),
        (APART_SCORE, APART_NEARNESS - 0.01, ["Bäst"]),
    ],
)
def test_what_one_of_two_things_surely_finds_by_itself_is_shown(
    make_passage, score, nearness, words
):
    best, own = paragraph(make_passage, "Bäst"), paragraph(make_passage, "Eget", "Två")
    found = asked_apart((best, 2.0), (own, score), nearness=nearness)
    assert shown(find_places(found)) == words


def test_what_is_found_apart_stands_behind_what_is_near_the_best_and_before_the_rest(make_passage):
    named = ("Bäst", "Nära", "Sist", "Eget")
    best, near, last, own = (paragraph(make_passage, word, word) for word in named)
    found = asked_apart((best, 2.0), (own, APART_SCORE), nearness=1.0)
    hits = found_of((best, 2.0), (near, 1.8), (last, 1.3)).hits
    assert shown(find_places(replace(found, hits=hits))) == ["Bäst", "Nära", "Eget", "Sist"]


def test_a_footnote_found_apart_is_not_shown(make_passage):
    best = paragraph(make_passage, "Bäst")
    note = make_passage("1 Se handboken", kind=PassageKind.FOOTNOTE)
    found = asked_apart((best, 2.0), (note, APART_SCORE), nearness=1.0)
    assert shown(find_places(found)) == ["Bäst"]
