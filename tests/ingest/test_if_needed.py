"""`--if-needed` builds anew whenever building would give another snapshot."""

from datetime import date
from pathlib import Path

import pytest

from corpus.embedding import open_embedding
from corpus.fetched import Fetched, documents_dir, load_all_sources, write_fetched
from corpus.manifest import FORMAT, Manifest, digest, register_digests, source_digests
from corpus.settings import Settings
from ingest import ingesting
from ingest.ingesting import choose_sources, is_up_to_date

LAW = Path(__file__).parent.parent / "data" / "statutes" / "wrapped.txt"


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(data_dir=tmp_path)


@pytest.fixture
def built(settings, monkeypatch):
    """A snapshot of what is loaded, as far as its manifest goes."""
    chosen = choose_sources([], load_all_sources(settings.data_dir))
    manifest = Manifest(
        format=FORMAT,
        embedding=open_embedding(None).id,
        sources=source_digests(chosen),
        registers=register_digests(),
        passages=1,
        questions=1,
        gap_questions=1,
    )
    monkeypatch.setattr(ingesting, "current_directory", lambda data_dir: data_dir)
    (settings.data_dir / "manifest.json").write_text(manifest.model_dump_json())


def add_document(data_dir: Path, text: bytes) -> None:
    documents_dir(data_dir).mkdir(exist_ok=True)
    path = documents_dir(data_dir) / "lvm-1988-870.txt"
    path.write_bytes(text)
    row = Fetched("lvm-1988-870", path.name, digest(path), "https://x", date(2026, 11, 23))
    write_fetched(data_dir, [row])


def test_nothing_is_needed_while_nothing_has_changed(settings, built):
    assert is_up_to_date([], settings)


def test_a_newly_fetched_document_is_noticed(settings, built):
    add_document(settings.data_dir, LAW.read_bytes())
    assert not is_up_to_date([], settings)
    assert is_up_to_date(["riktlinje-vald"], settings)


def test_a_register_that_was_edited_is_noticed(settings, built, monkeypatch, tmp_path):
    edited = {**register_digests(), "sources.toml": "edited"}
    monkeypatch.setattr(ingesting, "register_digests", lambda: edited)
    assert not is_up_to_date([], settings)


def test_what_a_person_edits_is_in_the_manifest():
    edited = {"sources.toml", "contacts.toml", "law.json", "gaps.jsonl", "passage_questions.jsonl"}
    assert edited <= set(register_digests())
    assert "layouts/riktlinje-vald.toml" in register_digests()


def test_without_a_snapshot_one_is_needed(settings):
    assert not is_up_to_date([], settings)
