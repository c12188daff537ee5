from assistant.composing import WHOLE_PARAGRAPH_WORDS
from assistant.places import FIRST_ROOM, find_places
from assistant.retrieval import Found
from corpus.passage import SearchHit


def found_of(*scored):
    hits = [SearchHit(passage, rank, score) for rank, (passage, score) in enumerate(scored, 1)]
    return Found("vem betalar boendet", tuple(hits), (), frozenset())


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
