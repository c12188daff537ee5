"""A child process that may take only so long and say only so much; the parent outlives it."""

import os
import selectors
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

PACKAGES_DIR = Path(__file__).parent.parent
READ_BYTES = 1 << 16


class LimitedProcessError(Exception):
    """The child took too long, said too much or ended in another way than by itself."""


class TookTooLongError(LimitedProcessError):
    pass


def run_limited(
    module: str, arguments: Sequence[str], *, wall_seconds: float, output_bytes: int
) -> bytes:
    """What `python -m module` writes; raises `LimitedProcessError` unless it ends well in time."""
    # An environment of its own: no key or setting of the parent is there to be read.
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=PACKAGES_DIR,
        env={"PATH": os.defpath, "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        said = _read(process.stdout, time.monotonic() + wall_seconds, output_bytes)
        code = process.wait(timeout=wall_seconds)
    except subprocess.TimeoutExpired as error:
        raise TookTooLongError(f"{module} did not end in {wall_seconds} s") from error
    finally:
        process.kill()
        process.stdout.close()
        process.wait()
    if code != 0:
        raise LimitedProcessError(f"{module} ended with {code}")
    return said


def _read(pipe: IO[bytes], deadline: float, output_bytes: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise TookTooLongError(f"nothing more came before {deadline:.0f}")
            part = os.read(pipe.fileno(), READ_BYTES)
            if not part:
                return b"".join(parts)
            parts.append(part)
            size += len(part)
            if size > output_bytes:
                raise LimitedProcessError(f"more than {output_bytes} bytes of output")
