"""Statutes that have not changed are not read again: what was read is kept beside the index."""

import hashlib
import json
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus import storage
from corpus.manifest import digest
from corpus.passage import Passage
from corpus.source import DOCUMENTS_DIR, Source
from ingest.readers import STATUTES, Ingested, ingest_source
from ingest.report import SourceReport

PACKAGES = (Path(__file__).parent, Path(__file__).parent.parent / "corpus")
HASH_DIGITS = 16


def ingest_kept(source: Source, data_dir: Path) -> Ingested:
    """What the reader makes of a source; a statute's from before when nothing it rests on moved."""
    if source.kind not in STATUTES or source.file is None:
        return ingest_source(source)
    directory = data_dir / "ingested"
    kept = directory / f"{source.id}-{_key(source, DOCUMENTS_DIR / source.file)}"
    if (ingested := _read(kept)) is not None:
        return ingested
    ingested = ingest_source(source)
    _write(ingested, kept)
    for older in directory.glob(f"{source.id}-{'?' * HASH_DIGITS}.*"):
        if older.stem != kept.name:
            older.unlink()
    return ingested


def _key(source: Source, path: Path) -> str:
    """The document, its entry, and the rules it was read by."""
    told = f"{source!r}\x1f{digest(path)}\x1f{_rules()}"
    return hashlib.sha256(told.encode()).hexdigest()[:HASH_DIGITS]


@cache
def _rules() -> str:
    files = [
        path
        for package in PACKAGES
        for path in sorted(package.glob("*"))
        if path.suffix in {".py", ".toml"}
    ]
    return hashlib.sha256("".join(digest(path) for path in files).encode()).hexdigest()


def _read(kept: Path) -> Ingested | None:
    report, passages = kept.with_suffix(".json"), kept.with_suffix(".jsonl")
    try:
        told = TypeAdapter(SourceReport).validate_json(report.read_bytes())
        return Ingested(storage.read_rows(passages, Passage), told)
    except (OSError, ValidationError):
        # Not kept, or cut short: it is read from the document again.
        return None


def _write(ingested: Ingested, kept: Path) -> None:
    """The report last: without it the passages are not taken for whole."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    storage.write_rows(kept.with_suffix(".jsonl"), ingested.passages)
    told = json.dumps(ingested.report.as_data(), ensure_ascii=False)
    kept.with_suffix(".json").write_text(told, encoding="utf-8")
