"""What a snapshot was built from; its hash is the snapshot's name."""

import hashlib
import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.source import DOCUMENTS_DIR, Source

# Raised whenever passages, features or the layout of a snapshot change their meaning.
FORMAT = 8
REGISTER = Path(__file__).parent / "register"
# Only trained on: no snapshot holds anything of it.
NOT_STORED = frozenset({"intents.jsonl"})
HASH_DIGITS = 16


class Manifest(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    embedding: str
    sources: dict[str, str]
    registers: dict[str, str]
    passages: int
    questions: int
    gap_questions: int

    @property
    def snapshot(self) -> str:
        """The same input gives the same name, whatever the machine or the day."""
        canonical = json.dumps(self.model_dump(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()[:HASH_DIGITS]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def source_digests(sources: list[Source], directory: Path = DOCUMENTS_DIR) -> dict[str, str]:
    return {
        source.id: digest(directory / source.file) for source in sources if source.file is not None
    }


def register_digests(directory: Path = REGISTER) -> dict[str, str]:
    files = (
        path
        for path in directory.rglob("*")
        if path.suffix in {".toml", ".jsonl", ".json"} and path.name not in NOT_STORED
    )
    return {path.relative_to(directory).as_posix(): digest(path) for path in sorted(files)}
