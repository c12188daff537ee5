"""Questions to start from, by theme."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

_FILE = Path(__file__).parent / "content" / "example_questions.toml"


@dataclass(frozen=True, slots=True)
class Theme:
    name: str
    questions: tuple[str, ...]


class _ThemeRow(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    questions: tuple[str, ...]


@cache
def load_themes() -> tuple[Theme, ...]:
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))["theme"]
    rows = TypeAdapter(tuple[_ThemeRow, ...]).validate_python(raw)
    return tuple(Theme(row.name, row.questions) for row in rows)
