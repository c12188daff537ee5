"""Documents that were downloaded or added here: beside the index, never in the repository."""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from corpus.source import Source, SourceError, load_sources

FETCHED_FILE = "fetched.toml"


@dataclass(frozen=True, slots=True)
class Fetched:
    """`file` is the name of the document in the directory; `tag` is the server's own version."""

    id: str
    file: str
    sha256: str
    url: str
    fetched_on: date
    tag: str = ""


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str
    file: str
    sha256: str
    url: str
    fetched_on: date
    tag: str = ""


def documents_dir(data_dir: Path) -> Path:
    return data_dir / "documents"


def read_fetched(data_dir: Path) -> dict[str, Fetched]:
    path = documents_dir(data_dir) / FETCHED_FILE
    if not path.exists():
        return {}
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        rows = TypeAdapter(tuple[_Row, ...]).validate_python(raw.get("document", []))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise SourceError(f"cannot read the list of fetched documents {path}: {error}") from error
    for row in rows:
        if Path(row.file).name != row.file:
            raise SourceError(f"{path} names a file outside its directory: {row.file!r}")
    return {row.id: Fetched(**row.model_dump()) for row in rows}


def write_fetched(data_dir: Path, documents: Iterable[Fetched]) -> None:
    """Replaces the list in one step: a stop halfway leaves the old one."""
    lines = ["# Written by `python -m ingest fetch` and `add`.\n"]
    for one in sorted(documents, key=lambda document: document.id):
        lines.append("[[document]]")
        lines += [f"{name} = {_toml(getattr(one, name))}" for name in Fetched.__slots__]
        lines.append("")
    directory = documents_dir(data_dir)
    directory.mkdir(parents=True, exist_ok=True)
    aside = directory / f"{FETCHED_FILE}.new"
    aside.write_text("\n".join(lines), encoding="utf-8")
    aside.replace(directory / FETCHED_FILE)


def _toml(value: str | date) -> str:
    # A JSON string is a TOML basic string.
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def load_all_sources(data_dir: Path) -> dict[str, Source]:
    """The register's sources; those whose document lies under `data_dir` are loaded too."""
    sources = load_sources()
    directory = documents_dir(data_dir).resolve()
    for source_id, document in read_fetched(data_dir).items():
        source = sources.get(source_id)
        path = directory / document.file
        # The repository's own document was checked by eye; a fetched one never replaces it.
        if source is not None and not source.loaded and path.exists():
            sources[source_id] = replace(source, file=str(path), sha256=document.sha256)
    return sources
