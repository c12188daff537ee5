"""Passages and written questions as lines of JSON, and back."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


def write_rows(path: Path, rows: Iterable[object]) -> None:
    """One dataclass a line."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            data = asdict(row)  # type: ignore[call-overload]
            line = json.dumps(data, ensure_ascii=False, default=date.isoformat)
            file.write(line + "\n")


def read_rows(path: Path, row_type: type[T]) -> tuple[T, ...]:
    adapter: TypeAdapter[tuple[T, ...]] = TypeAdapter(tuple[row_type, ...])  # type: ignore[valid-type]
    lines: Sequence[str] = path.read_text(encoding="utf-8").splitlines()
    return adapter.validate_json(f"[{','.join(lines)}]")
