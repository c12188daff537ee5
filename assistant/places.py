"""Which places answer: the nearest written questions' places in the best passages."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from assistant.composing import Answerable, shown_words
from assistant.provision_lists import misses
from assistant.retrieval import Found
from assistant.wanted import Wanted, asks_for_all, wanted_by
from corpus.passage import Passage, PassageKind, SearchHit, Span
from corpus.sentence import split_sentences
from corpus.words import grams, words

# A further passage is shown when it scored nearly as high as the first; one of the same section
# need not be quite as near, because a section's passages complete each other. At .55 the median
# answer of 1,839 cases has 108 words instead of 102, and no more of them are right (evals/LOG.md).
CLOSE_SHARE = 0.68
SECTION_SHARE = 0.65
# What the first says was told for another part: the next must have this much of its score.
NEXT_SHARE = 0.5
# When several things are asked the best passage is best for one of them: the others need be no
# nearer than this. Of 1,972 development cases two lose a fact at .6, one more at .68.
SEVERAL_SHARE = 0.5
# What one of several things asked finds by itself is shown when it is found as surely as this,
# behind what is near the best for all of it, and has so much room of its own. Surer (1.5 and .5)
# one of 1,972 development cases loses a fact.
APART_SCORE = 1.2
APART_NEARNESS = 0.4
APART_SHARE = 0.75
APART_WORDS = 60
MAX_PLACES = 5
# What tells where to read on, not what holds.
NEVER_BESIDE = frozenset({PassageKind.FOOTNOTE, PassageKind.SEE_ALSO})
# The best paragraph is shown whole up to this length: nearness of wording picks its right
# sentences less often than the rest of it is in the way (development cases).
FIRST_ROOM = 200
# Then room is left for more passages: of those behind the best only a paragraph this short is shown
# whole. At 145, as else, three development cases lose a fact for one that gains it.
SEVERAL_ROOM = 60
MAX_ANSWER_WORDS = 300
# Of several parts each gets its share of that, but room enough for one paragraph. At 160 two
# development cases lose a fact.
MIN_PART_WORDS = 200
# Places in one passage whose questions were this near the best are shown together.
TOGETHER_SHARE = 0.9


def find_places(
    found: Found, *, parts: int = 1, told: AbstractSet[str] = frozenset()
) -> tuple[Answerable, ...]:
    """Best first; the first passage of the search always gives one.

    `parts` is among how many parts of a question the answer's length is shared; `told` are the
    passages that the parts before this one showed whole.
    """
    if not found.hits:
        return ()
    wanted = wanted_by(found.question, parts=parts)
    if wanted.number and _is_named_contact(found.hits[0], found):
        named = [hit for hit in found.hits if _is_named_contact(hit, found)]
        return tuple(Answerable(h.passage, 0, len(h.passage.text), h.score) for h in named)
    best = _first_untold(found.hits, told)
    # The section first opened is told to its end before another is opened.
    close = sorted(_close(found, best, wanted), key=lambda hit: _section(hit) != _section(best))
    places = [_with_room(_place_in(hit, found), best, wanted) for hit in close]
    apart = _apart_places(found, best)
    places, asked = _with_apart(places, apart, best), found.question
    words = max((MAX_ANSWER_WORDS + APART_WORDS * len(apart)) // parts, MIN_PART_WORDS)
    return _within_limit(_to_the_point(places, asked), asked, words=words, told=told)


def _apart_places(found: Found, best: SearchHit) -> list[Answerable]:
    """The place that each of several things asked finds by itself, one for a passage."""
    shown = {found.hits[0].passage.id, best.passage.id}
    places = {
        one.hits[0].passage.id: _place_in(one.hits[0], one)
        for one in found.apart
        if _is_sure(one) and one.hits[0].passage.id not in shown
    }
    return [replace(place, score=APART_SHARE * best.score) for place in places.values()]


def _is_sure(found: Found) -> bool:
    near = next((one.similarity for one in found.written if one.gap is None), 0.0)
    if not found.hits or found.hits[0].passage.kind in NEVER_BESIDE:
        return False
    return found.hits[0].score >= APART_SCORE and near >= APART_NEARNESS


def _with_apart(
    places: Sequence[Answerable], apart: Sequence[Answerable], best: SearchHit
) -> list[Answerable]:
    own = {place.passage.id for place in apart}
    others = [place for place in places if place.passage.id not in own]
    near = [place for place in others if place.score >= APART_SHARE * best.score]
    return [*near, *apart, *(place for place in others if place not in near)] if apart else others


def _close(found: Found, best: SearchHit, wanted: Wanted) -> list[SearchHit]:
    first = {found.hits[0].passage.id, best.passage.id}
    return [
        hit
        for hit in found.hits
        if hit.passage.id in first
        or (_may_follow(hit, best, wanted) and not _is_another_row(hit, found))
    ]


def _with_room(place: Answerable, best: SearchHit, wanted: Wanted) -> Answerable:
    if place.score >= best.score:
        return replace(place, room=FIRST_ROOM)
    return replace(place, room=SEVERAL_ROOM) if wanted.several else place


def _first_untold(hits: Sequence[SearchHit], told: AbstractSet[str]) -> SearchHit:
    """The best, or the next when that was shown for another part and the next is not far off."""
    untold = next((hit for hit in hits if hit.passage.id not in told), hits[0])
    return untold if untold.score >= NEXT_SHARE * hits[0].score else hits[0]


def _to_the_point(places: Sequence[Answerable], question: str) -> list[Answerable]:
    """Without enumerations of provisions none of which is on the question's subject."""
    return [p for p in places if not misses(p.passage, question, Span(p.start, p.end))] or [*places]


