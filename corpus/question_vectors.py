"""The written questions' vectors, along the axes on which they differ most.

A product with all of them waits for memory, so half the axes are half the time. Of 256 the better
half finds the right passage as often (decision 0011).
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import storage

Floats = NDArray[np.float32]
ROWS_FILE, AXES_FILE = "questions.npy", "axes.npy"
# Fewer questions are compared in no time, and do not show which axes matter.
MIN_REDUCED = 10_000
# As many show the axes as well as all do, in a tenth of the time.
SHOWING = 8_000
KEPT_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class QuestionVectors:
    """`rows` have length one; `axes` are the columns that turn a vector into one like them."""

    rows: Floats
    axes: Floats

    def cosines(self, vector: Floats) -> Floats:
        # Row by row on one processor: a matrix product waits for all of them, which others use.
        cosines: Floats = np.vecdot(self.rows, _of_length_one(vector @ self.axes))
        return cosines

    def save(self, directory: Path) -> None:
        np.save(directory / ROWS_FILE, self.rows)
        np.save(directory / AXES_FILE, self.axes)


def build_question_vectors(vectors: Floats) -> QuestionVectors:
    wide = _axes(vectors) if len(vectors) >= MIN_REDUCED else np.eye(vectors.shape[1])
    axes: Floats = np.ascontiguousarray(wide, dtype=np.float32)
    return QuestionVectors(_of_length_one(vectors @ axes), axes)


def open_question_vectors(directory: Path) -> QuestionVectors:
    return QuestionVectors(
        storage.open_array(directory / ROWS_FILE), storage.open_array(directory / AXES_FILE)
    )


def _axes(vectors: Floats) -> NDArray[np.float64]:
    """The principal axes, the widest first; exact enough to be the same on every machine."""
    shown = vectors[:: len(vectors) // SHOWING].astype(np.float64)
    _, axes = np.linalg.eigh(shown.T @ shown)
    return np.asarray(axes[:, ::-1][:, : int(vectors.shape[1] * KEPT_SHARE)])


def _of_length_one(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)
