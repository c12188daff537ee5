"""Many questions from a file, one answer a line, in the same order."""

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.answering import Assistant
from assistant.followup import Turn
from assistant.reply_json import reply_data


class _Turn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    role: Literal["user", "assistant"]
    text: str


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str
    question: str
    history: tuple[_Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    line: str


@dataclass(frozen=True, slots=True)
class Failed:
    """`number` counts lines from 1."""

    number: int
    reason: str


def answer_rows(
    assistant: Assistant, lines: Iterable[str], *, as_of: date | None
) -> Iterator[Answered | Failed]:
    """A malformed line is reported and the others are still answered; blank lines are skipped."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = _Row.model_validate(json.loads(line))
        except (ValueError, ValidationError, RecursionError) as error:
            yield Failed(number, _first_line(error))
            continue
        yield Answered(_answer(assistant, row, as_of))


def _answer(assistant: Assistant, row: _Row, as_of: date | None) -> str:
    started = time.perf_counter()
    history = tuple(Turn(turn.role, turn.text) for turn in row.history)
    reply = assistant.answer(row.question, history=history, as_of=as_of)
    elapsed_ms = (time.perf_counter() - started) * 1000
    return json.dumps(
        {"id": row.id, **reply_data(reply, elapsed_ms=elapsed_ms)}, ensure_ascii=False
    )


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    return str(error).splitlines()[0]
