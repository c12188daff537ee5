"""A statute that has not changed is not read again, and one that has is."""

import time
from pathlib import Path

import pytest

from corpus.source import Source, SourceKind
from ingest import keeping
from ingest.keeping import ingest_kept
from ingest.readers import ingest_source

STATUTE = Path(__file__).parent.parent / "data" / "statutes" / "wrapped.txt"


@pytest.fixture
def source(tmp_path) -> Source:
    file = tmp_path / "lag.txt"
    file.write_bytes(STATUTE.read_bytes())
    return Source("lag", "Lag", "", SourceKind.LAW, "", None, None, None, str(file), None)


@pytest.fixture
def reads(monkeypatch):
    """The ids of the sources that were read from their documents."""
    read = []

    def reader(source):
        read.append(source.id)
        return ingest_source(source)

    monkeypatch.setattr(keeping, "ingest_source", reader)
    return read


def test_an_unchanged_statute_is_read_once_and_comes_back_the_same(source, tmp_path, reads):
    first = ingest_kept(source, tmp_path)
    started = time.perf_counter()
    assert ingest_kept(source, tmp_path) == first
    assert time.perf_counter() - started < 1
    assert reads == ["lag"]


def test_a_changed_statute_is_read_again_and_the_old_reading_goes(source, tmp_path, reads):
    ingest_kept(source, tmp_path)
    Path(source.file).write_bytes(STATUTE.read_bytes().replace(b"fjorton", b"sju"))
    changed = ingest_kept(source, tmp_path)
    assert reads == ["lag", "lag"]
    assert any("inom sju dagar" in passage.text for passage in changed.passages)
    assert len(list((tmp_path / "ingested").glob("lag-*.json"))) == 1


def test_a_reading_cut_short_is_not_taken_for_whole(source, tmp_path, reads):
    first = ingest_kept(source, tmp_path)
    (kept,) = (tmp_path / "ingested").glob("lag-*.jsonl")
    kept.write_bytes(kept.read_bytes()[:-20])
    assert ingest_kept(source, tmp_path) == first
    assert reads == ["lag", "lag"]


def test_other_kinds_of_source_are_always_read(source, tmp_path, reads):
    from dataclasses import replace

    guideline = replace(source, kind=SourceKind.GUIDELINE)
    ingest_kept(guideline, tmp_path)
    ingest_kept(guideline, tmp_path)
    assert reads == ["lag", "lag"]
