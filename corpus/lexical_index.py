"""BM25 over passages: one index of stems, one of character n-grams (bm25s does the arithmetic)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from corpus import words

Floats = NDArray[np.float32]
CUTS: Mapping[str, Callable[[str], list[str]]] = {"stems": words.stems, "grams": words.grams}


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """Scores are BM25 and comparable within one leg only."""

    legs: Mapping[str, bm25s.BM25]
    size: int

    def scores(self, query: str, *, leg: str) -> Floats:
        """A score for every passage, in the order they were indexed; zeros when nothing matches."""
        known = self.legs[leg].vocab_dict
        tokens = [token for token in CUTS[leg](query) if token in known]
        if not tokens:
            return np.zeros(self.size, dtype=np.float32)
        scores: Floats = self.legs[leg].get_scores(tokens)
        return scores

    def save(self, directory: Path) -> None:
        for name, leg in self.legs.items():
            leg.save(str(directory / name), show_progress=False)


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
    legs: dict[str, bm25s.BM25] = {}
    for name, cut in CUTS.items():
        leg = bm25s.BM25()
        leg.index([cut(text) or ["\x00"] for text in texts], show_progress=False)
        legs[name] = leg
    return LexicalIndex(legs, len(texts))


def open_lexical_index(directory: Path, *, size: int) -> LexicalIndex:
    legs = {
        name: bm25s.BM25.load(str(directory / name), mmap=True, load_vocab=True) for name in CUTS
    }
    return LexicalIndex(legs, size)
