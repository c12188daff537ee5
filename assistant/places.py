"""Which places answer: those of the nearest written questions, in the best passages."""

import re
from collections.abc import Mapping, Sequence

from assistant.composing import Answerable
from assistant.retrieval import Found
from corpus.passage import Passage, SearchHit
from corpus.sentence import split_sentences
from corpus.words import grams

# A second place is shown when its question was nearly as near as the first's (development cases).
CLOSE_SHARE = 0.88
MIN_SECOND_NEARNESS = 0.45
MAX_PLACES = 3
MAX_ANSWER_WORDS = 150
LIST_LIMIT_WORDS = 240


def find_places(found: Found, passages: Mapping[str, Passage]) -> tuple[Answerable, ...]:
    """Best first; the first passage of the search always gives one."""
    if not found.hits:
        return ()
    by_place: dict[tuple[str, int, int], float] = {}
    for hit in found.written:
        for place in hit.places:
            key = (place.passage_id, place.start, place.end)
            by_place[key] = max(by_place.get(key, 0.0), hit.similarity)
    nearest = [
        Answerable(passages[passage_id], start, end, score)
        for (passage_id, start, end), score in by_place.items()
    ]
    first = _first_place(found, nearest)
    return _within_limit([first, *_seconds(first, nearest, found.hits)])


def _first_place(found: Found, nearest: Sequence[Answerable]) -> Answerable:
    best = found.hits[0].passage
    own = [place for place in nearest if place.passage.id == best.id]
    return max(own, key=lambda place: place.score) if own else _nearest_sentences(found, best)


def _nearest_sentences(found: Found, passage: Passage) -> Answerable:
    """No written question led here: the sentences that share most with the question."""
    asked = set(grams(found.question))
    sentences = split_sentences(passage.text)
    best = max(
        sentences, key=lambda span: len(asked & set(grams(passage.text[span.start : span.end])))
    )
    return Answerable(passage, best.start, best.end, 0.0)


def _seconds(
    first: Answerable, nearest: Sequence[Answerable], hits: Sequence[SearchHit]
) -> list[Answerable]:
    ranks = {hit.passage.id: hit.rank for hit in hits}
    close = [
        place
        for place in nearest
        if place is not first
        and place.score >= max(CLOSE_SHARE * first.score, MIN_SECOND_NEARNESS)
        and place.passage.id in ranks
        and not _overlap(place, first)
    ]
    return sorted(close, key=lambda place: (-place.score, ranks[place.passage.id], place.start))


def _overlap(a: Answerable, b: Answerable) -> bool:
    return a.passage.id == b.passage.id and a.start < b.end and b.start < a.end


def _within_limit(places: Sequence[Answerable]) -> tuple[Answerable, ...]:
    chosen: list[Answerable] = []
    words = 0
    for place in places:
        length = len(re.findall(r"\w+", place.passage.text[place.start : place.end]))
        if chosen and (len(chosen) == MAX_PLACES or words + length > MAX_ANSWER_WORDS):
            continue
        if any(_overlap(place, other) for other in chosen):
            continue
        chosen.append(place)
        words += length
    return tuple(chosen)
