"""A place in a source by its words and page: it survives another way of splitting into passages."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from corpus.passage import Passage

# The guideline has some 300; more than are here at once costs only time.
FOLDED_PASSAGES = 1024


class Anchor(BaseModel):
    """From the words `first` to the words `last`, beginning on printed page `page`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source_id: str
    page: int
    first: str = Field(min_length=1)
    last: str = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` to `end` of one passage."""

    passage_id: str
    start: int
    end: int


# A passage is looked into for thousands of anchors.
@lru_cache(maxsize=FOLDED_PASSAGES)
def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    kept = [(char, at) for at, char in enumerate(text) if not char.isspace() and char != "\u00ad"]
    return "".join(char for char, _ in kept), tuple(at for _, at in kept)


def _fold(text: str) -> str:
    return re.sub(r"[\s\u00ad]", "", text)


def resolve(anchor: Anchor, passages: Sequence[Passage]) -> tuple[Place, ...]:
    """Where the anchor's words stand; empty when they are not in the passages of its source."""
    own = [passage for passage in passages if passage.source_id == anchor.source_id]
    near = [p for p in own if p.page_first <= anchor.page <= p.page_last]
    first, last = _fold(anchor.first), _fold(anchor.last)
    for passage in near or own:
        text, places = _folded(passage.text)
        begin = text.find(first)
        while begin >= 0:
            if passage.page_at(places[begin]) == anchor.page or passage.page_first == anchor.page:
                return _until(own, passage, begin, last)
            begin = text.find(first, begin + 1)
    return ()


def _until(own: Sequence[Passage], passage: Passage, begin: int, last: str) -> tuple[Place, ...]:
    found: list[Place] = []
    start = begin
    first = next(number for number, one in enumerate(own) if one is passage)
    for later in own[first:]:
        text, places = _folded(later.text)
        end = text.find(last, start if later is passage else 0)
        if end >= 0:
            found.append(Place(later.id, places[start], places[end + len(last) - 1] + 1))
            return tuple(found)
        found.append(Place(later.id, places[start], places[-1] + 1))
        start = 0
        if later.page_first > passage.page_last + 2:
            break
    return tuple(found[:1])


def text_at(places: Iterable[Place], passages: dict[str, Passage]) -> str:
    return "\n".join(passages[p.passage_id].text[p.start : p.end] for p in places)
