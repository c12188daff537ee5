"""The steps of a case, each tied to a heading of the guideline."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

_FILE = Path(__file__).parent / "content" / "case_way.toml"


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    heading: str
    about: str


class _StepRow(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    heading: str
    about: str


@cache
def load_steps() -> tuple[Step, ...]:
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))["step"]
    rows = TypeAdapter(tuple[_StepRow, ...]).validate_python(raw)
    return tuple(Step(**row.model_dump()) for row in rows)
