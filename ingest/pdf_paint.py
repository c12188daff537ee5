"""What is painted before and after a text: whether a person who looks at the page can read it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.pdf_document import Rule, TextRun, Unseen
from ingest.pdf_matrix import Rectangle

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)
# Text whose colour differs less than this from its ground in every part cannot be read.
LEAST_DIFFERENCE = 0.08
OPAQUE = 0.99
# Drawings of many thousand rectangles are kept in part only: a chart, not a box over text.
MAX_AREAS = 3_000
# A drawn line is at most so thick, and at least so long to part the rows of a table.
RULE_THICK, RULE_LONG = 2.0, 20.0


@dataclass(frozen=True, slots=True)
class Area:
    """`colour` is `None` for an image: anything may be in it."""

    place: Rectangle
    colour: Colour | None
    order: int


@dataclass(slots=True)
class Painting:
    areas: list[Area] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    _path: list[Rectangle] = field(default_factory=list)
    _colours: list[Colour] = field(default_factory=list)

    def outline(self, place: Rectangle) -> None:
        if len(self._path) < MAX_AREAS:
            self._path.append(place)

    def forget(self) -> None:
        self._path.clear()

    def stroke(self) -> None:
        """The level edges of the path are lines between which rows may stand."""
        for place in self._path:
            self._keep_rules(place)
        self._path.clear()

    def fill(self, colour: Colour, opacity: float) -> None:
        for place in self._path:
            self._keep_rules(place)
            self.cover(place, colour, opacity)
        self._path.clear()

    def _keep_rules(self, place: Rectangle) -> None:
        if place.right - place.left < RULE_LONG or len(self.rules) >= MAX_AREAS:
            return
        edges = {place.low, place.high}
        if place.high - place.low <= RULE_THICK:
            edges = {place.high}
        self.rules += [Rule(y, place.left, place.right) for y in edges]

    def cover(self, place: Rectangle, colour: Colour | None, opacity: float) -> None:
        if opacity >= OPAQUE and len(self.areas) < MAX_AREAS:
            self.areas.append(Area(place, colour, len(self._colours)))

    def show_text(self, colour: Colour) -> int:
        """The text's place in the order of painting."""
        self._colours.append(colour)
        return len(self._colours) - 1

    def judge(self, run: TextRun, order: int) -> Unseen:
        if run.unseen is not Unseen.SEEN or not run.text.strip():
            return run.unseen
        body = Rectangle(run.left, run.baseline, run.right, run.baseline + run.size * 0.6)
        ground: Colour | None = WHITE
        for area in self.areas:
            if not body.centre_within(area.place):
                continue
            if area.order > order:
                return Unseen.COVERED
            ground = area.colour
        if ground is not None and _alike(self._colours[order], ground):
            return Unseen.SAME_COLOUR
        return Unseen.SEEN


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) < LEAST_DIFFERENCE for a, b in zip(one, other, strict=True))


def read_colour(operands: Sequence[Any]) -> Colour:
    """Grey, RGB or CMYK by the number of operands; a pattern or spot colour is taken for ink."""
    parts = [float(value) for value in operands if isinstance(value, (int, float))]
    if len(parts) != len(operands):
        return BLACK
    match parts:
        case [grey]:
            return (grey, grey, grey)
        case [red, green, blue]:
            return (red, green, blue)
        case [cyan, magenta, yellow, key]:
            return tuple((1 - part) * (1 - key) for part in (cyan, magenta, yellow))  # type: ignore[return-value]
    return BLACK
