"""From written questions to the passages they are about, for all passages in one step."""

import numpy as np
from numpy.typing import NDArray

from corpus.postings import best_first, places_of
from corpus.question_places import QuestionPlaces

Floats = NDArray[np.float32]


class WrittenPlaces:
    """`size` is how many passages there are."""

    def __init__(self, places: QuestionPlaces, *, size: int) -> None:
        self._places = places
        self._size = size

    def nearest(self, similarity: Floats, *, among: int, kept: int) -> Floats:
        """The similarities of the `kept` nearest questions of each passage: a row for each rank.

        Only the `among` nearest questions of all count; zeros stand for those that are missing.
        """
        top = np.zeros((kept, self._size), dtype=np.float32)
        near_at_all = np.flatnonzero(similarity[: len(self._places)])
        questions = near_at_all[best_first(similarity[near_at_all], among)]
        at, counts = places_of(self._places.starts, questions)
        passages, near = self._places.passages[at], similarity[np.repeat(questions, counts)]
        by_passage = np.argsort(passages, kind="stable")
        passages, near = passages[by_passage], near[by_passage]
        rank = np.arange(len(passages)) - np.searchsorted(passages, passages)
        shown = rank < kept
        top[rank[shown], passages[shown]] = near[shown]
        return top
