import subprocess
import sys
from dataclasses import replace

import pytest

from corpus import snapshot as snapshots
from corpus.embedding import open_embedding
from corpus.manifest import Manifest
from corpus.snapshot import Content, SnapshotError, build_snapshot, current_directory, open_snapshot


@pytest.fixture
def content(make_passage):
    passages = (
        make_passage("En utredning ska inledas genast."),
        make_passage("Avgiften ska betalas."),
    )
    manifest = Manifest(
        format=snapshots.FORMAT,
        embedding=open_embedding().id,
        sources={"prov": "0"},
        registers={},
        passages=2,
        questions=0,
        gap_questions=0,
    )
    return Content(manifest, passages, (), (), {})


@pytest.fixture
def embedding():
    return open_embedding()


def test_snapshot_opens_with_what_was_put_in(tmp_path, content, embedding):
    name = build_snapshot(content, embedding, tmp_path)
    opened = open_snapshot(current_directory(tmp_path), embedding=embedding)
    assert opened.name == name
    assert opened.passages == content.passages


def test_same_input_gives_the_same_name(tmp_path, content, embedding):
    assert build_snapshot(content, embedding, tmp_path / "a") == build_snapshot(
        content, embedding, tmp_path / "b"
    )


def test_snapshot_that_does_not_hold_is_not_pointed_to(tmp_path, content, embedding):
    good = build_snapshot(content, embedding, tmp_path)
    lying = replace(content, manifest=content.manifest.model_copy(update={"passages": 3}))
    with pytest.raises(SnapshotError, match="does not hold"):
        build_snapshot(lying, embedding, tmp_path)
    assert current_directory(tmp_path).name == good
    assert [path.name for path in (tmp_path / "snapshots").iterdir()] == [good]


def test_another_embedding_is_refused_with_what_mends_it(tmp_path, content, embedding):
    build_snapshot(content, embedding, tmp_path)

    class Other:
        id = "other:1"

    with pytest.raises(SnapshotError, match="make ingest"):
        open_snapshot(current_directory(tmp_path), embedding=Other())


def test_no_snapshot_says_what_to_do(tmp_path):
    with pytest.raises(SnapshotError, match="make ingest"):
        current_directory(tmp_path)


def test_two_writers_are_kept_apart(tmp_path, content, embedding):
    from filelock import FileLock

    tmp_path.mkdir(exist_ok=True)
    with FileLock(tmp_path / "writer.lock"):
        script = (
            "from filelock import FileLock, Timeout\n"
            f"try:\n    FileLock({str(tmp_path / 'writer.lock')!r}, timeout=0).acquire()\n"
            "except Timeout:\n    print('held')\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True
        )
    assert done.stdout.strip() == "held"


def test_reader_keeps_the_snapshot_it_opened(tmp_path, content, embedding, make_passage):
    build_snapshot(content, embedding, tmp_path)
    opened = open_snapshot(current_directory(tmp_path), embedding=embedding)
    passages = (make_passage("Ett helt annat stycke."), *content.passages)
    manifest = content.manifest.model_copy(update={"passages": 3, "sources": {"prov": "1"}})
    build_snapshot(Content(manifest, passages, (), (), {}), embedding, tmp_path)
    vector = embedding.embed_questions(["utredning"])[0]
    assert opened.vectors.nearest(vector, limit=1)[0][0] == 0
    assert len(opened.passages) == 2
