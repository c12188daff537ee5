"""A part of the bench in a child process, with its wall time and peak memory."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.settings import PREFIX
from evals.bench_texts import MATERIAL

# Linux counts in kilobytes, macOS in bytes.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


class BenchError(RuntimeError):
    """A part of the bench failed; the message says which and its last words."""


@dataclass(frozen=True, slots=True)
class Measured:
    """`figures` is what the part itself reports; empty for a command that reports nothing."""

    figures: Mapping[str, Any]
    wall_s: float
    cpu_s: float
    peak_mb: float


def run_part(name: str, *arguments: object) -> Measured:
    return run_python(["-m", "evals.bench_part", name, *map(str, arguments)])


def run_python(arguments: Sequence[str], *, data_dir: Path | None = None) -> Measured:
    """Run and wait; the peak is that of the process and of those it started itself."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        started = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, *arguments], stdout=out, stderr=errors, env=_environment(data_dir)
        )
        # wait4 tells what this one child used; getrusage only knows the largest of all so far.
        _, status, usage = os.wait4(child.pid, 0)
        wall_s = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            errors.seek(0)
            raise BenchError(f"{' '.join(arguments)[:80]}: {errors.read().strip()[-300:]}")
        out.seek(0)
        cpu_s = usage.ru_utime + usage.ru_stime
        return Measured(_last_json(out.read()), wall_s, cpu_s, usage.ru_maxrss * RSS_UNIT / 1e6)


def _environment(data_dir: Path | None) -> dict[str, str]:
    """Ours without settings of this machine, which would measure something else."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(PREFIX) or k == MATERIAL}
    offline = {"HF_HUB_OFFLINE": "1", "ANONYMIZED_TELEMETRY": "False"}
    return kept | offline | ({f"{PREFIX}DATA_DIR": str(data_dir)} if data_dir else {})


def _last_json(text: str) -> dict[str, Any]:
    lines = [line for line in text.splitlines() if line.startswith("{")]
    figures: dict[str, Any] = json.loads(lines[-1]) if lines else {}
    return figures
