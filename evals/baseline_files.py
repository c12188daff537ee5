"""The committed baseline: the verdicts that a change is compared with."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from evals.metrics import BROKEN_DOWN, SHORT_TABLE
from evals.run_files import write_json
from evals.scoring_run import read_verdicts, write_verdicts
from evals.verdict import Verdict

BASELINE_DIR = Path(__file__).parent / "baseline"
VERDICTS = "verdicts.jsonl"
CONFIGURATION = "configuration.json"
KEPT = frozenset({*SHORT_TABLE, *BROKEN_DOWN})


class BaselineError(RuntimeError):
    """There is no baseline to compare with; the message says how one is made."""


def read_baseline(directory: Path) -> tuple[Verdict, ...]:
    path = directory / VERDICTS
    if not path.exists():
        raise BaselineError(f"no baseline at {path}; make one with `python -m evals baseline`")
    return read_verdicts(path)


def write_baseline(verdicts: Sequence[Verdict], configuration: Path, directory: Path) -> None:
    """Keep what a comparison needs: no reasons, and only the metrics that are shown."""
    write_verdicts(directory / VERDICTS, [_slim(verdict) for verdict in verdicts])
    write_json(directory / CONFIGURATION, json.loads(configuration.read_text(encoding="utf-8")))


def _slim(verdict: Verdict) -> Verdict:
    values = verdict.values or {}
    kept = {name: value for name, value in values.items() if name in KEPT and value is not None}
    return replace(verdict, values=kept, reasons=(), section="", persona="", top_score=None)
