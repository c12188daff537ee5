"""Whom a passage is about or addressed to, by the words it and its headings use."""

import re
import tomllib
from functools import cache
from pathlib import Path

from corpus.passage import Audience

AUDIENCES_FILE = Path(__file__).parent / "audiences.toml"


@cache
def _patterns() -> dict[Audience, re.Pattern[str]]:
    words = tomllib.loads(AUDIENCES_FILE.read_text(encoding="utf-8"))
    return {
        Audience[name.upper()]: re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE)
        for name, stems in words.items()
    }


def find_audiences(text: str) -> tuple[Audience, ...]:
    """In the order of the enum; none when the text names nobody."""
    return tuple(audience for audience, pattern in _patterns().items() if pattern.search(text))
