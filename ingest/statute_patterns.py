"""How statutes are written (statute.toml), and the small things read out of their words."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

PATTERNS_FILE = Path(__file__).parent / "statute.toml"
# «The day the government decides»: after every day that can be asked about.
UNDECIDED = date.max


class StatuteError(ValueError):
    """A statute is not written as any layout known here; the message names the place."""


@dataclass(frozen=True, slots=True)
class Marker:
    """When a wording, heading or chapter enters into force or ends; `ends` is its last day."""

    scope: str
    enters: date | None
    ends: date | None


@cache
def rules() -> dict[str, Any]:
    raw: dict[str, Any] = tomllib.loads(PATTERNS_FILE.read_text(encoding="utf-8"))
    return raw


@cache
def pattern(group: str, name: str) -> re.Pattern[str]:
    return re.compile(rules()[group][name])


def fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def read_marker(text: str) -> tuple[Marker, int] | None:
    """The marker that `text` opens with, and how many characters it takes."""
    found = pattern("marker", "any").match(text)
    if not found:
        return None
    what = found["what"]
    scope = "section"
    for name in ("heading", "chapter"):
        if pattern("marker", name).match(what):
            scope = name
    day = _day(found["day"])
    if pattern("marker", "enters").match(what):
        return Marker(scope, day, None), found.end()
    return Marker(scope, None, day - timedelta(days=1)), found.end()


def _day(text: str) -> date:
    found = pattern("marker", "date").search(text)
    return date.fromisoformat(found[0]) if found else UNDECIDED


def number_key(number: str) -> tuple[int, int, str]:
    """The order of «4», «4 a», «4 aa» and «5»."""
    digits, _, letters = number.partition(" ")
    return (int(digits), len(letters), letters)


def read_in_force(text: str) -> date | None:
    """The day in «träder i kraft den 1 juli 2025»; none of several: it differs by provision."""
    months: list[str] = rules()["transition"]["months"]
    days = [
        date(int(found["year"]), months.index(found["month"]) + 1, int(found["day"]))
        for found in pattern("transition", "in_force").finditer(fold(text))
        if found["month"] in months
    ]
    return days[-1] if len(days) == 1 else None


def read_day(text: str) -> date | None:
    """The first date in `text`."""
    found = pattern("marker", "date").search(text)
    return date.fromisoformat(found[0]) if found else None
