import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from corpus import snapshot as snapshots
from corpus.embedding import open_embedding
from corpus.manifest import Manifest
from corpus.snapshot import SnapshotError, current_directory, open_snapshot
from corpus.snapshot_building import Content, build_snapshot


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


def test_snapshot_of_another_format_is_refused_with_what_mends_it(tmp_path, content, embedding):
    old = replace(content, manifest=content.manifest.model_copy(update={"format": 1}))
    with pytest.raises(SnapshotError, match=f"format 1, not {snapshots.FORMAT}"):
        build_snapshot(old, embedding, tmp_path)
    directory = tmp_path / "old"
    directory.mkdir()
    (directory / "manifest.json").write_text(old.manifest.model_dump_json())
    with pytest.raises(SnapshotError, match="make ingest"):
        open_snapshot(directory, embedding=embedding)


# Builds the snapshot of the tests' content and tells what is in its files, Chroma's own aside:
# those hold names drawn by lot and the time of day.
BUILD = """
import hashlib, sys
from pathlib import Path
from corpus.anchor import Place
from corpus.embedding import open_embedding
from corpus.manifest import FORMAT, Manifest
from corpus.passage import PageSpan, Passage, PassageKind, Span
from corpus.snapshot import current_directory, open_snapshot
from corpus.snapshot_building import Content, build_snapshot
from corpus.written_questions import Gap, GapReason, PassageQuestion

TEXTS = ["En utredning ska inledas genast.", "Avgiften ska betalas.", "Barn har rätt till stöd."]
passages = tuple(
    Passage(f"p{n}", "prov", ("Avsnitt",), text, PassageKind.PARAGRAPH,
            (PageSpan(1, 0, len(text)),), (Span(0, len(text)),))
    for n, text in enumerate(TEXTS)
)
questions = tuple(PassageQuestion(f"Vad sägs om {n}?", (Place(f"p{n}", 0, 4),)) for n in range(3))
gaps = (Gap("g", "ämne", GapReason.SILENT, (), "dit", ("Vad kostar det?", "Vem betalar?")),)
embedding, data_dir = open_embedding(), Path(sys.argv[1])
manifest = Manifest(format=FORMAT, embedding=embedding.id, sources={"prov": "0"}, registers={},
                    passages=3, questions=3, gap_questions=2)
build_snapshot(Content(manifest, passages, questions, gaps, {}), embedding, data_dir)
directory = current_directory(data_dir)
for path in sorted(directory.rglob("*")):
    if path.is_file() and (path.parent.name != "vectors" or path.suffix == ".npy"):
        if "vectors" not in path.parent.parent.name:
            name = path.relative_to(directory).as_posix()
            print(name, hashlib.sha256(path.read_bytes()).hexdigest())
vector = embedding.embed_questions(["utredning om barn"])[0]
print([side.tolist() for side in open_snapshot(directory, embedding=embedding).meaning.cosines(
    vector, nearest=400, passages_at_most=400)])
"""


def test_snapshot_built_twice_is_the_same_whatever_the_hash_seed(tmp_path):
    told = [
        subprocess.run(
            [sys.executable, "-c", BUILD, str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert "vectors/questions.npy" in told[0]
    assert "lexical/passages/grams/vocab.index.json" in told[0]


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
    near, _ = opened.meaning.cosines(vector, nearest=2, passages_at_most=2)
    assert near.argmax() == 0
    assert len(opened.passages) == 2


def test_checking_process_that_fails_says_in_one_line_what_does_not_hold(
    tmp_path, content, embedding, monkeypatch
):
    from corpus import snapshot_building

    def write_without_vectors(content, embedding, directory, url):
        written(content, embedding, directory, url)
        (directory / "vectors" / "questions.npy").unlink()

    written = snapshot_building._write
    monkeypatch.setattr(snapshot_building, "_write", write_without_vectors)
    with pytest.raises(SnapshotError, match=r"does not hold: .*questions\.npy"):
        build_snapshot(content, embedding, tmp_path)
    assert not (tmp_path / "current").exists()
    assert list((tmp_path / "snapshots").iterdir()) == []


DAMAGED = (
    "passages.jsonl", "questions.jsonl", "questions.crc32", "gaps.jsonl", "gap_of.npy",
    "places/starts.npy", "written/weights.npy", "written/vocabulary.json", "report.json",
    "lexical/passages/grams/vocab.index.json", "carried/passages/starts.npy",
    "likelihood/gains.npy", "vectors/questions.npy",
)  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    data_dir = tmp_path_factory.mktemp("built")
    subprocess.run([sys.executable, "-c", BUILD, str(data_dir)], check=True, capture_output=True)
    return data_dir


@pytest.mark.parametrize("cut", [True, False], ids=["cut short", "something else"])
@pytest.mark.parametrize("file", DAMAGED)
def test_damaged_snapshot_is_refused_in_one_line(built, tmp_path, embedding, file, cut):
    directory = tmp_path / current_directory(built).name
    shutil.copytree(current_directory(built), directory)
    path = directory / file
    path.write_bytes(path.read_bytes()[:-2] if cut else b"something else\n")
    refused = f"^the snapshot {directory.name} is damaged .*make ingest`$"
    with pytest.raises(SnapshotError, match=refused):
        open_snapshot(directory, embedding=embedding)


def test_damaged_snapshot_is_built_again(tmp_path, content, embedding):
    name = build_snapshot(content, embedding, tmp_path)
    (current_directory(tmp_path) / "report.json").write_bytes(b"")
    assert build_snapshot(content, embedding, tmp_path) == name
    assert open_snapshot(current_directory(tmp_path), embedding=embedding).name == name
