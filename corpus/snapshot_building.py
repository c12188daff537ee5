"""Snapshots built aside, checked in another process, and only then pointed to."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from corpus import storage
from corpus.carried_words import build_carried_words
from corpus.embedding import Embedding
from corpus.lexical_index import build_lexical_index
from corpus.likelihood_index import build_likelihood_index
from corpus.manifest import Manifest
from corpus.nearness import TextVectors, build_nearness
from corpus.passage import Passage
from corpus.passage_parts import GUIDANCE, parts_of
from corpus.passage_writings import (
    OWN_LINES,
    lines_of,
    rows_by_passage,
    rows_to_tell_apart,
)
from corpus.question_index import build_question_index
from corpus.question_places import find_question_places
from corpus.snapshot import GAP_OF, POINTER, SnapshotError, is_whole, open_snapshot
from corpus.snapshot_check import WRITTEN
from corpus.vector_index import VectorIndexError
from corpus.word_rows import WordRows, read_words
from corpus.written_questions import Gap, PassageQuestion

CHECK_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into a snapshot."""

    manifest: Manifest
    passages: tuple[Passage, ...]
    questions: Sequence[PassageQuestion]
    gaps: Sequence[Gap]
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
    if not _is_sound(target, url):
        aside = Path(tempfile.mkdtemp(prefix="building-", dir=data_dir / "snapshots"))
        try:
            with _checker(aside, url) as check:
                _write(content, embedding, aside, url)
                check()
            if target.exists():
                shutil.rmtree(target)
            aside.rename(target)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    _point(data_dir, name)
    return name


def _is_sound(directory: Path, url: str) -> bool:
    """Whether it lies there from before and can be read: else it is built again."""
    try:
        return is_whole(directory) and bool(open_snapshot(directory, embedding=None, url=url).name)
    except (SnapshotError, VectorIndexError):
        return False


def _write(content: Content, embedding: Embedding, directory: Path, url: str) -> None:
    storage.write_rows(directory / "passages.jsonl", content.passages)
    storage.write_rows_on_demand(directory / "questions.jsonl", content.questions)
    storage.write_rows_on_demand(directory / "gaps.jsonl", content.gaps)
    gap_of = [number for number, gap in enumerate(content.gaps) for _ in gap.questions]
    np.save(directory / GAP_OF, np.array(gap_of, dtype=np.int64))
    number_of = {passage.id: number for number, passage in enumerate(content.passages)}
    find_question_places(content.questions, number_of).save(directory / "places")
    _write_indexes(content, embedding, directory, url)
    report = json.dumps(content.report, ensure_ascii=False, indent=1)
    (directory / "report.json").write_text(report, encoding="utf-8")
    (directory / "manifest.json").write_text(content.manifest.model_dump_json(), encoding="utf-8")


def _write_indexes(content: Content, embedding: Embedding, directory: Path, url: str) -> None:
    lines = [*lines_of(content.passages, content.questions, content.gaps)]
    questions = lines[OWN_LINES * len(content.passages) :]
    # Cutting texts into pieces is no work of Python's: it runs beside the counting of words.
    with ThreadPoolExecutor(max_workers=1) as aside:
        embedded = aside.submit(_embed, content.passages, questions, embedding)
        _write_lexical(content, read_words(lines), directory)
        vectors = embedded.result()
    parts, name = parts_of(content.passages), content.manifest.snapshot
    build_nearness(directory / "vectors", parts, vectors, name=name, url=url)


def _embed(
    passages: Sequence[Passage], questions: Sequence[str], embedding: Embedding
) -> TextVectors:
    texts = [expanded_text(passage, []) for passage in passages]
    return TextVectors(embedding.embed_passages(texts), embedding.embed_passages(questions))


def _write_lexical(content: Content, rows: WordRows, directory: Path) -> None:
    """A question counts alone and with the passages it belongs to."""
    told, parts = rows.without_stop_words(), parts_of(content.passages)
    by_passage = rows_by_passage(content.passages, content.questions)
    for part, numbers in parts.items():
        built = build_lexical_index(told.joined([by_passage[number] for number in numbers]))
        built.save(directory / "lexical" / part)
        own = build_carried_words(told.joined([by_passage[number][1:2] for number in numbers]))
        own.save(directory / "carried" / part)
    first = OWN_LINES * len(content.passages)
    written = rows_to_tell_apart(
        by_passage,
        parts.get(GUIDANCE, ()),
        content.gaps,
        first_gap_row=first + len(content.questions),
    )
    _write_likelihood(rows, written, len(content.passages), directory / "likelihood")
    asked = [[row] for row in range(first, len(rows))]
    build_question_index(told.joined(asked)).save(directory / "written")


def _write_likelihood(
    rows: WordRows, written: Mapping[int, Sequence[int]], passages: int, directory: Path
) -> None:
    lines = rows.joined([[row] for own in written.values() for row in own])
    owners = [number for number, own in written.items() for _ in own]
    size = max(passages, *(1 + number for number in written), 0)
    build_likelihood_index(lines, owners, size=size).save(directory)


@contextmanager
def _checker(directory: Path, url: str) -> Iterator[Callable[[], None]]:
    """Opens the snapshot once in another process: a broken vector store can take one down with it.

    The process is started before there is anything to check, so that its imports cost no time.
    """
    command = [sys.executable, "-m", "corpus.snapshot_check", str(directory), url]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:

        def check() -> None:
            _, told = process.communicate(WRITTEN, timeout=CHECK_SECONDS)
            if process.returncode:
                reason = told.strip().splitlines()[-1:] or [f"exit {process.returncode}"]
                raise SnapshotError(f"the new snapshot does not hold: {reason[0]}")

        try:
            yield check
        finally:
            # Nothing to check was written, or it took too long.
            process.kill()


def _point(data_dir: Path, name: str) -> None:
    aside = data_dir / f"{POINTER}.new"
    aside.write_text(name, encoding="utf-8")
    aside.replace(data_dir / POINTER)
