"""Where one run's files lie, and how they are written: whole, in case order, the same each time."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Beyond the fourth decimal there is nothing to read, and floating point differs by machine.
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class RunFiles:
    """`timing` and `configuration` tell about the machine and are no results."""

    directory: Path

    @property
    def replies(self) -> Path:
        return self.directory / "replies.jsonl"

    @property
    def timing(self) -> Path:
        return self.directory / "timing.jsonl"

    @property
    def configuration(self) -> Path:
        return self.directory / "configuration.json"

    @property
    def verdicts(self) -> Path:
        return self.directory / "verdicts.jsonl"

    @property
    def aggregate(self) -> Path:
        return self.directory / "aggregate.json"

    @property
    def failures(self) -> Path:
        return self.directory / "failures.tsv"

    @property
    def comparison(self) -> Path:
        return self.directory / "comparison.json"

    @property
    def report(self) -> Path:
        return self.directory / "report.html"


def rounded(value: object) -> object:
    """Round every float in a structure of dicts, lists and tuples."""
    if isinstance(value, float):
        # Adding zero turns -0.0 into 0.0.
        return round(value, DECIMALS) + 0.0
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(item) for item in value]
    return value


def write_text(path: Path, text: str) -> None:
    """Replace the file in one step, so that a broken-off run leaves the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(path.name + ".new")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """One row a line, as it is: rounding is for what is computed, not for what was collected."""
    lines = (json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows)
    write_text(path, "".join(lines))


def write_json(path: Path, data: dict[str, Any]) -> None:
    text = json.dumps(rounded(data), ensure_ascii=False, indent=1, sort_keys=True)
    write_text(path, text + "\n")
