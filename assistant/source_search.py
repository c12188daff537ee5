"""What a named source says of a subject: the nearest of its own passages, as they read that day.

The written questions are about the guideline; a statute is searched by its own words alone, rare
words of that statute counting more, its headings and what it defines counting beside them.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from assistant.named_source import NamedSource
from assistant.question_rules import asked_kind, carries, without_asking
from corpus.lexical_index import PartedIndex
from corpus.passage import Passage, PassageKind, SearchHit
from corpus.words import content_words, grams, stem, stems

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
RULES_FILE = Path(__file__).with_suffix(".toml")
# Chosen on 36 of 72 questions of our own about 20 acts; the other half was measured once.
WEIGHTS: Mapping[str, float] = {
    "carried": 1.0, "grams": 0.5, "headings": 0.3, "opens": 0.1,
    "defines": 0.6, "together": 0.3, "kind": 0.4, "lists": 0.2,
}  # fmt: skip
# Of the words of the question, the rarer counting more, this share must stand in the passage.
MIN_CARRIED = 0.4
# Further passages are shown when they are nearly as near as the first.
CLOSE_SHARE = 0.9
MAX_PASSAGES = 3
MAX_WORDS = 350
# Definitions are looked for in so many of the nearest.
READ_CLOSELY = 20
# Headings are the source's own words; nothing of a question is kept.
KEPT_PATHS = 8192
# How far apart two words of substance still stand together.
TOGETHER = 2


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Saying(_Strict):
    asked: str
    means: str


class _Rules(_Strict):
    defines: str
    repealed: str
    appendix: str
    chapter: str
    article_heading: str
    lists: str
    frame: tuple[str, ...]
    saying: tuple[_Saying, ...]


@cache
def _rules() -> _Rules:
    return _Rules.model_validate(tomllib.loads(RULES_FILE.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the question and how telling it is within the source."""

    stem: str
    grams: tuple[str, ...]
    having: NDArray[np.bool_]
    rarity: float


