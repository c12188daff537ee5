"""The assistant's own sentences, read once from data."""

import tomllib
from functools import cache
from pathlib import Path

PHRASES_FILE = Path(__file__).parent / "phrases.toml"


@cache
def _phrases() -> dict[str, dict[str, str]]:
    return tomllib.loads(PHRASES_FILE.read_text(encoding="utf-8"))


def phrase(group: str, key: str, /, **values: object) -> str:
    return _phrases()[group][key].format(**values)
