"""Passages and written questions as lines of JSON, and back."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter
from pydantic_core import to_json

T = TypeVar("T")


def write_rows(path: Path, rows: Iterable[object]) -> None:
    """One dataclass a line."""
    with path.open("wb") as file:
        for row in rows:
            file.write(to_json(row) + b"\n")


def read_rows(path: Path, row_type: type[T]) -> tuple[T, ...]:
    adapter: TypeAdapter[tuple[T, ...]] = TypeAdapter(tuple[row_type, ...])  # type: ignore[valid-type]
    lines: Sequence[str] = path.read_text(encoding="utf-8").splitlines()
    return adapter.validate_json(f"[{','.join(lines)}]")
