"""Which tokens stand in which texts and how often, for as many texts as there are.

A word is cut into tokens once, however often it is written, and texts are counted a block at a
time: a hundred thousand texts have more tokens than memory has room for as Python's words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from corpus import words
from corpus.postings import places_of

# The tokens of each word, as many rows as there are words.
Cut = Callable[[Sequence[str]], list[tuple[str, ...]]]
# Some six million tokens of statutes at once.
BLOCK_TEXTS = 8192


@dataclass(frozen=True, slots=True)
class TokenPostings:
    """Token `t` stands `counts[i]` times in `texts[i]`, `i` from `starts[t]` to `starts[t + 1]`.

    Tokens are numbered by name and the texts under a token are in order, so that the same texts
    give the same numbers every time. `lengths` is the number of tokens of each text.
    """

    vocabulary: dict[str, int]
    starts: NDArray[np.int64]
    texts: NDArray[np.int32]
    counts: NDArray[np.int32]
    lengths: NDArray[np.int64]

    @property
    def tokens(self) -> NDArray[np.int64]:
        """The token of every entry."""
        return np.repeat(np.arange(len(self.vocabulary)), np.diff(self.starts))


@dataclass(frozen=True, slots=True)
class _Block:
    """Of the texts from number `first` on: entries token after token, texts in order."""

    first: int
    tokens: NDArray[np.int64]
    texts: NDArray[np.int64]
    counts: NDArray[np.int64]
    lengths: NDArray[np.int64]


@dataclass(slots=True)
class _Words:
    """Every word seen so far with its tokens, both numbered in the order they came."""

    cut: Cut
    words: dict[str, int] = field(default_factory=dict)
    tokens: dict[str, int] = field(default_factory=dict)
    starts: NDArray[np.int64] = field(default_factory=lambda: np.zeros(1, dtype=np.int64))
    of_words: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def numbers(self, rows: Sequence[Sequence[str]]) -> NDArray[np.int64]:
        """The number of each word of the rows, one after the other."""
        known = self.words
        before = len(known)
        numbers = [known.setdefault(word, len(known)) for row in rows for word in row]
        self._cut(list(known)[before:])
        return np.array(numbers, dtype=np.int64)

    def _cut(self, new: Sequence[str]) -> None:
        known = self.tokens
        cut = self.cut(new)
        tokens = [known.setdefault(token, len(known)) for row in cut for token in row]
        ends = self.starts[-1] + np.cumsum([len(row) for row in cut], dtype=np.int64)
        self.starts = np.concatenate([self.starts, ends])
        self.of_words = np.concatenate([self.of_words, np.array(tokens, dtype=np.int64)])


def count_tokens(texts: Sequence[str], cut: Cut) -> TokenPostings:
    seen = _Words(cut)
    blocks = list(_blocks(texts, seen))
    names = sorted(seen.tokens)
    rank = np.empty(len(names), dtype=np.int64)
    rank[[seen.tokens[name] for name in names]] = np.arange(len(names))
    lengths = [block.lengths for block in blocks]
    return _merged({name: number for number, name in enumerate(names)}, rank, blocks, lengths)


def _blocks(texts: Sequence[str], seen: _Words) -> Iterator[_Block]:
    for first in range(0, len(texts), BLOCK_TEXTS):
        block = texts[first : first + BLOCK_TEXTS]
        rows = [words.without_stop_words(words.all_words(text)) for text in block]
        numbers = seen.numbers(rows)
        text_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        at, per_word = places_of(seen.starts, numbers)
        text_of = np.repeat(text_of, per_word)
        keys = seen.of_words[at] * len(rows) + text_of
        entries, counts = np.unique(keys, return_counts=True)
        tokens, numbers = np.divmod(entries, len(rows))
        lengths = np.bincount(text_of, minlength=len(rows))
        yield _Block(first, tokens, numbers, counts, lengths)


def _merged(
    vocabulary: dict[str, int],
    rank: NDArray[np.int64],
    blocks: Sequence[_Block],
    lengths: Sequence[NDArray[np.int64]],
) -> TokenPostings:
    """Blocks come in the order of their texts, so each adds to the end of every token's entries."""
    per_block = [np.bincount(block.tokens, minlength=len(rank)) for block in blocks]
    starts = np.zeros(len(rank) + 1, dtype=np.int64)
    for counted in per_block:
        starts[1 + rank] += counted
    np.cumsum(starts, out=starts)
    texts = np.empty(starts[-1], dtype=np.int32)
    counts = np.empty(starts[-1], dtype=np.int32)
    free = starts[rank]
    for block, counted in zip(blocks, per_block, strict=True):
        begins = np.cumsum(counted) - counted
        at = np.arange(len(block.tokens)) + (free - begins)[block.tokens]
        texts[at] = block.first + block.texts
        counts[at] = block.counts
        free += counted
    together = np.concatenate([np.zeros(0, dtype=np.int64), *lengths])
    return TokenPostings(vocabulary, starts, texts, counts, together)
