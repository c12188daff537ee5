"""Time and space, as every part of the bench takes them."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

T = TypeVar("T")
# The first questions fill caches that a running service has filled long ago.
WARM_UP = 20


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What the work gives, and how many seconds it took."""
    started = time.perf_counter()
    done = work()
    return done, time.perf_counter() - started


def ask_all(questions: Sequence[str], ask: Callable[[str], T]) -> tuple[list[T], dict[str, float]]:
    """Every answer; milliseconds of a warm question: in the middle, at the slow end, of processor.

    On a machine that others use, what the processor did says more than the clock.
    """
    for question in questions[:WARM_UP]:
        ask(question)
    started = time.process_time()
    answers, seconds = zip(*(timed(lambda q=q: ask(q)) for q in questions), strict=True)  # type: ignore[misc]
    cpu_ms = (time.process_time() - started) / len(questions) * 1000
    p50, p95 = np.percentile(seconds, [50, 95]) * 1000
    return list(answers), {"p50_ms": float(p50), "p95_ms": float(p95), "cpu_ms": cpu_ms}


def size_mb(directory: Path) -> float:
    return sum(file.stat().st_size for file in directory.rglob("*") if file.is_file()) / 1e6
