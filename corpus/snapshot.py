"""The store: snapshots built aside, checked, and pointed to; readers keep the one they opened."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout
from pydantic import ValidationError

from corpus import storage
from corpus.carried_words import PartedWords, build_carried_words, open_carried_words
from corpus.embedding import Embedding
from corpus.lexical_index import PartedIndex, build_lexical_index, open_lexical_index
from corpus.likelihood_index import LikelihoodIndex, build_likelihood_index, open_likelihood_index
from corpus.manifest import FORMAT, Manifest
from corpus.nearness import Nearness, Parts, TextVectors, build_nearness, open_nearness
from corpus.passage import Passage
from corpus.passage_parts import GUIDANCE, parts_of
from corpus.passage_writings import questions_by_passage, texts_to_tell_apart
from corpus.question_index import QuestionIndex, build_question_index, open_question_index
from corpus.written_questions import Gap, PassageQuestion

POINTER = "current"
REBUILD = "rebuild it with `make ingest`"
CHECK_SECONDS = 120


class SnapshotError(RuntimeError):
    """There is no snapshot that can be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into a snapshot."""

    manifest: Manifest
    passages: tuple[Passage, ...]
    questions: tuple[PassageQuestion, ...]
    gaps: tuple[Gap, ...]
    report: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An opened snapshot. `gap_questions[i]` belongs to `gaps[gap_of[i]]`.

    Passages are indexed with the statutes apart; written questions are numbered passage questions
    first, then gap questions.
    """

    name: str
    passages: tuple[Passage, ...]
    questions: tuple[PassageQuestion, ...]
    gaps: tuple[Gap, ...]
    gap_of: tuple[int, ...]
    lexical: PartedIndex
    carried: PartedWords
    likelihood: LikelihoodIndex
    written: QuestionIndex
    meaning: Nearness
    report: Mapping[str, object]


def expanded_text(passage: Passage, questions: Sequence[str]) -> str:
    """What is indexed for a passage: its headings, its text and the questions it answers."""
    return "\n".join((*passage.heading_path, passage.text, *questions))


def build_snapshot(content: Content, embedding: Embedding, data_dir: Path, *, url: str = "") -> str:
    """Build, check and point to a snapshot; its name. What was pointed to before stays on disk."""
    snapshots = data_dir / "snapshots"
    snapshots.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(data_dir / "writer.lock", timeout=0):
            return _build(content, embedding, data_dir, url)
    except Timeout as error:
        raise SnapshotError("another ingest is writing; wait until it is done") from error


def _build(content: Content, embedding: Embedding, data_dir: Path, url: str) -> str:
    name = content.manifest.snapshot
    target = data_dir / "snapshots" / name
    if not is_whole(target):
        aside = Path(tempfile.mkdtemp(prefix="building-", dir=data_dir / "snapshots"))
        try:
            _write(content, embedding, aside, url)
            _check(aside, url)
            if target.exists():
                shutil.rmtree(target)
            aside.rename(target)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    _point(data_dir, name)
    return name


def is_whole(directory: Path) -> bool:
    return (directory / "manifest.json").exists()


def _write(content: Content, embedding: Embedding, directory: Path, url: str) -> None:
    storage.write_rows(directory / "passages.jsonl", content.passages)
    storage.write_rows(directory / "questions.jsonl", content.questions)
    storage.write_rows(directory / "gaps.jsonl", content.gaps)
    _write_indexes(content, embedding, directory, url)
    report = json.dumps(content.report, ensure_ascii=False, indent=1)
    (directory / "report.json").write_text(report, encoding="utf-8")
    (directory / "manifest.json").write_text(content.manifest.model_dump_json(), encoding="utf-8")


def _write_indexes(content: Content, embedding: Embedding, directory: Path, url: str) -> None:
    gap_questions = (text for gap in content.gaps for text in gap.questions)
    questions = [*(question.text for question in content.questions), *gap_questions]
    # Cutting texts into pieces is no work of Python's: it runs beside the counting of words.
    with ThreadPoolExecutor(max_workers=1) as aside:
        embedded = aside.submit(_embed, content.passages, questions, embedding)
        _write_lexical(content, questions, directory)
        vectors = embedded.result()
    parts, name = parts_of(content.passages), content.manifest.snapshot
    build_nearness(directory / "vectors", parts, vectors, name=name, url=url)


def _embed(
    passages: Sequence[Passage], questions: Sequence[str], embedding: Embedding
) -> TextVectors:
    texts = [expanded_text(passage, []) for passage in passages]
    return TextVectors(embedding.embed_passages(texts), embedding.embed_passages(questions))


def _write_lexical(content: Content, questions: Sequence[str], directory: Path) -> None:
    parts = parts_of(content.passages)
    asked = questions_by_passage(content.passages, content.questions)
    for part, numbers in parts.items():
        expanded = [expanded_text(content.passages[n], asked[n]) for n in numbers]
        built = build_lexical_index(expanded)
        built.save(directory / "lexical" / part)
        own_words = build_carried_words([content.passages[number].text for number in numbers])
        own_words.save(directory / "carried" / part)
    told = texts_to_tell_apart(content.passages, parts.get(GUIDANCE, []), asked, content.gaps)
    size = max(len(content.passages), *(1 + number for number in told), 0)
    build_likelihood_index(told, size=size).save(directory / "likelihood")
    build_question_index(questions).save(directory / "written")


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


def _check(directory: Path, url: str) -> None:
    """Open it once in another process: a broken vector store can take the process down with it."""
    command = [sys.executable, "-m", "corpus.snapshot_check", str(directory), url]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=CHECK_SECONDS, check=False
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or [f"exit {done.returncode}"]
        raise SnapshotError(f"the new snapshot does not hold: {reason[0]}")


def _point(data_dir: Path, name: str) -> None:
    aside = data_dir / f"{POINTER}.new"
    aside.write_text(name, encoding="utf-8")
    aside.replace(data_dir / POINTER)


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
    gaps = storage.read_rows(directory / "gaps.jsonl", Gap)
    gap_of = tuple(number for number, gap in enumerate(gaps) for _ in gap.questions)
    name = manifest.snapshot
    passages = storage.read_rows(directory / "passages.jsonl", Passage)
    parts = parts_of(passages)
    return Snapshot(
        name=name,
        passages=passages,
        questions=storage.read_rows(directory / "questions.jsonl", PassageQuestion),
        gaps=gaps,
        gap_of=gap_of,
        lexical=_open_lexical(directory / "lexical", parts),
        carried=_open_carried(directory / "carried", parts),
        likelihood=open_likelihood_index(directory / "likelihood"),
        written=open_question_index(directory / "written"),
        meaning=open_nearness(
            directory / "vectors",
            parts,
            questions=manifest.questions + manifest.gap_questions,
            name=name,
            url=url,
        ),
        report=json.loads((directory / "report.json").read_text(encoding="utf-8")),
    )
