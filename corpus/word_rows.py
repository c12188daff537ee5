"""Texts as numbers of words: a word is found and folded once, however many indexes count it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import words
from corpus.postings import places_of

# No letter, and composes with none: texts are read many at a time with this between them.
BETWEEN = "\x00"
_WORD_OR_END = re.compile(rf"\w+|{BETWEEN}")
# Read at once: the words of a hundred thousand texts have no room in memory as Python's.
BLOCK_TEXTS = 8192


@dataclass(frozen=True, slots=True)
class WordRows:
    """Text `t` has the words `numbers[starts[t]:starts[t + 1]]` of `words`.

    Some of `words` may stand in none of the texts.
    """

    words: tuple[str, ...]
    numbers: NDArray[np.int32]
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def joined(self, groups: Sequence[Sequence[int]]) -> "WordRows":
        """A text for each group: those of the group, one after the other."""
        members = np.fromiter((row for group in groups for row in group), dtype=np.int64)
        at, counts = places_of(self.starts, members)
        ends = np.concatenate([[0], np.cumsum(counts)])
        groups_end = np.cumsum([0, *(len(group) for group in groups)])
        return WordRows(self.words, self.numbers[at], ends[groups_end])

    def without_stop_words(self) -> "WordRows":
        told = np.array([word not in words.stop_words() for word in self.words], dtype=np.bool_)
        kept = told[self.numbers]
        before = np.concatenate([[0], np.cumsum(kept)])
        return WordRows(self.words, self.numbers[kept], before[self.starts])

    def used_words(self) -> NDArray[np.int64]:
        """Numbers of the words that stand in a text."""
        return np.flatnonzero(np.bincount(self.numbers, minlength=len(self.words)))


def read_words(texts: Sequence[str]) -> WordRows:
    known = {BETWEEN: 0}
    numbers, lengths = [np.zeros(0, dtype=np.int32)], [np.zeros(1, dtype=np.int64)]
    for block in _numbered(texts, known):
        is_word = block > 0
        numbers.append(block[is_word] - 1)
        ends = np.flatnonzero(block == 0)
        lengths.append(np.diff(np.cumsum(is_word)[ends], prepend=0))
    starts = np.cumsum(np.concatenate(lengths))
    return WordRows(tuple(known)[1:], np.concatenate(numbers), starts)


def _numbered(texts: Sequence[str], known: dict[str, int]) -> Iterator[NDArray[np.int32]]:
    """The words of a block of texts and the ends of texts as numbers; new words get the next."""
    for first in range(0, len(texts), BLOCK_TEXTS):
        block = (text.replace(BETWEEN, " ") for text in texts[first : first + BLOCK_TEXTS])
        folded = words.fold("".join(f"{text}{BETWEEN}" for text in block))
        yield number_all(_WORD_OR_END.findall(folded), known)


def number_all(found: Sequence[str], known: dict[str, int]) -> NDArray[np.int32]:
    """The number of each word; one that is not yet known is given the next."""
    new = [word for word in dict.fromkeys(found) if word not in known]
    known.update(zip(new, range(len(known), len(known) + len(new)), strict=True))
    return np.fromiter(map(known.__getitem__, found), dtype=np.int32, count=len(found))
