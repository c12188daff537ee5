"""What a run was made with, written beside it so that it can be made again."""

import hashlib
import platform
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from corpus.settings import Settings
from evals.case import Case
from evals.verdict import case_digest

ROOT = Path(__file__).parent.parent
# What an answer depends on beside the snapshot and the settings.
ANSWERING_PACKAGES = ("assistant", "corpus")
ANSWERING_FILES = frozenset({".py", ".toml", ".json", ".jsonl", ".md"})
DIGEST_DIGITS = 16


def run_configuration(
    cases: Sequence[Case], settings: Settings, *, snapshot: str, as_of: date
) -> dict[str, Any]:
    """Describe the run; replies collected under another description are not mixed with its."""
    return {
        "cases": _digest(case_digest(case).encode() for case in cases),
        "case_count": len(cases),
        "snapshot": snapshot,
        "as_of": as_of.isoformat(),
        "chat_model": settings.chat_model,
        "embedding_model": settings.embedding_model,
        "answering_code": answering_digest(),
        "python": platform.python_version(),
    }


def answering_digest() -> str:
    """Hash the files that answer: any change in them asks every case again."""
    paths = (path for package in ANSWERING_PACKAGES for path in (ROOT / package).rglob("*"))
    used = sorted(path for path in paths if path.suffix in ANSWERING_FILES)
    return _digest(
        part for path in used for part in (str(path.relative_to(ROOT)).encode(), path.read_bytes())
    )


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:DIGEST_DIGITS]
