"""The store as it is read: the snapshot pointed to; readers keep the one they opened."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from corpus import storage
from corpus.carried_words import PartedWords, open_carried_words
from corpus.embedding import Embedding
from corpus.lexical_index import PartedIndex, open_lexical_index
from corpus.likelihood_index import LikelihoodIndex, open_likelihood_index
from corpus.manifest import FORMAT, Manifest
from corpus.nearness import Nearness, Parts, open_nearness
from corpus.passage import Passage
from corpus.passage_parts import parts_of
from corpus.question_index import QuestionIndex, open_question_index
from corpus.question_places import QuestionPlaces, open_question_places
from corpus.written_questions import Gap, PassageQuestion

POINTER = "current"
REBUILD = "rebuild it with `make ingest`"
GAP_OF = "gap_of.npy"


class SnapshotError(RuntimeError):
    """There is no snapshot that can be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An opened snapshot. `gap_questions[i]` belongs to `gaps[gap_of[i]]`.

    Passages are indexed with the statutes apart; written questions are numbered passage questions
    first, then gap questions.
    """

    name: str
    passages: tuple[Passage, ...]
    questions: Sequence[PassageQuestion]
    places: QuestionPlaces
    gaps: Sequence[Gap]
    gap_of: NDArray[np.int64]
    lexical: PartedIndex
    carried: PartedWords
    likelihood: LikelihoodIndex
    written: QuestionIndex
    meaning: Nearness
    report: Mapping[str, object]


def is_whole(directory: Path) -> bool:
    return (directory / "manifest.json").exists()


def _open_lexical(directory: Path, parts: Parts) -> PartedIndex:
    opened = tuple(
        (open_lexical_index(directory / name, size=len(numbers)), np.array(numbers, dtype=np.int64))
        for name, numbers in parts.items()
    )
    return PartedIndex(opened, sum(len(numbers) for numbers in parts.values()))


def _open_carried(directory: Path, parts: Parts) -> PartedWords:
    opened = tuple(
        (open_carried_words(directory / name, size=len(numbers)), np.array(numbers, dtype=np.int64))
        for name, numbers in parts.items()
    )
    return PartedWords(opened, sum(len(numbers) for numbers in parts.values()))


def current_directory(data_dir: Path) -> Path:
    """Where the snapshot in use lies; raises `SnapshotError` when there is none."""
    pointer = data_dir / POINTER
    if not pointer.exists():
        raise SnapshotError(f"there is no snapshot under {data_dir}; {REBUILD}")
    directory = data_dir / "snapshots" / pointer.read_text(encoding="utf-8").strip()
    if not is_whole(directory):
        raise SnapshotError(f"the snapshot {directory.name} is not on disk; {REBUILD}")
    return directory


def read_manifest(directory: Path) -> Manifest:
    try:
        return Manifest.model_validate_json((directory / "manifest.json").read_bytes())
    except (OSError, ValidationError) as error:
        raise SnapshotError(f"the manifest in {directory} cannot be read; {REBUILD}") from error


def open_snapshot(directory: Path, *, embedding: Embedding | None, url: str = "") -> Snapshot:
    """Raises `SnapshotError` if it was built by another format or embedding model than this."""
    manifest = read_manifest(directory)
    if manifest.format != FORMAT:
        raise SnapshotError(f"the snapshot has format {manifest.format}, not {FORMAT}; {REBUILD}")
    if embedding is not None and manifest.embedding != embedding.id:
        raise SnapshotError(
            f"the snapshot was built with the embedding {manifest.embedding}, "
            f"the settings say {embedding.id}; {REBUILD}"
        )
    try:
        return _open(directory, manifest, url)
    # What numpy, pydantic and the files' readers say of a file that is cut short or not theirs.
    except (OSError, ValueError, EOFError) as error:
        reason = str(error).partition("\n")[0]
        told = f"the snapshot {directory.name} is damaged ({reason}); {REBUILD}"
        raise SnapshotError(told) from error


def _open(directory: Path, manifest: Manifest, url: str) -> Snapshot:
    name, asked = manifest.snapshot, manifest.questions + manifest.gap_questions
    passages = storage.read_rows(directory / "passages.jsonl", Passage)
    questions = storage.RowsOnDemand(directory / "questions.jsonl", PassageQuestion)
    places = open_question_places(directory / "places")
    gap_of = storage.open_array(directory / GAP_OF)
    found = (len(passages), len(questions), len(places), len(gap_of))
    told = (manifest.passages, manifest.questions, manifest.questions, manifest.gap_questions)
    if found != told:
        raise ValueError(f"it holds {found}, the manifest says {told}")
    parts = parts_of(passages)
    return Snapshot(
        name=name,
        passages=passages,
        questions=questions,
        places=places,
        gaps=storage.RowsOnDemand(directory / "gaps.jsonl", Gap),
        gap_of=gap_of,
        lexical=_open_lexical(directory / "lexical", parts),
        carried=_open_carried(directory / "carried", parts),
        likelihood=open_likelihood_index(directory / "likelihood"),
        written=open_question_index(directory / "written", size=asked),
        meaning=open_nearness(directory / "vectors", parts, questions=asked, name=name, url=url),
        report=json.loads((directory / "report.json").read_text(encoding="utf-8")),
    )
