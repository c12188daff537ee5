"""BM25 over passages: one index of stems, one of character n-grams.

The files are those of bm25s and hold what it would have put there; building them is done here,
because its lists of words take minutes and gigabytes at a hundred thousand passages. A query adds
up weights, which needs neither bm25s nor scipy in memory.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic_core import from_json

from corpus import storage, words
from corpus.postings import add_up
from corpus.token_postings import Cut, Texts, TokenPostings, as_rows, count_tokens

Floats = NDArray[np.float32]
CUTS: Mapping[str, Callable[[str], list[str]]] = {"stems": words.stems, "grams": words.grams}
WORD_CUTS: Mapping[str, Cut] = {"stems": words.cut_to_stems, "grams": words.cut_to_grams}
BM25S_VERSION = "0.3.16"
# How soon a repeated word stops counting, and how much a long text loses: the usual values.
K1, B = 1.5, 0.75
# The files of a leg, named as bm25s names them.
WEIGHTS, TEXTS, STARTS = "data.csc.index.npy", "indices.csc.index.npy", "indptr.csc.index.npy"
VOCABULARY, PARAMETERS = "vocab.index.json", "params.index.json"


@dataclass(frozen=True, slots=True)
class Leg:
    """Postings by token: `texts[starts[t]:starts[t + 1]]` with their BM25 `weights`."""

    vocabulary: Mapping[str, int]
    starts: NDArray[Any]
    texts: NDArray[Any]
    weights: Floats


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """Scores are BM25 and comparable within one leg only."""

    legs: Mapping[str, Leg]
    size: int

    def scores(self, query: str, *, leg: str) -> Floats:
        """A score for every passage, in the order they were indexed; zeros when nothing matches."""
        known = self.legs[leg]
        tokens = [token for token in CUTS[leg](query) if token in known.vocabulary]
        asked = [(known.vocabulary[token], 1.0) for token in tokens]
        return add_up(self.size, known.starts, known.texts, known.weights, asked)

    def having(self, token: str, *, leg: str) -> NDArray[Any]:
        """The texts that have the token."""
        known = self.legs[leg]
        number = known.vocabulary.get(token)
        if number is None:
            return known.texts[:0]
        return known.texts[known.starts[number] : known.starts[number + 1]]

    def save(self, directory: Path) -> None:
        for name, leg in self.legs.items():
            (directory / name).mkdir(parents=True)
            np.save(directory / name / STARTS, leg.starts)
            np.save(directory / name / TEXTS, leg.texts)
            np.save(directory / name / WEIGHTS, leg.weights)
            vocabulary = json.dumps(leg.vocabulary, ensure_ascii=False)
            (directory / name / VOCABULARY).write_text(vocabulary, encoding="utf-8")
            parameters = json.dumps(_parameters(self.size), indent=1)
            (directory / name / PARAMETERS).write_text(parameters, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class PartedIndex:
    """Indexes built apart and asked as one: how rare a word is in statutes moves no other score."""

    parts: tuple[tuple[LexicalIndex, NDArray[np.int64]], ...]
    size: int

    def scores(self, query: str, *, leg: str) -> Floats:
        scores = np.zeros(self.size, dtype=np.float32)
        for index, numbers in self.parts:
            scores[numbers] = index.scores(query, leg=leg)
        return scores

    def having(self, token: str, *, leg: str) -> NDArray[np.bool_]:
        """For each passage whether the token stands in it."""
        found = np.zeros(self.size, dtype=np.bool_)
        for index, numbers in self.parts:
            found[numbers[index.having(token, leg=leg)]] = True
        return found


def build_lexical_index(texts: Texts) -> LexicalIndex:
    rows = as_rows(texts)
    legs = {name: _weigh(count_tokens(rows, cut)) for name, cut in WORD_CUTS.items()}
    return LexicalIndex(legs, len(texts))


def _weigh(postings: TokenPostings) -> Leg:
    """BM25 as Lucene computes it."""
    spread = np.diff(postings.starts)
    rarity = np.log(1 + (len(postings.lengths) - spread + 0.5) / (spread + 0.5))
    mean = postings.lengths.mean() if postings.lengths.any() else 1.0
    weight = K1 * ((1 - B) + B * postings.lengths / mean)
    often = postings.counts / (weight[postings.texts] + postings.counts)
    # Narrowed before it is multiplied, as bm25s does it: the same last digit.
    weights = np.repeat(rarity.astype(np.float32), spread) * often
    return Leg(postings.vocabulary, postings.starts, postings.texts, weights.astype(np.float32))


def _parameters(size: int) -> dict[str, Any]:
    """What bm25s itself needs to open a leg."""
    named = {"k1": K1, "b": B, "delta": 0.5, "method": "lucene", "idf_method": "lucene"}
    kinds = {"dtype": "float32", "int_dtype": "int32", "backend": "numpy"}
    return {**named, **kinds, "num_docs": size, "version": BM25S_VERSION}


def open_lexical_index(directory: Path, *, size: int) -> LexicalIndex:
    return LexicalIndex({name: _open_leg(directory / name) for name in CUTS}, size)


def _open_leg(directory: Path) -> Leg:
    vocabulary = from_json((directory / VOCABULARY).read_bytes(), cache_strings="none")
    starts, texts, weights = (
        storage.open_array(directory / name) for name in (STARTS, TEXTS, WEIGHTS)
    )
    return Leg(vocabulary, starts, texts, weights)
