"""Places on a page: the six numbers of a PDF matrix, and rectangles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# Beyond this a number is no place on a page; it keeps products finite.
FARTHEST = 1e7


def read_matrix(operands: Sequence[Any]) -> Matrix:
    """The matrix the operands give; no change where they give none."""
    numbers = [float(value) for value in operands if isinstance(value, (int, float))]
    if len(numbers) != len(IDENTITY) or not all(abs(number) < FARTHEST for number in numbers):
        return IDENTITY
    a, b, c, d, x, y = numbers
    return (a, b, c, d, x, y)


def multiply(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, x, y = first
    k, l, m, n, u, v = then  # noqa: E741 the letters of the rows in order
    return _finite(
        (a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, x * k + y * m + u,
         x * l + y * n + v)
    )  # fmt: skip


def _finite(matrix: Matrix) -> Matrix:
    return matrix if all(abs(number) < FARTHEST for number in matrix) else IDENTITY


@dataclass(frozen=True, slots=True)
class Rectangle:
    left: float
    low: float
    right: float
    high: float

    def moved(self, matrix: Matrix) -> "Rectangle":
        a, b, c, d, x, y = matrix
        corners = [
            (a * at_x + c * at_y + x, b * at_x + d * at_y + y)
            for at_x in (self.left, self.right)
            for at_y in (self.low, self.high)
        ]
        across, up = [at_x for at_x, _ in corners], [at_y for _, at_y in corners]
        return Rectangle(min(across), min(up), max(across), max(up))

    def centre_within(self, other: "Rectangle") -> bool:
        x, y = (self.left + self.right) / 2, (self.low + self.high) / 2
        return other.left <= x <= other.right and other.low <= y <= other.high


def turned(degrees: int, place: Rectangle) -> Matrix:
    """How a page of that size is turned when it is shown."""
    width, height = place.right - place.left, place.high - place.low
    turns: dict[int, Matrix] = {
        90: (0, -1, 1, 0, 0, width),
        180: (-1, 0, 0, -1, width, height),
        270: (0, 1, -1, 0, height, 0),
    }
    return turns.get(degrees % 360, IDENTITY)
