"""A question that asks several things, cut into the things it asks."""

import re
import tomllib
from functools import cache
from pathlib import Path

from corpus.words import content_words

RULES_FILE = Path(__file__).parent / "parts.toml"
MIN_PART_WORDS = 2
MIN_OWN_SUBJECT_WORDS = 3
MAX_PARTS = 4


@cache
def _cut() -> re.Pattern[str]:
    openers = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))["openers"]
    opener = rf"(?=(?:och |men |samt )?(?:{'|'.join(openers)})\b)"
    return re.compile(rf"(?:[?.!;]+\s+|,\s*{opener}|\s+(?:och|samt)\s+{opener})", re.IGNORECASE)


@cache
def _opens() -> re.Pattern[str]:
    openers = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))["openers"]
    return re.compile(rf"^(?:och |men |samt )?(?:{'|'.join(openers)})\b", re.IGNORECASE)


def split_parts(question: str) -> tuple[str, ...]:
    """The questions in it, at most `MAX_PARTS`; just the whole when it asks one thing.

    A part that names no subject of its own is put behind the one before it.
    """
    pieces = [piece.strip(" ?.!,;") for piece in _cut().split(question)]
    asking = [
        piece
        for piece in pieces
        if _opens().match(piece) and len(content_words(piece)) >= MIN_PART_WORDS
    ]
    if len(asking) < 2:  # noqa: PLR2004 one question is no list of questions
        return (question,)
    parts: list[str] = []
    for piece in asking[:MAX_PARTS]:
        thin = len(content_words(piece)) < MIN_OWN_SUBJECT_WORDS
        parts.append(f"{asking[0]} {piece}" if thin and parts else piece)
    return tuple(parts)
