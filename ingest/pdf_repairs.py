"""What the PDF library says it repaired: then what it read may not be what was published."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

LIBRARY_LOGGER = "pypdf._reader"
# Objects it had to look for by themselves, or whole revisions and streams it left out. Harmless
# oddities (blanks, a doubled end mark) are not among them.
REPAIRED = re.compile(
    r"repaired|Object \d+ \d+ found|Searching object|Rebuilding|startxref|can ?not be read"
    r"|in object stream|Invalid stream|Circular|but object found"
)


class _Listener(logging.Handler):
    def __init__(self, repairs: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._repairs = repairs

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if REPAIRED.search(message):
            self._repairs.append(message)


@contextmanager
def heard_repairs() -> Iterator[list[str]]:
    """The repairs the library reports meanwhile."""
    repairs: list[str] = []
    listener = _Listener(repairs)
    logger = logging.getLogger(LIBRARY_LOGGER)
    logger.addHandler(listener)
    try:
        yield repairs
    finally:
        logger.removeHandler(listener)
