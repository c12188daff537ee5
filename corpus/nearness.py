"""Which texts mean nearly what a question means: passages in Chroma, written questions in a matrix.

There are a hundred written questions to a passage. A product with all of them takes two
milliseconds, forgets none and gives the same numbers whenever the matrix is made; a graph of
neighbours costs ten times as long to build as all the rest, is built with chance and misses some.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.postings import best_first
from corpus.question_vectors import (
    QuestionVectors,
    build_question_vectors,
    open_question_vectors,
)
from corpus.vector_index import (
    VectorIndex,
    VectorIndexError,
    build_vector_index,
    open_vector_indexes,
)

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
# Parts of the passages by name, each with the numbers of its passages.
Parts = Mapping[str, Sequence[int]]
# Beyond this a cosine says how the machine adds, not what a text means.
DECIMALS = 5


@dataclass(frozen=True, slots=True)
class TextVectors:
    """A row for each passage, and for each written question."""

    passages: Floats
    questions: Floats


@dataclass(frozen=True, slots=True)
class Nearness:
    """`parts` are the passages; the first part and the written questions say what is near."""

    parts: tuple[tuple[VectorIndex, Numbers], ...]
    questions: QuestionVectors
    size: int

    def cosines(
        self, vector: Floats, *, nearest: int, passages_at_most: int
    ) -> tuple[Floats, Floats]:
        """Cosine with each passage and each written question; zero beyond the `nearest` texts.

        The nearest are counted without the further parts: however many statutes there are, the
        same texts of the guideline count, and of the statutes what is as near as those. No more
        than `passages_at_most` of a part are asked for.
        """
        questions = np.round(self.questions.cosines(vector), DECIMALS)
        passages = np.zeros(self.size, dtype=np.float32)
        for index, numbers in self.parts:
            near, cosines = zip(*index.nearest(vector, limit=passages_at_most), strict=True)
            passages[numbers[list(near)]] = np.round(cosines, DECIMALS)
        counted = np.concatenate([questions, passages[self.parts[0][1]] if self.parts else []])
        floor = max(0.0, float(counted[best_first(counted, nearest)[-1]])) if len(counted) else 0.0
        return np.where(passages >= floor, passages, 0), np.where(questions >= floor, questions, 0)


def build_nearness(
    directory: Path, parts: Parts, vectors: TextVectors, *, name: str, url: str = ""
) -> None:
    directory.mkdir(parents=True)
    build_question_vectors(vectors.questions).save(directory)
    for part, numbers in parts.items():
        rows = vectors.passages[numbers]
        build_vector_index(directory, rows, name=_collection(part, name), url=url)


def open_nearness(
    directory: Path, parts: Parts, *, questions: int, name: str, url: str = ""
) -> Nearness:
    sizes = {_collection(part, name): len(numbers) for part, numbers in parts.items()}
    indexes = open_vector_indexes(directory, sizes, url=url)
    asked = open_question_vectors(directory)
    if len(asked.rows) != questions:
        raise VectorIndexError(f"{len(asked.rows)} question vectors, the manifest says {questions}")
    numbered = (np.array(numbers, dtype=np.int64) for numbers in parts.values())
    together = tuple(zip(indexes, numbered, strict=True))
    return Nearness(together, asked, sum(len(numbers) for numbers in parts.values()))


def _collection(part: str, name: str) -> str:
    return f"{part}-{name}"
