"""From written questions to the passages they are about, for all passages in one step."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.postings import best_first, places_of
from corpus.written_questions import PassageQuestion

Floats = NDArray[np.float32]


class WrittenPlaces:
    """`_passages[_starts[q]:_starts[q + 1]]` are the passages of question `q`, place by place."""

    def __init__(self, questions: Sequence[PassageQuestion], number: Mapping[str, int]) -> None:
        self._starts = np.cumsum([0, *(len(question.places) for question in questions)])
        self._passages = np.array(
            [number[place.passage_id] for question in questions for place in question.places],
            dtype=np.int64,
        )
        self._size = len(number)

    def nearest(self, similarity: Floats, *, among: int, kept: int) -> Floats:
        """The similarities of the `kept` nearest questions of each passage: a row for each rank.

        Only the `among` nearest questions of all count; zeros stand for those that are missing.
        """
        top = np.zeros((kept, self._size), dtype=np.float32)
        questions = best_first(similarity[: len(self._starts) - 1], among)
        at, counts = places_of(self._starts, questions)
        passages, near = self._passages[at], similarity[np.repeat(questions, counts)]
        by_passage = np.argsort(passages, kind="stable")
        passages, near = passages[by_passage], near[by_passage]
        rank = np.arange(len(passages)) - np.searchsorted(passages, passages)
        shown = rank < kept
        top[rank[shown], passages[shown]] = near[shown]
        return top
