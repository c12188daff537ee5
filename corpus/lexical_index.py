"""BM25 over passages: one index of stems, one of character n-grams.

bm25s weighs the words once, when the index is built; a query only adds the weights up, which needs
neither bm25s nor scipy in memory.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import words
from corpus.postings import add_up

Floats = NDArray[np.float32]
CUTS: Mapping[str, Callable[[str], list[str]]] = {"stems": words.stems, "grams": words.grams}
# The files of a leg, named as bm25s names them.
WEIGHTS, TEXTS, STARTS = "data.csc.index.npy", "indices.csc.index.npy", "indptr.csc.index.npy"
VOCABULARY = "vocab.index.json"


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

    def save(self, directory: Path) -> None:
        for name, leg in self.legs.items():
            (directory / name).mkdir(parents=True)
            np.save(directory / name / STARTS, leg.starts)
            np.save(directory / name / TEXTS, leg.texts)
            np.save(directory / name / WEIGHTS, leg.weights)
            vocabulary = json.dumps(leg.vocabulary, ensure_ascii=False)
            (directory / name / VOCABULARY).write_text(vocabulary, encoding="utf-8")


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


def build_lexical_index(texts: Sequence[str]) -> LexicalIndex:
    # Imported here: scipy comes with it, which a question does not need.
    import bm25s  # noqa: PLC0415

    legs: dict[str, Leg] = {}
    for name, cut in CUTS.items():
        weighed = bm25s.BM25()
        weighed.index([cut(text) or ["\x00"] for text in texts], show_progress=False)
        stored = weighed.scores
        legs[name] = Leg(weighed.vocab_dict, stored["indptr"], stored["indices"], stored["data"])
    return LexicalIndex(legs, len(texts))


def open_lexical_index(directory: Path, *, size: int) -> LexicalIndex:
    return LexicalIndex({name: _open_leg(directory / name) for name in CUTS}, size)


def _open_leg(directory: Path) -> Leg:
    vocabulary = json.loads((directory / VOCABULARY).read_text(encoding="utf-8"))
    starts, texts, weights = (_mapped(directory / name) for name in (STARTS, TEXTS, WEIGHTS))
    return Leg(vocabulary, starts, texts, weights)


def _mapped(path: Path) -> NDArray[Any]:
    # As a plain array: slicing numpy's own memory-mapped type costs more than the adding up.
    mapped: NDArray[Any] = np.load(path, mmap_mode="r")
    return mapped.view(np.ndarray)