def _is_named_contact(hit: SearchHit, found: Found) -> bool:
    return hit.passage.kind is PassageKind.CONTACT and hit.passage.id in found.exact


def _is_another_row(hit: SearchHit, found: Found) -> bool:
    """A row of the glossary or the directory that was not asked for, beside one that was."""
    kinds = {hit.passage.kind, found.hits[0].passage.kind}
    if kinds == {PassageKind.CONTACT}:
        named = any(_is_named_contact(one, found) for one in found.hits)
        return named and not _is_named_contact(hit, found)
    if kinds != {PassageKind.DEFINITION}:
        return False
    term = hit.passage.text.split()[0].casefold()
    return not asks_for_all(found.question) and term not in words(found.question)


def _section(hit: SearchHit) -> tuple[str, ...]:
    return (hit.passage.source_id, *hit.passage.heading_path)


def _may_follow(hit: SearchHit, best: SearchHit, wanted: Wanted) -> bool:
    if hit.passage.kind in NEVER_BESIDE:
        return False
    # Who is to be reached is answered by numbers, and by nothing else.
    is_contact = hit.passage.kind is PassageKind.CONTACT
    if wanted.number and best.passage.kind is PassageKind.CONTACT and not is_contact:
        return False
    # Paragraphs of a section complete each other, the rows of a directory do not.
    same = _section(hit) == _section(best) and (wanted.number or not is_contact)
    share = SECTION_SHARE if same else CLOSE_SHARE
    if wanted.several:
        share = min(share, SEVERAL_SHARE)
    return hit.score >= share * best.score


def _place_in(hit: SearchHit, found: Found) -> Answerable:
    """From the first to the last of the places whose questions were nearest."""
    own = [
        (written.similarity, place)
        for written in found.written
        for place in written.places
        if place.passage_id == hit.passage.id
    ]
    if not own:
        return _nearest_sentences(found, hit)
    best = max(similarity for similarity, _ in own)
    near = [place for similarity, place in own if similarity >= TOGETHER_SHARE * best]
    start, end = min(place.start for place in near), max(place.end for place in near)
    return Answerable(hit.passage, start, end, hit.score)


def _nearest_sentences(found: Found, hit: SearchHit) -> Answerable:
    """No written question led here: the sentence that shares most with the question."""
    asked = set(grams(found.question))
    text = hit.passage.text
    best = max(
        split_sentences(text), key=lambda span: len(asked & set(grams(text[span.start : span.end])))
    )
    return Answerable(hit.passage, best.start, best.end, hit.score)


def _within_limit(
    places: Sequence[Answerable], question: str, *, words: int, told: AbstractSet[str]
) -> tuple[Answerable, ...]:
    """What stands in the answer already takes no room."""
    chosen: list[Answerable] = []
    for place in places:
        length = 0 if place.passage.id in told else shown_words(place, question)
        if chosen and length > words:
            continue
        chosen.append(place)
        words -= length
        if len(chosen) == MAX_PLACES:
            break
    return tuple(chosen)


def with_items(
    places: Sequence[Answerable],
    passages: Mapping[str, Passage],
    question: str,
    *,
    named: AbstractSet[str] = frozenset(),
) -> list[Answerable]:
    """Lead-ins of lists too long for one passage get their items.

    A row asked for as one of its kind («vilka former», «alla nummer») brings the other rows, one
    of the `named` passages does not.
    """
    if places and asks_for_all(question) and places[0].passage.id not in named:
        rows = _rows_beside(places[0].passage, passages)
        if len(rows) > 1:
            return [Answerable(row, 0, len(row.text), places[0].score) for row in rows]
    return [replace(place, items=_items_of(place.passage, passages)) for place in places]


def _rows_beside(row: Passage, passages: Mapping[str, Passage]) -> list[Passage]:
    """All rows of the table or of the directory that the row stands in."""
    if row.kind not in {PassageKind.TABLE_ROW, PassageKind.CONTACT, PassageKind.DEFINITION}:
        return []
    depth = -1 if row.kind is PassageKind.TABLE_ROW else None
    return [
        passage
        for passage in passages.values()
        if passage.kind is row.kind
        and passage.source_id == row.source_id
        and passage.heading_path[:depth] == row.heading_path[:depth]
    ]


def _items_of(lead: Passage, passages: Mapping[str, Passage]) -> tuple[Passage, ...]:
    """Items of a list that got its own passages: those named under the lead-in, or its rows."""
    if lead.items or lead.kind is not PassageKind.PARAGRAPH:
        return ()
    if lead.text.endswith(":"):
        return tuple(
            passage
            for passage in passages.values()
            if passage.kind is PassageKind.LIST and passage.heading_path[:-1] == lead.heading_path
        )
    return tuple(
        passage
        for passage in passages.values()
        if passage.kind is PassageKind.CONTACT and passage.heading_path == lead.heading_path
    )
