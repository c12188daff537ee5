"""What a content stream refers to and changes as it goes: fonts, forms, the state of painting."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from ingest.pdf_matrix import IDENTITY, Matrix
from ingest.pdf_paint import BLACK, Colour

BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
BOLD_WEIGHT = 600

Operation = tuple[Sequence[Any], bytes]


@dataclass(frozen=True, slots=True)
class Shown:
    """`width` in thousandths of the size."""

    text: str
    width: float
    glyphs: int
    blanks: int


class Font(Protocol):
    bold: bool

    def show(self, shown: bytes) -> Shown: ...


@dataclass(frozen=True, slots=True)
class Form:
    """A part of a page kept apart and painted by name."""

    operations: Iterable[Operation]
    resources: "Resources"
    matrix: Matrix


class Resources(Protocol):
    def font(self, name: str) -> Font | None: ...
    def form(self, name: str) -> Form | None: ...
    def is_image(self, name: str) -> bool: ...
    def opacity(self, name: str) -> float | None: ...
    def is_ink(self, name: str) -> bool: ...
    def is_hidden_layer(self, name: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class State:
    """What `q` saves and `Q` brings back."""

    matrix: Matrix = IDENTITY
    font: Font | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    colour: Colour = BLACK
    # Colours are given as amounts of one ink rather than as light.
    ink: bool = False
    opacity: float = 1.0


# The numbers of the text state that one operator sets.
NUMBERS: dict[bytes, Callable[[State, float], State]] = {
    b"Tc": lambda state, value: replace(state, char_space=value),
    b"Tw": lambda state, value: replace(state, word_space=value),
    b"Tz": lambda state, value: replace(state, stretch=value / 100),
    b"TL": lambda state, value: replace(state, leading=value),
    b"Ts": lambda state, value: replace(state, rise=value),
    b"Tr": lambda state, value: replace(state, mode=int(value)),
}


def is_bold(name: str, weight: object) -> bool:
    heavy = isinstance(weight, (int, float)) and weight >= BOLD_WEIGHT
    return heavy or BOLD_NAME.search(name) is not None


def name_of(operands: Sequence[Any]) -> str:
    return str(operands[0]) if operands else ""


def number_at(operands: Sequence[Any], at: int) -> float:
    value = operands[at] if at < len(operands) else 0.0
    return float(value) if isinstance(value, (int, float)) else 0.0
