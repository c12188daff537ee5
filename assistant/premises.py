"""What a question takes for given before it asks: «hon har ju inte anmält, så vi får inte ...».

When the sources say nothing on what is asked, they may still speak of what it rests on, and a
reader who is wrong there needs that more than a refusal.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.parts import asks, without_runs

RULES_FILE = Path(__file__).parent / "premises.toml"
# Fewer say nothing that could be wrong.
MIN_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Patterns:
    end: re.Pattern[str]
    marker: re.Pattern[str]
    affirming: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    rules = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))
    openers, markers, affirming = (
        "|".join(rules[name]) for name in ("openers", "markers", "affirming")
    )
    return _Patterns(
        end=re.compile(rf"(?<=[.?!;:])\s+|\n+|\s+[–-]\s+|,\s+(?=(?:{openers})\b)", re.IGNORECASE),
        marker=re.compile(rf"\b(?:{markers})\b", re.IGNORECASE),
        affirming=re.compile(rf"\b(?:{affirming})\b", re.IGNORECASE),
    )


def premises(text: str) -> tuple[str, ...]:
    """The pieces that take something for given; none when the text only asks."""
    pieces = [piece.strip() for piece in _patterns().end.split(without_runs(text))]
    return tuple(piece for piece in pieces if _is_premise(piece)) if len(pieces) > 1 else ()


def _is_premise(piece: str) -> bool:
    if len(piece.split()) < MIN_WORDS or not _patterns().marker.search(piece):
        return False
    return not asks(piece) or _patterns().affirming.search(piece) is not None
