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


class PlaceFinder:
    """Finds anchors among the passages: those of a source and a page are looked up, not sought."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._own: dict[str, list[Passage]] = {}
        self._on_page: dict[tuple[str, int], list[int]] = {}
        for passage in passages:
            own = self._own.setdefault(passage.source_id, [])
            for page in range(passage.page_first, passage.page_last + 1):
                self._on_page.setdefault((passage.source_id, page), []).append(len(own))
            own.append(passage)

    def find(self, anchor: Anchor) -> tuple[Place, ...]:
        """Where the anchor's words stand; empty when they are not in the passages of its source."""
        own = self._own.get(anchor.source_id, [])
        first, last = _fold(anchor.first), _fold(anchor.last)
        for number in self._on_page.get((anchor.source_id, anchor.page)) or range(len(own)):
            passage = own[number]
            text, places = _folded(passage.text)
            begin = text.find(first)
            while begin >= 0:
                if anchor.page in {passage.page_at(places[begin]), passage.page_first}:
                    return _until(own[number:], begin, last)
                begin = text.find(first, begin + 1)
        return ()


def resolve(anchor: Anchor, passages: Iterable[Passage]) -> tuple[Place, ...]:
    """One anchor alone; for many, make one `PlaceFinder`."""
    return PlaceFinder(one for one in passages if one.source_id == anchor.source_id).find(anchor)


def _until(own: Sequence[Passage], begin: int, last: str) -> tuple[Place, ...]:
    """From `begin` in the first of the passages to the words `last` in it or one that follows."""
    found: list[Place] = []
    start = begin
    for later in own:
        text, places = _folded(later.text)
        end = text.find(last, start)
        if end >= 0:
            found.append(Place(later.id, places[start], places[end + len(last) - 1] + 1))
            return tuple(found)
        found.append(Place(later.id, places[start], places[-1] + 1))
        start = 0
        if later.page_first > own[0].page_last + 2:
            break
    return tuple(found[:1])


def text_at(places: Iterable[Place], passages: dict[str, Passage]) -> str:
    return "\n".join(passages[p.passage_id].text[p.start : p.end] for p in places)
