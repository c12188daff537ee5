"""Which passages each passage question is about, as numbers: read without reading the questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import storage
from corpus.written_questions import PassageQuestion

STARTS, PASSAGES = "starts.npy", "passages.npy"


@dataclass(frozen=True, slots=True)
class QuestionPlaces:
    """`passages[starts[q]:starts[q + 1]]` are the passages of question `q`, place by place."""

    starts: NDArray[np.int64]
    passages: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def save(self, directory: Path) -> None:
        directory.mkdir(parents=True)
        np.save(directory / STARTS, self.starts)
        np.save(directory / PASSAGES, self.passages)


def find_question_places(
    questions: Sequence[PassageQuestion], number: Mapping[str, int]
) -> QuestionPlaces:
    """`number` says of a passage's id where it stands among the passages."""
    starts = np.cumsum([0, *(len(question.places) for question in questions)])
    found = (number[place.passage_id] for question in questions for place in question.places)
    return QuestionPlaces(starts, np.fromiter(found, dtype=np.int64, count=starts[-1]))


def open_question_places(directory: Path) -> QuestionPlaces:
    starts, passages = (storage.open_array(directory / name) for name in (STARTS, PASSAGES))
    return QuestionPlaces(starts, passages)
