"""Words of a question that nobody wrote before, read as words that the sources have.

A misspelling becomes the nearest word, a compound written apart is put together, and an unknown one
is taken apart. Only the legs that need whole words read the question so: n-grams and vectors see
through spelling themselves, and do worse with a wrong guess than with a wrong letter.
"""

import re
from collections import defaultdict
from collections.abc import Container, Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus import words

# Shorter words have too many neighbours: «hon» is one letter from «son».
MIN_CHARS = 4
# The longest Swedish compounds people type; what is longer is no word, and costs time.
MAX_CHARS = 40
# From this length on two letters may be wrong.
TWO_FAULTS_CHARS = 8
MIN_HALF_CHARS = 4
MIN_JOINED_CHARS = 7
# Of a long story only so many unknown words are looked into: the time stays bounded.
MAX_UNKNOWN = 8
# Stands between the halves of a compound.
LINK = "s"
# Stemming a stem can give another; with one of these it gives itself.
ENDINGS = ("", "a", "en", "er", "ar", "e", "et", "t", "or")
# Letters that people write for one another because they sound alike: «tålk», «jäler».
ALIKE = (
    (re.compile(r"[dghl]j|g(?=[eiy\u00e4\u00f6])"), "j"),
    (re.compile("\u00e5"), "o"),
    (re.compile("\u00e4"), "e"),
    (re.compile("[cq]k?"), "k"),
    (re.compile("z"), "s"),
    (re.compile("w"), "v"),
    (re.compile(r"([a-z\u00f6])\1"), r"\1"),
)
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


class Speller:
    """`carried` says how many passages have each stem; `known` are the stems anyone has written."""

    def __init__(self, carried: Mapping[str, int], known: Container[str]) -> None:
        self._carried = carried
        self._known = known

    def read(self, question: str) -> str:
        """The question as it is searched for; its own words when all of them are known."""
        asked = words.words(question)
        read: list[str] = []
        left = MAX_UNKNOWN
        for before, word in zip(["", *asked], asked, strict=False):
            if before and self._are_one(before, word):
                read.append(before + word)
            if left and self._is_unknown(word):
                left -= 1
                read.extend(self._readings(word))
            else:
                read.append(word)
        return " ".join(read)

    def _are_one(self, first: str, second: str) -> bool:
        """Whether two words are a compound of the sources, and not the first with an ending."""
        stem = words.stem(first + second)
        is_new = stem not in {words.stem(first), words.stem(second)}
        return is_new and len(first + second) >= MIN_JOINED_CHARS and stem in self._carried

    def _is_carried(self, word: str) -> bool:
        return words.stem(word) in self._carried

    def _is_unknown(self, word: str) -> bool:
        says_something = MIN_CHARS <= len(word) <= MAX_CHARS and word.isalpha()
        if not says_something or word in words.stop_words():
            return False
        return words.stem(word) not in self._known

    def _readings(self, word: str) -> tuple[str, ...]:
        if alike := self._by_sound.get(sound(words.stem(word))):
            return (_word_of(max(alike, key=lambda stem: (self._carried[stem], stem))),)
        near, faults = self._nearest(words.without_diacritics(words.stem(word)))
        if near and faults <= 1:
            return (near,)
        return self._halves(word) or ((near,) if near else (word,))

    def _halves(self, word: str) -> tuple[str, ...]:
        """A compound and the two words it is made of, the first as long as may be."""
        for cut in range(len(word) - MIN_HALF_CHARS, MIN_HALF_CHARS - 1, -1):
            first, second = word[:cut], word[cut:]
            if self._is_carried(second) and self._is_carried(first.removesuffix(LINK)):
                return (word, first.removesuffix(LINK), second)
        return ()

    def _nearest(self, plain: str) -> tuple[str, int]:
        """The carried word with fewest faults, and how many; none when all are too far."""
        allowed = 2 if len(plain) >= TWO_FAULTS_CHARS else 1
        stems, counts = self._letters
        # A fault changes the count of two letters at most: few stems are left to compare.
        apart = np.abs(counts - _count(plain)).sum(axis=1)
        found = [
            (faults, -self._carried[stem], stem)
            for stem in (stems[at] for at in np.flatnonzero(apart <= 2 * allowed).tolist())
            if (faults := count_faults(plain, words.without_diacritics(stem))) <= allowed
        ]
        return (_word_of(min(found)[2]), min(found)[0]) if found else ("", 0)

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        """The carried stems that sound the same, long enough to mean something."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for stem in self._carried:
            if len(stem) >= MIN_CHARS - 1:
                found[sound(stem)].append(stem)
        return dict(found)

    @cached_property
    def _letters(self) -> tuple[list[str], NDArray[np.int8]]:
        """Every carried stem that is long enough, and how often it has each letter."""
        stems = sorted(stem for stem in self._carried if len(stem) >= MIN_CHARS - 1)
        counts = np.zeros((len(stems), len(LETTERS) + 1), dtype=np.int8)
        for row, stem in zip(counts, stems, strict=True):
            row[:] = _count(words.without_diacritics(stem))
        return stems, counts


def sound(stem: str) -> str:
    """The stem with one letter for all that sound alike."""
    for letters, one in ALIKE:
        stem = letters.sub(one, stem)
    return stem


def _word_of(stem: str) -> str:
    """A word with this stem."""
    return next((stem + end for end in ENDINGS if words.stem(stem + end) == stem), stem)


def _count(plain: str) -> NDArray[np.int8]:
    """How often each letter stands in a word; the last is for all other signs."""
    counts = np.zeros(len(LETTERS) + 1, dtype=np.int8)
    for letter in plain:
        counts[LETTERS.find(letter)] += 1
    return counts


def count_faults(one: str, other: str) -> int:
    """Letters left out, put in, exchanged, or swapped with the next."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one):
        above, row = row, [at + 1]
        for place, wanted in enumerate(other):
            cost = min(above[place + 1] + 1, row[place] + 1, above[place] + (letter != wanted))
            if at and place and letter == other[place - 1] and one[at - 1] == wanted:
                cost = min(cost, before[place - 1] + 1)
            row.append(cost)
        before = above
    return row[-1]