class SourceSearch:
    def __init__(self, passages: Sequence[Passage], lexical: PartedIndex) -> None:
        self._passages = passages
        self._lexical = lexical
        self._of_source: dict[str, list[int]] = {}
        for number, passage in enumerate(passages):
            self._of_source.setdefault(passage.source_id, []).append(number)

    def search(self, asked: NamedSource, *, on: date) -> tuple[SearchHit, ...]:
        """The passages that answer, best first; none when none carries the question."""
        numbers = np.array([*self._readable(asked, on)], dtype=np.int64)
        if not len(numbers):
            return ()
        if asked.article:
            return self._hits(numbers, np.ones(len(numbers)))
        words = self._words(asked.subject, numbers)
        if not words:
            return self._hits(numbers, np.ones(len(numbers))) if asked.chapter else ()
        scores, carried = self._scores(words, numbers)
        scores += self._suited(asked.subject, numbers) * (carried > 0)
        best = int(scores.argmax())
        if carried[best] < MIN_CARRIED:
            return ()
        close = np.flatnonzero(scores >= CLOSE_SHARE * scores[best])
        return self._hits(numbers[close], scores[close])

    def _readable(self, asked: NamedSource, on: date) -> Iterator[int]:
        """What applies that day; neither what is repealed nor how a change came into force."""
        heading = _rules().article_heading.format(number=asked.article).casefold()
        for number in self._of_source.get(asked.source_id, ()):
            passage = self._passages[number]
            if not passage.is_valid_on(on) or re.match(_rules().repealed, passage.text, re.I):
                continue
            if passage.kind is PassageKind.PROVISION and not _is_law_itself(passage):
                continue
            if asked.article and passage.heading_path[-1].casefold() != heading:
                continue
            provision = passage.provision
            if not asked.chapter or (provision and provision.chapter == asked.chapter):
                yield number

    def _words(self, subject: str, numbers: Numbers) -> list[_Word]:
        """The subject's words and the statutes' own for them; without words no passage has."""
        meant = [one.means for one in _rules().saying if re.search(one.asked, subject, re.I)]
        asked = content_words(" ".join((_without_kind(subject), *meant)))
        own = dict.fromkeys(word for word in asked if word not in _rules().frame)
        words = [_Word(stem(word), *self._spread(word, numbers)) for word in own]
        return [word for word in words if word.having.any()] if meant else words

    def _spread(
        self, word: str, numbers: Numbers
    ) -> tuple[tuple[str, ...], NDArray[np.bool_], float]:
        having = self._lexical.having(stem(word), leg="stems")[numbers]
        rarity = float(np.log((len(numbers) + 1) / (having.sum() + 0.5)))
        return tuple(grams(word)), having, rarity

    def _scores(self, words: Sequence[_Word], numbers: Numbers) -> tuple[Floats, Floats]:
        whole = sum(word.rarity for word in words) or 1.0
        paths = [self._passages[number].heading_path for number in numbers]
        headings = [_own_headings(path) for path in paths]
        carried = sum((word.rarity * word.having for word in words), np.zeros(len(numbers))) / whole
        spelt = sum((word.rarity * self._spelt(word, numbers) for word in words), 0 * carried)
        titled = [
            sum(word.rarity for word in words if word.stem in heading) / whole
            for heading in headings
        ]
        scores = (
            WEIGHTS["carried"] * carried
            + WEIGHTS["grams"] * spelt / whole
            + WEIGHTS["headings"] * np.array(titled)
            + WEIGHTS["opens"] * np.array([*_opens(paths)]) * (carried > 0)
        )
        for at in np.argsort(-scores, kind="stable")[:READ_CLOSELY]:
            scores[at] += _read_closely(self._passages[numbers[at]].text, words) / whole
        return scores, np.maximum(carried, spelt / whole)

    def _suited(self, subject: str, numbers: Numbers) -> Floats:
        """More for a passage that has the kind of thing asked for: a time, a list."""
        kind, lists = asked_kind(subject), re.search(_rules().lists, subject, re.IGNORECASE)
        passages = [self._passages[number] for number in numbers]
        carried = [kind is not None and carries(kind, passage.text) for passage in passages]
        listed = [lists is not None and bool(passage.items) for passage in passages]
        return WEIGHTS["kind"] * np.array(carried) + WEIGHTS["lists"] * np.array(listed)

    def _spelt(self, word: _Word, numbers: Numbers) -> Floats:
        """Share of the word's grams in each passage, squared: kin of a word, and misspellings."""
        share = np.zeros(len(numbers))
        for gram in word.grams:
            share += self._lexical.having(gram, leg="grams")[numbers]
        return np.asarray((share / max(1, len(word.grams))) ** 2)

    def _hits(self, numbers: Numbers, scores: Floats) -> tuple[SearchHit, ...]:
        """As many as are short enough to be read, in the order of the source."""
        nearest = np.argsort(-scores, kind="stable")[:MAX_PASSAGES]
        chosen: list[int] = []
        left = MAX_WORDS
        for at in nearest.tolist():
            length = len(self._passages[numbers[at]].text.split())
            if chosen and length > left:
                continue
            chosen.append(at)
            left -= length
        best = chosen[0]
        shown = [best, *sorted(at for at in chosen if at != best)]
        return tuple(
            SearchHit(self._passages[numbers[at]], rank, round(float(scores[at]), 4))
            for rank, at in enumerate(shown, 1)
        )


def _without_kind(subject: str) -> str:
    """«hur lång tid» says what is asked for and is in no paragraph."""
    kind = asked_kind(subject)
    return without_asking(kind, subject) if kind else subject


def _is_law_itself(passage: Passage) -> bool:
    """A paragraph or an appendix; not the rules on how an amending act came into force."""
    return passage.provision is not None or _rules().appendix in passage.heading_path


@lru_cache(maxsize=KEPT_PATHS)
def _own_headings(path: tuple[str, ...]) -> frozenset[str]:
    """The stems of the two headings right above; a chapter's title says little of a paragraph."""
    own = [title for title in path[1:] if not re.match(_rules().chapter, title)]
    return frozenset(stems(" ".join(own[-3:])))


def _opens(paths: Iterable[Sequence[str]]) -> Iterator[float]:
    """1 for the first passage under its heading: the rule stands before its details."""
    before: set[tuple[str, ...]] = set()
    for path in paths:
        yield 0.0 if tuple(path[:-1]) in before else 1.0
        before.add(tuple(path[:-1]))


def _read_closely(text: str, words: Sequence[_Word]) -> float:
    """What the passage defines, and which words of the question stand together in it."""
    read = stems(text)
    defined = _defined(text)
    near = {
        pair for apart in range(1, TOGETHER + 1) for pair in zip(read, read[apart:], strict=False)
    }
    pairs = list(pairwise(words))
    together = sum(
        one.rarity + other.rarity for one, other in pairs if (one.stem, other.stem) in near
    )
    return (
        WEIGHTS["defines"] * sum(word.rarity for word in words if word.stem in defined)
        + WEIGHTS["together"] * together / 2
    )


def _defined(text: str) -> set[str]:
    found = re.finditer(_rules().defines, text, re.IGNORECASE)
    return set(stems(" ".join(part for match in found for part in match.groups() if part)))
