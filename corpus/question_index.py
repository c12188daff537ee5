"""Which written questions are nearest a user's question: cosine over weighted n-grams."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import words
from corpus.postings import add_up

Floats = NDArray[np.float32]
# Stems tell the subject, grams forgive the spelling; both count alike in one vector.
STEM_MARK = "="


def features(text: str) -> Counter[str]:
    return Counter(words.grams(text) + [STEM_MARK + stem for stem in words.stems(text)])


@dataclass(frozen=True, slots=True)
class QuestionIndex:
    """Postings by feature: `docs[starts[f]:starts[f+1]]` with unit-length `weights`."""

    vocabulary: dict[str, int]
    idf: Floats
    starts: NDArray[np.int64]
    docs: NDArray[np.int32]
    weights: Floats
    size: int

    def similarities(self, question: str) -> Floats:
        """Cosine with every indexed question, 0–1, in the order they were given."""
        counts = features(question)
        known = [
            (self.vocabulary[name], n) for name, n in counts.items() if name in self.vocabulary
        ]
        if not known:
            return np.zeros(self.size, dtype=np.float32)
        ids = np.array([feature for feature, _ in known])
        query = np.log1p(np.array([n for _, n in known], dtype=np.float32)) * self.idf[ids]
        # Words never seen count in the length: a question half about something else is far away.
        unknown = sum(n for name, n in counts.items() if name not in self.vocabulary)
        length = float(np.sqrt((query**2).sum() + unknown * float(self.idf.mean()) ** 2))
        asked = list(zip(ids.tolist(), query.tolist(), strict=True))
        return add_up(self.size, self.starts, self.docs, self.weights, asked) / length

    def save(self, directory: Path) -> None:
        directory.mkdir(parents=True)
        names = sorted(self.vocabulary, key=self.vocabulary.__getitem__)
        (directory / "vocabulary.json").write_text(json.dumps(names, ensure_ascii=False))
        np.savez(
            directory / "postings.npz",
            idf=self.idf,
            starts=self.starts,
            docs=self.docs,
            weights=self.weights,
            size=np.array(self.size),
        )


def build_question_index(questions: Sequence[str]) -> QuestionIndex:
    bags = [features(question) for question in questions]
    names = sorted({name for bag in bags for name in bag})
    vocabulary = {name: number for number, name in enumerate(names)}
    frequency = np.zeros(len(names), dtype=np.float32)
    for bag in bags:
        frequency[[vocabulary[name] for name in bag]] += 1
    idf = np.log((1 + len(bags)) / (1 + frequency)).astype(np.float32) + 1
    rows: list[tuple[int, int, float]] = []
    for doc, bag in enumerate(bags):
        ids = [vocabulary[name] for name in sorted(bag)]
        counts = np.array([bag[names[feature]] for feature in ids], dtype=np.float32)
        weights = np.log1p(counts) * idf[ids]
        length = float(np.sqrt((weights**2).sum())) or 1.0
        rows += [(f, doc, w / length) for f, w in zip(ids, weights.tolist(), strict=True)]
    rows.sort()
    feature_ids = np.array([row[0] for row in rows], dtype=np.int64)
    return QuestionIndex(
        vocabulary=vocabulary,
        idf=idf,
        starts=np.searchsorted(feature_ids, np.arange(len(names) + 1)),
        docs=np.array([row[1] for row in rows], dtype=np.int32),
        weights=np.array([row[2] for row in rows], dtype=np.float32),
        size=len(bags),
    )


def open_question_index(directory: Path) -> QuestionIndex:
    names = json.loads((directory / "vocabulary.json").read_text())
    with np.load(directory / "postings.npz") as stored:
        return QuestionIndex(
            vocabulary={name: number for number, name in enumerate(names)},
            idf=stored["idf"],
            starts=stored["starts"],
            docs=stored["docs"],
            weights=stored["weights"],
            size=int(stored["size"]),
        )
