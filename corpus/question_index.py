"""Which written questions are nearest a user's question: cosine over weighted n-grams."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import storage, words
from corpus.postings import add_up
from corpus.token_postings import Texts, count_tokens

Floats = NDArray[np.float32]
# Stems tell the subject, grams forgive the spelling; both count alike in one vector.
STEM_MARK = "="
VOCABULARY, ARRAYS = "vocabulary.json", ("idf", "starts", "docs", "weights")


def features(text: str) -> Counter[str]:
    return Counter(words.grams(text) + [STEM_MARK + stem for stem in words.stems(text)])


@dataclass(frozen=True, slots=True)
class Query:
    """Its features with their weights, and the length they are to be divided by."""

    weights: Mapping[int, float]
    length: float


@dataclass(frozen=True, slots=True)
class QuestionIndex:
    """Postings by feature: `docs[starts[f]:starts[f+1]]` with unit-length `weights`."""

    vocabulary: dict[str, int]
    idf: Floats
    starts: NDArray[np.int64]
    docs: NDArray[np.int32]
    weights: Floats
    size: int

    def similarities(self, question: str, *, further: str = "") -> tuple[Floats, Floats]:
        """Cosine with every indexed question, 0–1, in the order they were given.

        First of the question alone, then of the question with the `further` words behind it.
        """
        asked = features(question)
        alone = self._weigh(asked)
        near = self._products(alone.weights)
        if not further:
            return near / alone.length, near / alone.length
        widened = self._weigh(asked + features(further))
        # Only what the further words change is added up anew: most of the features are the same.
        changed = {
            feature: weight - alone.weights.get(feature, 0.0)
            for feature, weight in widened.weights.items()
            if weight != alone.weights.get(feature)
        }
        return near / alone.length, (near + self._products(changed)) / widened.length

    def _weigh(self, counts: Counter[str]) -> Query:
        known = [
            (self.vocabulary[name], n) for name, n in counts.items() if name in self.vocabulary
        ]
        ids = np.array([feature for feature, _ in known], dtype=np.int64)
        weights = np.log1p(np.array([n for _, n in known], dtype=np.float32)) * self.idf[ids]
        # Words never seen count in the length: a question half about something else is far away.
        unknown = sum(n for name, n in counts.items() if name not in self.vocabulary)
        mean = float(self.idf.mean()) if len(self.idf) else 1.0
        length = float(np.sqrt((weights**2).sum() + unknown * mean**2)) or 1.0
        return Query(dict(zip(ids.tolist(), weights.tolist(), strict=True)), length)

    def _products(self, asked: Mapping[int, float]) -> Floats:
        return add_up(self.size, self.starts, self.docs, self.weights, list(asked.items()))

    def save(self, directory: Path) -> None:
        directory.mkdir(parents=True)
        names = sorted(self.vocabulary, key=self.vocabulary.__getitem__)
        stored = json.dumps(names, ensure_ascii=False)
        (directory / VOCABULARY).write_text(stored, encoding="utf-8")
        for name in ARRAYS:
            np.save(directory / f"{name}.npy", getattr(self, name))


def build_question_index(questions: Texts) -> QuestionIndex:
    postings = count_tokens(questions, _cut_to_features)
    spread = np.diff(postings.starts).astype(np.float32)
    idf = np.log((1 + len(questions)) / (1 + spread)).astype(np.float32) + 1
    often = np.log1p(postings.counts.astype(np.float32))
    weights = often * np.repeat(idf, np.diff(postings.starts))
    lengths = np.sqrt(np.bincount(postings.texts, weights**2, minlength=len(questions)))
    # One for a question without words.
    lengths[lengths == 0] = 1.0
    return QuestionIndex(
        vocabulary=postings.vocabulary,
        idf=idf,
        starts=postings.starts,
        docs=postings.texts,
        weights=(weights / lengths[postings.texts]).astype(np.float32),
        size=len(questions),
    )


def _cut_to_features(new: Sequence[str]) -> list[tuple[str, ...]]:
    cut = zip(words.cut_to_grams(new), words.cut_to_stems(new), strict=True)
    return [(*grams, STEM_MARK + stem) for grams, (stem,) in cut]


def open_question_index(directory: Path, *, size: int) -> QuestionIndex:
    names = json.loads((directory / VOCABULARY).read_text(encoding="utf-8"))
    vocabulary = dict(zip(names, range(len(names)), strict=True))
    arrays = {name: storage.open_array(directory / f"{name}.npy") for name in ARRAYS}
    return QuestionIndex(vocabulary=vocabulary, size=size, **arrays)
