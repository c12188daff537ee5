"""A few questions are answered at a time: all at once would make every one of them slow."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

from corpus.settings import load_settings

# Answering is plain computing, so more at a time answers nobody sooner: of forty asking at once on
# one core (`tests/ui/load_bench.py`), half had their answer in 5 s with two places, 9 s with four.
MAX_AT_ONCE = 2
# With a language model most of the time is waiting for its server. Arbitrary.
MAX_AT_ONCE_WITH_MODEL = 8
# Longer than a person waits before asking again. Arbitrary.
MAX_WAIT_SECONDS = 30


class CrowdedError(RuntimeError):
    """Too many questions stood before this one."""


class WaitingRoom:
    def __init__(self, *, places: int, max_wait_seconds: float) -> None:
        self._places = BoundedSemaphore(places)
        self._max_wait_seconds = max_wait_seconds

    @contextmanager
    def place(self, on_wait: Callable[[], object]) -> Iterator[None]:
        """Wait for a place to answer in; `on_wait` tells the reader, if there is a wait."""
        if not self._places.acquire(blocking=False):
            on_wait()
            if not self._places.acquire(timeout=self._max_wait_seconds):
                raise CrowdedError(f"no place within {self._max_wait_seconds} s")
        try:
            yield
        finally:
            self._places.release()


@cache
def waiting_room() -> WaitingRoom:
    """One for all sessions of this process."""
    places = MAX_AT_ONCE_WITH_MODEL if load_settings().chat_model else MAX_AT_ONCE
    return WaitingRoom(places=places, max_wait_seconds=MAX_WAIT_SECONDS)
