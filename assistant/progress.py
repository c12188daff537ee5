"""How far an answer has come, told while it is made; never a word of what is written."""

from collections.abc import Callable
from enum import StrEnum


class Stage(StrEnum):
    """`WRITING` and `CHECKING` come only with a language model, and twice when it tries again."""

    SEARCHING = "searching"
    WRITING = "writing"
    CHECKING = "checking"


Progress = Callable[[Stage], None]


def tell_nobody(_stage: Stage) -> None:
    """The progress of those who only want the answer."""
