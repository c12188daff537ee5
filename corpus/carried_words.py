"""How much of a question a passage's own words carry, rare words counting more.

Beside BM25, which sees a passage together with the questions written for it and scales by the best
one: here a passage that has all the words of the question gets 1, however long it is, and a word
that no passage has is missing in all of them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import storage, words
from corpus.token_postings import Texts, count_tokens

Floats = NDArray[np.float32]
VOCABULARY, STARTS, TEXTS = "vocabulary.json", "starts.npy", "texts.npy"


@dataclass(frozen=True, slots=True)
class CarriedWords:
    """Stem `s` stands in `texts[starts[s]:starts[s + 1]]`."""

    vocabulary: Mapping[str, int]
    starts: NDArray[np.int64]
    texts: NDArray[np.int32]
    size: int

    def shares(self, question: str) -> Floats:
        """For each text the share of the question's words that it has, 0-1."""
        shares = np.zeros(self.size, dtype=np.float32)
        whole = 0.0
        for stem in words.stems(question):
            having = self._having(stem)
            # How telling the word is; most when no text has it.
            rarity = float(np.log((self.size + 1) / (len(having) + 0.5)))
            shares[having] += rarity
            whole += rarity
        return shares / whole if whole else shares

    def spread(self) -> dict[str, int]:
        """How many texts have each stem."""
        return dict(zip(self.vocabulary, np.diff(self.starts).tolist(), strict=True))

    def _having(self, stem: str) -> NDArray[np.int32]:
        """The texts that have a stem, each once."""
        number = self.vocabulary.get(stem)
        if number is None:
            return self.texts[:0]
        return self.texts[self.starts[number] : self.starts[number + 1]]

    def save(self, directory: Path) -> None:
        directory.mkdir(parents=True)
        names = sorted(self.vocabulary, key=self.vocabulary.__getitem__)
        stored = json.dumps(names, ensure_ascii=False)
        (directory / VOCABULARY).write_text(stored, encoding="utf-8")
        np.save(directory / STARTS, self.starts)
        np.save(directory / TEXTS, self.texts)


@dataclass(frozen=True, slots=True)
class PartedWords:
    """Counted apart and asked as one: how rare a word is in statutes moves no other share."""

    parts: tuple[tuple[CarriedWords, NDArray[np.int64]], ...]
    size: int

    def shares(self, question: str) -> Floats:
        shares = np.zeros(self.size, dtype=np.float32)
        for part, numbers in self.parts:
            shares[numbers] = part.shares(question)
        return shares


def build_carried_words(texts: Texts) -> CarriedWords:
    postings = count_tokens(texts, words.cut_to_stems)
    return CarriedWords(postings.vocabulary, postings.starts, postings.texts, len(texts))


def open_carried_words(directory: Path, *, size: int) -> CarriedWords:
    names = json.loads((directory / VOCABULARY).read_text(encoding="utf-8"))
    starts, texts = (storage.open_array(directory / name) for name in (STARTS, TEXTS))
    return CarriedWords({name: n for n, name in enumerate(names)}, starts, texts, size)
