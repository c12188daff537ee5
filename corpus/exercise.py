"""Questions to practise on, each with the words that answer it (`python -m evals exercises`).

They are shown to people and never searched: an index that held them would have seen the test.
"""

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

EXERCISES_FILE = Path(__file__).parent / "register" / "exercises.jsonl"


class ExerciseError(ValueError):
    """The file of exercises cannot be used; the message names the line."""


@dataclass(frozen=True, slots=True)
class WrittenExercise:
    """`quote` is verbatim in the source and begins on printed page `page`."""

    question: str
    source_id: str
    page: int
    quote: str


class ExerciseRow(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str = Field(min_length=1)
    source_id: str
    page: int
    quote: str = Field(min_length=1)


def load_exercises(path: Path = EXERCISES_FILE) -> tuple[WrittenExercise, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_read(path, number, line) for number, line in enumerate(lines, start=1) if line)


def _read(path: Path, number: int, line: str) -> WrittenExercise:
    try:
        row = ExerciseRow.model_validate_json(line)
    except ValidationError as error:
        raise ExerciseError(f"{path.name} line {number}: {error}") from error
    return WrittenExercise(**row.model_dump())
