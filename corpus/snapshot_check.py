"""Opens a snapshot, once it is written, and asks it what it must know; a process of its own."""

import sys
from pathlib import Path

import numpy as np

from corpus import storage
from corpus.snapshot import Snapshot, SnapshotError, open_snapshot, read_manifest
from corpus.vector_index import VectorIndex
from corpus.written_questions import Gap, PassageQuestion

SELF_QUERIES = 25
# As many as a question asks for.
NEIGHBOURS = 400
# What it waits for.
WRITTEN = "written\n"


def check_snapshot(directory: Path, url: str) -> None:
    """Raises `SnapshotError` if counts differ from the manifest or a question finds not itself."""
    manifest = read_manifest(directory)
    snapshot = open_snapshot(directory, embedding=None, url=url)
    # A reader makes only the rows it needs: here every one is read.
    questions = storage.read_rows(directory / "questions.jsonl", PassageQuestion)
    gaps = storage.read_rows(directory / "gaps.jsonl", Gap)
    counts = (len(questions), sum(len(gap.questions) for gap in gaps))
    wanted = (manifest.questions, manifest.gap_questions)
    if counts != wanted:
        raise SnapshotError(f"the snapshot holds {counts}, the manifest says {wanted}")
    for number in range(0, len(snapshot.questions), len(snapshot.questions) // SELF_QUERIES + 1):
        _find_itself(snapshot, number)
    for index, _ in snapshot.meaning.parts:
        _reach(index, len(snapshot.meaning.questions.axes))


def _reach(index: VectorIndex, dimensions: int) -> None:
    """A graph of neighbours can hold texts that no way leads to."""
    anywhere = np.ones(dimensions, dtype=np.float32)
    wanted = min(index.size, NEIGHBOURS)
    found = len(index.nearest(anywhere, limit=wanted))
    if found < wanted:
        raise SnapshotError(f"of {wanted} vectors {found} are reached")


def _find_itself(snapshot: Snapshot, number: int) -> None:
    question = snapshot.questions[number].text
    similarities, _ = snapshot.written.similarities(question)
    if similarities.max(initial=0) > similarities[number] + 1e-4:
        raise SnapshotError(f"the question {number} does not find itself")


if __name__ == "__main__":
    # Nothing comes when whoever writes it has failed.
    if sys.stdin.readline() == WRITTEN:
        check_snapshot(Path(sys.argv[1]), sys.argv[2])
