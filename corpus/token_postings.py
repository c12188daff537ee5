"""Which tokens stand in which texts and how often, for as many texts as there are.

A word is cut into tokens once, however often it is written, and texts are counted a block at a
time: a hundred thousand texts have more tokens than are counted at once.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.postings import places_of
from corpus.word_rows import WordRows, number_all, read_words

# The tokens of each word, as many rows as there are words.
Cut = Callable[[Sequence[str]], list[tuple[str, ...]]]
Texts = Sequence[str] | WordRows
# Some six million tokens of statutes at once.
BLOCK_TEXTS = 8192
# Cut at once: some two hundred thousand n-grams.
BLOCK_WORDS = 16_384


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


@dataclass(frozen=True, slots=True)
class _Cut:
    """Word `w` has the tokens `of_words[starts[w]:starts[w + 1]]`, numbered by name."""

    vocabulary: dict[str, int]
    starts: NDArray[np.int64]
    of_words: NDArray[np.int64]


def as_rows(texts: Texts) -> WordRows:
    """Texts that were read before are taken as they are, others without their stop words."""
    return texts if isinstance(texts, WordRows) else read_words(texts).without_stop_words()


def count_tokens(texts: Texts, cut: Cut) -> TokenPostings:
    rows = as_rows(texts)
    known = _cut(rows, cut)
    blocks = list(_blocks(rows, known))
    lengths = [block.lengths for block in blocks]
    return _merged(known.vocabulary, blocks, lengths)


def _cut(rows: WordRows, cut: Cut) -> _Cut:
    """Only of words that stand in the texts: a token that no text has is none."""
    used = rows.used_words()
    counts = np.zeros(len(rows.words) + 1, dtype=np.int64)
    known: dict[str, int] = {}
    numbers = [np.zeros(0, dtype=np.int32)]
    for first in range(0, len(used), BLOCK_WORDS):
        block = used[first : first + BLOCK_WORDS]
        tokens = cut([rows.words[word] for word in block.tolist()])
        counts[block + 1] = [len(row) for row in tokens]
        numbers.append(number_all([token for row in tokens for token in row], known))
    names = sorted(known)
    rank = np.empty(len(names), dtype=np.int64)
    rank[[known[name] for name in names]] = np.arange(len(names))
    vocabulary = {name: number for number, name in enumerate(names)}
    return _Cut(vocabulary, np.cumsum(counts), rank[np.concatenate(numbers)])


def _blocks(rows: WordRows, known: _Cut) -> Iterator[_Block]:
    for first in range(0, len(rows), BLOCK_TEXTS):
        starts = rows.starts[first : first + BLOCK_TEXTS + 1]
        size = len(starts) - 1
        at, per_word = places_of(known.starts, rows.numbers[starts[0] : starts[-1]])
        text_of = np.repeat(np.repeat(np.arange(size), np.diff(starts)), per_word)
        keys = known.of_words[at] * size + text_of
        entries, counts = np.unique(keys, return_counts=True)
        tokens, texts = np.divmod(entries, size)
        yield _Block(first, tokens, texts, counts, np.bincount(text_of, minlength=size))


def _merged(
    vocabulary: dict[str, int], blocks: Sequence[_Block], lengths: Sequence[NDArray[np.int64]]
) -> TokenPostings:
    """Blocks come in the order of their texts, so each adds to the end of every token's entries."""
    per_block = [np.bincount(block.tokens, minlength=len(vocabulary)) for block in blocks]
    starts = np.zeros(len(vocabulary) + 1, dtype=np.int64)
    for counted in per_block:
        starts[1:] += counted
    np.cumsum(starts, out=starts)
    texts = np.empty(starts[-1], dtype=np.int32)
    counts = np.empty(starts[-1], dtype=np.int32)
    free = starts[:-1].copy()
    for block, counted in zip(blocks, per_block, strict=True):
        begins = np.cumsum(counted) - counted
        at = np.arange(len(block.tokens)) + (free - begins)[block.tokens]
        texts[at] = block.first + block.texts
        counts[at] = block.counts
        free += counted
    together = np.concatenate([np.zeros(0, dtype=np.int64), *lengths])
    return TokenPostings(vocabulary, starts, texts, counts, together)
