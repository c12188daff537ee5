"""How likely a passage is to be asked about in these words, by all that is written for it at once.

Query likelihood with a Dirichlet prior (Zhai & Lafferty 2001) over stems and pairs of neighbouring
stems. The nearest written question sees one wording at a time; here the words of fifty questions
to a passage count together, small ones («vem får», «hur länge») in pairs. The questions of a known
gap are a text among the others: which is likelier tells whether the question is answered.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import storage, words
from corpus.postings import add_up
from corpus.word_rows import WordRows

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
# How many words of all texts stand beside a passage's own: from 100 to 800 serve alike.
PRIOR = 300
# What stands twice or in every second passage tells nothing (tried: 1-3 times, 0.15-1).
MIN_COUNT = 3
MAX_SPREAD = 0.5
# A text this much less likely than the best gets nothing; from 4 to 8 serve alike.
REACH = 6.5
VOCABULARY, FILES = "vocabulary.json", ("pairs", "features", "starts", "texts", "gains", "bases")


@dataclass(frozen=True, slots=True)
class LikelihoodIndex:
    """`pairs` are numbers of pairs of stems, in order; pairs are numbered after the stems.

    Feature `f` is row `features[f]` of the postings, or none (-1). `bases` is what a feature costs
    a text that lacks it; minus infinity for a text that is not in the index.
    """

    vocabulary: Mapping[str, int]
    pairs: Ints
    features: Ints
    starts: Ints
    texts: NDArray[np.int32]
    gains: Floats
    bases: Floats

    def odds(self, question: str) -> Floats:
        """Log-likelihood of every text beside that of all texts together; zeros for no words."""
        rows = self._rows(words.words(question))
        if not rows:
            return np.zeros(len(self.bases), dtype=np.float32)
        gained = add_up(len(self.bases), self.starts, self.texts, self.gains, rows)
        # Between the sum and the mean: a long story must not count for everything (0-1 tried).
        odds = (gained + len(rows) * self.bases) / np.sqrt(len(rows))
        return np.asarray(odds, dtype=np.float32)

    def _rows(self, asked: Sequence[str]) -> list[tuple[int, float]]:
        """The rows of the question's stems and pairs, each once."""
        stems = [self.vocabulary.get(stem, -1) for (stem,) in words.cut_to_stems(asked)]
        numbers = {stem for stem in stems if stem >= 0}
        for one, two in pairwise(stems):
            key = one * len(self.vocabulary) + two
            at = int(np.searchsorted(self.pairs, key))
            if min(one, two) >= 0 and at < len(self.pairs) and self.pairs[at] == key:
                numbers.add(len(self.vocabulary) + at)
        rows = (int(self.features[number]) for number in sorted(numbers))
        return [(row, 1.0) for row in rows if row >= 0]

    def save(self, directory: Path) -> None:
        directory.mkdir(parents=True)
        names = json.dumps(list(self.vocabulary), ensure_ascii=False)
        (directory / VOCABULARY).write_text(names, encoding="utf-8")
        for name in FILES:
            np.save(directory / f"{name}.npy", getattr(self, name))


def share_of_best(odds: Floats) -> Floats:
    """1 for the likeliest text, less for others, 0 for those far behind or without writings."""
    best = odds.max(initial=-np.inf)
    if not np.isfinite(best) or not odds.any():
        return np.zeros(len(odds), dtype=np.float32)
    return np.asarray(np.maximum(1 - (best - odds) / REACH, 0), dtype=np.float32)


def open_likelihood_index(directory: Path) -> LikelihoodIndex:
    names = json.loads((directory / VOCABULARY).read_text(encoding="utf-8"))
    arrays = (storage.open_array(directory / f"{name}.npy") for name in FILES)
    return LikelihoodIndex({name: number for number, name in enumerate(names)}, *arrays)


def build_likelihood_index(lines: WordRows, owners: Sequence[int], *, size: int) -> LikelihoodIndex:
    """Line `n` belongs to text `owners[n]` of `size`; no pair goes over the end of a line."""
    vocabulary, stems = _stems(lines)
    lengths, stem_count = np.diff(lines.starts), len(vocabulary)
    sentence, owner = (
        np.repeat(np.arange(len(lines)), lengths),
        np.repeat(np.array(owners, dtype=np.int64), lengths),
    )
    beside = sentence[:-1] == sentence[1:]
    keys = stems[:-1][beside] * stem_count + stems[1:][beside]
    pairs, pair_numbers, often = np.unique(keys, return_inverse=True, return_counts=True)
    kept = often >= MIN_COUNT
    renumbered = np.where(kept, np.cumsum(kept) - 1 + stem_count, -1)
    numbers = np.concatenate([stems, renumbered[pair_numbers]])
    texts = np.concatenate([owner, owner[:-1][beside]])[numbers >= 0]
    count = stem_count + int(kept.sum())
    return _weigh(vocabulary, pairs[kept], numbers[numbers >= 0] * size + texts, count, size)


def _stems(lines: WordRows) -> tuple[dict[str, int], Ints]:
    """The stems by name, and the stem of every word written."""
    used = lines.used_words()
    cut = [stem for (stem,) in words.cut_to_stems([lines.words[word] for word in used.tolist()])]
    vocabulary = {stem: number for number, stem in enumerate(sorted(set(cut)))}
    stem_of = np.zeros(len(lines.words), dtype=np.int64)
    stem_of[used] = [vocabulary[stem] for stem in cut]
    return vocabulary, stem_of[lines.numbers]


def _weigh(
    vocabulary: Mapping[str, int], pairs: Ints, entries: Ints, count: int, size: int
) -> LikelihoodIndex:
    """`entries` has feature * `size` + text for every time it stands there."""
    keys, times = np.unique(entries, return_counts=True)
    features, texts = np.divmod(keys, size)
    spread = np.bincount(features, minlength=count)
    total = np.bincount(features, weights=times, minlength=count)
    held = np.bincount(texts, minlength=size) > 0
    is_kept = (total >= MIN_COUNT) & (spread <= MAX_SPREAD * held.sum())
    kept = is_kept[features]
    features, texts, times = features[kept], texts[kept], times[kept]
    common = total / max(1.0, total[is_kept].sum())
    lengths = np.bincount(texts, weights=times, minlength=size)
    with np.errstate(divide="ignore"):
        bases = np.where(held, np.log(PRIOR / (PRIOR + lengths)), -np.inf)
    return LikelihoodIndex(
        vocabulary=vocabulary,
        pairs=pairs,
        features=np.where(is_kept, np.cumsum(is_kept) - 1, -1),
        starts=np.concatenate([[0], np.cumsum(spread[is_kept])]),
        texts=texts.astype(np.int32),
        gains=np.log1p(times / (PRIOR * common[features])).astype(np.float32),
        bases=bases.astype(np.float32),
    )
