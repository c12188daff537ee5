"""Passages and written questions as lines of JSON, and back."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter
from pydantic_core import to_json

T = TypeVar("T")
END_OF_LINE = ord("\n")
SUM_SUFFIX = ".crc32"
# What one question needs is often what the next one needs; a few hundred letters each.
REMEMBERED = 4096


def write_rows(path: Path, rows: Iterable[object]) -> None:
    """One dataclass a line."""
    path.write_bytes(b"".join(to_json(row) + b"\n" for row in rows))


def write_rows_on_demand(path: Path, rows: Iterable[object]) -> None:
    """One dataclass a line, with a checksum beside."""
    write_rows(path, rows)
    path.with_suffix(SUM_SUFFIX).write_text(_sum(path.read_bytes()), encoding="ascii")


def _sum(stored: bytes) -> str:
    return f"{zlib.crc32(stored):08x}"


def read_rows(path: Path, row_type: type[T]) -> tuple[T, ...]:
    adapter: TypeAdapter[tuple[T, ...]] = TypeAdapter(tuple[row_type, ...])  # type: ignore[valid-type]
    lines: Sequence[str] = path.read_text(encoding="utf-8").splitlines()
    return adapter.validate_json(f"[{','.join(lines)}]")


class RowsOnDemand(Sequence[T], Generic[T]):
    """The rows of a file, each made when it is asked for: an answer needs forty of thirty thousand.

    Rows are not looked at before, so the file must be the one that was written, byte by byte:
    raises `ValueError` when it is not.
    """

    def __init__(self, path: Path, row_type: type[T]) -> None:
        self._adapter: TypeAdapter[T] = TypeAdapter(row_type)
        self._row = lru_cache(maxsize=REMEMBERED)(self._make)
        self._stored = path.read_bytes()
        if path.with_suffix(SUM_SUFFIX).read_text(encoding="ascii") != _sum(self._stored):
            raise ValueError(f"{path.name} is not as it was written")
        ends = np.flatnonzero(np.frombuffer(self._stored, dtype=np.uint8) == END_OF_LINE) + 1
        self._starts = np.concatenate([[0], ends])

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, number: int) -> T: ...

    @overload
    def __getitem__(self, number: slice) -> tuple[T, ...]: ...

    def __getitem__(self, number: int | slice) -> T | tuple[T, ...]:
        if isinstance(number, slice):
            return tuple(self[one] for one in range(*number.indices(len(self))))
        return self._row(range(len(self))[number])

    def _make(self, at: int) -> T:
        return self._adapter.validate_json(self._stored[self._starts[at] : self._starts[at + 1]])

    def __iter__(self) -> Iterator[T]:
        return (self[number] for number in range(len(self)))


def open_array(path: Path) -> NDArray[Any]:
    """Read from disk where it is used, as a plain array: numpy's own mapped type costs more."""
    mapped: NDArray[Any] = np.load(path, mmap_mode="r")
    return mapped.view(np.ndarray)
