"""What a source is: one published document, known by its entry in the register."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

SOURCES_FILE = Path(__file__).parent / "register" / "sources.toml"
# More problems of the register than this are told when these are mended (arbitrary).
MAX_TOLD = 5
DOCUMENTS_DIR = Path(__file__).parent / "documents"


class SourceKind(StrEnum):
    """The weight a text carries in law, from binding to informative."""

    LAW = "lag"
    ORDINANCE = "förordning"
    REGULATION = "föreskrift"
    GENERAL_ADVICE = "allmänna råd"
    HANDBOOK = "handbok"
    BULLETIN = "meddelandeblad"
    GUIDELINE = "stadens riktlinje"
    PROGRAMME = "program"
    JO_DECISION = "JO-beslut"
    SUPPORT = "stödmaterial"
    REPORT = "rapport"
    WEBSITE = "webbplats"


@dataclass(frozen=True, slots=True)
class Source:
    """A published document; `file` is its path under `corpus/documents/` when it is loaded."""

    id: str
    title: str
    publisher: str
    kind: SourceKind
    edition: str
    valid_from: date | None
    valid_to: date | None
    url: str | None
    file: str | None
    sha256: str | None

    @property
    def loaded(self) -> bool:
        return self.file is not None


class SourceError(ValueError):
    """The register or a document it names cannot be used as it stands."""


class SourceRow(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: str
    publisher: str
    kind: SourceKind
    edition: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    url: str | None = None
    file: str | None = None
    sha256: str | None = None
    # Other ways the guideline writes the title, so that a «läs mer» line finds its source.
    cited_as: tuple[str, ...] = ()


def read_source_rows(path: Path = SOURCES_FILE) -> tuple[SourceRow, ...]:
    """Read once for as long as the file is the same: every question that names a source asks."""
    try:
        stat = path.stat()
    except OSError as error:
        raise SourceError(f"cannot read the source register {path}: {error}") from error
    return _rows_as_of(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4)
def _rows_as_of(path: Path, _changed_ns: int, _size: int) -> tuple[SourceRow, ...]:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return TypeAdapter(tuple[SourceRow, ...]).validate_python(raw.get("source", []))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SourceError(f"cannot read the source register {path}: {error}") from error
    except ValidationError as error:
        wrong = "; ".join(_told(one, raw["source"]) for one in error.errors()[:MAX_TOLD])
        raise SourceError(f"cannot read the source register {path}: {wrong}") from error


def _told(problem: Mapping[str, Any], entries: object) -> str:
    """«the entry 'osl-2009-400': kind: ...», so that a person finds the line."""
    match problem["loc"]:
        case (int(at), *rest) if isinstance(entries, list):
            entry = entries[at]
            name = entry.get("id", f"number {at + 1}") if isinstance(entry, dict) else at + 1
            where = ".".join(str(part) for part in rest)
            return f"the entry {name!r}: {where}: {problem['msg']}"
        case _:
            return f"source: {problem['msg']}"


def load_sources(path: Path = SOURCES_FILE) -> dict[str, Source]:
    """Every source the register names, by id; raises `SourceError` for a duplicate id."""
    sources: dict[str, Source] = {}
    for row in read_source_rows(path):
        if row.id in sources:
            raise SourceError(f"the source id {row.id!r} stands twice in {path}")
        sources[row.id] = Source(**row.model_dump(exclude={"cited_as"}))
    return sources


def named_sources(text: str, rows: Sequence[SourceRow]) -> tuple[str, ...]:
    """Ids of the sources whose title or `cited_as` stands in `text`, in the order they are named.

    The longest name wins where two overlap, so that the city's own guideline on «handläggning och
    dokumentation» is not taken for the handbook of that name.
    """
    folded = f" {_folded(text)} "
    found: list[tuple[int, str]] = []
    for name, row in _names_longest_first(tuple(rows)):
        # An organisation's name is also a publisher: only a line of its own means its website.
        if row.kind is SourceKind.WEBSITE and "www" not in name and folded.strip() != name:
            continue
        while (at := folded.find(f" {name} ")) >= 0:
            found.append((at, row.id))
            folded = f"{folded[: at + 1]}{'_' * len(name)}{folded[at + 1 + len(name) :]}"
    return tuple(dict.fromkeys(source_id for _, source_id in sorted(found)))


# Asked for every line of every reading list with the same few registers.
@lru_cache(maxsize=4)
def _names_longest_first(rows: tuple[SourceRow, ...]) -> list[tuple[str, SourceRow]]:
    names = [(_folded(name), row) for row in rows for name in (row.title, *row.cited_as)]
    return sorted(names, key=lambda pair: -len(pair[0]))


def _folded(text: str) -> str:
    mended = re.sub(r"(?<=[a-z/])-\s+(?=\w)", "-", unicodedata.normalize("NFC", text).casefold())
    return " ".join(re.findall(r"\w+", mended))
