"""Runs of text out of the operators of a page: place, size, weight, and whether it can be seen.

Knows the operators of a content stream (ISO 32000-2, 8 and 9) but no PDF library.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.pdf_document import PdfError, PdfRefusal, TextRun, Unseen
from ingest.pdf_matrix import IDENTITY, Matrix, Rectangle, multiply, read_matrix
from ingest.pdf_paint import BLACK, RULE_THICK, Painting, read_colour
from ingest.pdf_state import NUMBERS, Operation, Resources, State, name_of, number_at

CHANGES = {b"gs", b"cs", b"Tf", *NUMBERS}
MAX_FORM_DEPTH = 20
MAX_FORMS = 2_000
# A document of millions of one-character runs is no document; arbitrary, 40 a line of a long book.
MAX_RUNS_PER_PAGE = 60_000
SMALLEST_SEEN_POINTS = 2.0
# A move inside a line is a word gap from a fifth of the size on, and a new column or cell from two.
WORD_GAP_EMS = 0.2
CELL_GAP_EMS = 2.0


@dataclass(slots=True)
class PageReader:
    """Walks the operators of one page; `runs` and `painting` grow."""

    box: Rectangle
    characters_left: int
    runs: list[TextRun] = field(default_factory=list)
    painting: Painting = field(default_factory=Painting)
    images: int = 0
    _forms: int = 0
    _state: State = field(default_factory=State)
    _stack: list[State] = field(default_factory=list)
    _point: tuple[float, float] = (0.0, 0.0)
    _text: Matrix = IDENTITY
    _line: Matrix = IDENTITY
    _marks: list[str] = field(default_factory=list)
    _order: list[int] = field(default_factory=list)

    def read(self, operations: Iterable[Operation], resources: Resources, start: Matrix) -> None:
        self._state = replace(self._state, matrix=start)
        self._walk(operations, resources, depth=0)
        self.runs = [
            replace(run, unseen=self.painting.judge(run, order))
            for run, order in zip(self.runs, self._order, strict=True)
        ]

    def _walk(self, operations: Iterable[Operation], resources: Resources, *, depth: int) -> None:
        for operands, operator in operations:
            if operator == b"Do":
                self._paint_named(name_of(operands), resources, depth=depth)
            elif operator in {b"BDC", b"BMC"}:
                self._open_mark(operands, resources)
            elif operator in CHANGES:
                self._state = self._changed(operator, operands, resources)
            elif handler := OPERATORS.get(operator):
                handler(self, operands)

    def _changed(self, operator: bytes, operands: Sequence[Any], resources: Resources) -> State:
        if change := NUMBERS.get(operator):
            return change(self._state, number_at(operands, 0))
        name = name_of(operands)
        if operator == b"cs":
            return replace(self._state, ink=resources.is_ink(name), colour=BLACK)
        if operator == b"Tf":
            return replace(self._state, font=resources.font(name), size=number_at(operands, 1))
        opacity = resources.opacity(name)
        return self._state if opacity is None else replace(self._state, opacity=opacity)

    def _paint_named(self, name: str, resources: Resources, *, depth: int) -> None:
        if resources.is_image(name):
            self.images += 1
            unit = Rectangle(0, 0, 1, 1).moved(self._state.matrix)
            self.painting.cover(unit, None, self._state.opacity)
            return
        form = resources.form(name)
        if form is None:
            return
        self._forms += 1
        if depth >= MAX_FORM_DEPTH or self._forms > MAX_FORMS:
            raise PdfError(PdfRefusal.TOO_DEEP, f"{depth} levels, {self._forms} forms")
        kept, stack, text, line = self._state, self._stack, self._text, self._line
        self._state = replace(kept, matrix=multiply(form.matrix, kept.matrix))
        self._stack = []
        self._walk(form.operations, form.resources, depth=depth + 1)
        self._state, self._stack, self._text, self._line = kept, stack, text, line

    def _open_mark(self, operands: Sequence[Any], resources: Resources) -> None:
        tag = name_of(operands)
        hidden = tag == "/OC" and len(operands) > 1 and resources.is_hidden_layer(str(operands[1]))
        self._marks.append("hidden" if hidden else tag)

    def close_mark(self, _: Sequence[Any]) -> None:
        if self._marks:
            self._marks.pop()

    def save(self, _: Sequence[Any]) -> None:
        self._stack.append(self._state)

    def restore(self, _: Sequence[Any]) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def concatenate(self, operands: Sequence[Any]) -> None:
        matrix = multiply(read_matrix(operands), self._state.matrix)
        self._state = replace(self._state, matrix=matrix)

    def begin_text(self, _: Sequence[Any]) -> None:
        self._text = self._line = IDENTITY

    def set_text_matrix(self, operands: Sequence[Any]) -> None:
        self._text = self._line = read_matrix(operands)

    def move(self, operands: Sequence[Any]) -> None:
        step = (1.0, 0.0, 0.0, 1.0, number_at(operands, 0), number_at(operands, 1))
        self._text = self._line = multiply(step, self._line)

    def move_with_leading(self, operands: Sequence[Any]) -> None:
        self._state = replace(self._state, leading=-number_at(operands, 1))
        self.move(operands)

    def next_line(self, _: Sequence[Any]) -> None:
        self.move((0.0, -self._state.leading))

    def set_colour(self, operands: Sequence[Any]) -> None:
        self._state = replace(self._state, colour=read_colour(operands), ink=False)

    def set_colour_in_space(self, operands: Sequence[Any]) -> None:
        amounts = [1 - number_at(operands, 0)] if self._state.ink else operands
        self._state = replace(self._state, colour=read_colour(amounts))

    def rectangle(self, operands: Sequence[Any]) -> None:
        left, low, width, height = (number_at(operands, at) for at in range(4))
        box = Rectangle(left, low, left + width, low + height)
        self.painting.outline(box.moved(self._state.matrix))

    def start_line(self, operands: Sequence[Any]) -> None:
        self._point = (number_at(operands, 0), number_at(operands, 1))

    def line_to(self, operands: Sequence[Any]) -> None:
        (from_x, from_y), (x, y) = self._point, (number_at(operands, 0), number_at(operands, 1))
        box = Rectangle(from_x, from_y, x, y).moved(self._state.matrix)
        if box.high - box.low <= RULE_THICK:
            self.painting.outline(box)
        self._point = (x, y)

    def stroke(self, _: Sequence[Any]) -> None:
        self.painting.stroke()

    def fill(self, _: Sequence[Any]) -> None:
        self.painting.fill(self._state.colour, self._state.opacity)

    def show(self, operands: Sequence[Any]) -> None:
        self.show_spaced([list(operands[-1:])])

    def show_on_next_line(self, operands: Sequence[Any]) -> None:
        self.next_line(())
        self.show(operands)

    def show_spaced(self, operands: Sequence[Any]) -> None:
        """Strings with moves between them, in thousandths of the size."""
        state, words = self._state, ""
        if not operands or not isinstance(operands[0], list):
            return
        if state.font is None:
            if any(isinstance(part, bytes) and part.strip() for part in operands[0]):
                # Skipped, the text would be missing without anyone knowing.
                raise PdfError(PdfRefusal.UNREADABLE_FONTS, "text in a font that is not there")
            return
        begin, pen, apart = self._text, 0.0, False
        for part in operands[0]:
            if isinstance(part, bytes):
                shown = state.font.show(part)
                blank = apart and words and not words.endswith(" ") and shown.text[:1] != " "
                words += f" {shown.text}" if blank else shown.text
                apart = False
                pen += state.stretch * (
                    shown.width / 1000 * state.size
                    + shown.glyphs * state.char_space
                    + shown.blanks * state.word_space
                )
            elif isinstance(part, (int, float)):
                step = -float(part) / 1000 * state.size * state.stretch
                if step > CELL_GAP_EMS * state.size and words.strip():
                    self._add(words, begin, pen)
                    words, begin, pen = "", multiply((1, 0, 0, 1, pen, 0), begin), 0.0
                    begin = multiply((1, 0, 0, 1, step, 0), begin)
                    continue
                apart = apart or step > WORD_GAP_EMS * state.size
                pen += step
        self._add(words, begin, pen)
        self._text = multiply((1, 0, 0, 1, pen, 0), begin)

    def _add(self, words: str, begin: Matrix, width: float) -> None:
        if not words:
            return
        state = self._state
        self.characters_left -= len(words)
        if self.characters_left < 0 or len(self.runs) > MAX_RUNS_PER_PAGE:
            raise PdfError(PdfRefusal.TOO_MUCH_TEXT)
        a, b, c, d, x, y = multiply((1, 0, 0, 1, 0, state.rise), multiply(begin, state.matrix))
        size = state.size * (c * c + d * d) ** 0.5
        right = x + a * width
        run = TextRun(
            words, min(x, right), y, max(x, right), size,
            bold=state.font is not None and state.font.bold,
            unseen=self._unseen(Rectangle(min(x, right), y, max(x, right), y + size), size, a, b),
            artifact="/Artifact" in self._marks,
        )  # fmt: skip
        self.runs.append(run)
        self._order.append(self.painting.show_text(state.colour))

    def _unseen(self, place: Rectangle, size: float, a: float, b: float) -> Unseen:
        state = self._state
        if state.mode in {3, 7} or state.opacity == 0 or "hidden" in self._marks:
            return Unseen.INVISIBLE
        if abs(b) > abs(a) / 10 or a < 0:
            return Unseen.ROTATED
        if abs(size) < SMALLEST_SEEN_POINTS:
            return Unseen.TINY
        return Unseen.SEEN if place.centre_within(self.box) else Unseen.OFF_PAGE


OPERATORS: dict[bytes, Callable[[PageReader, Sequence[Any]], None]] = {
    b"q": PageReader.save,
    b"Q": PageReader.restore,
    b"cm": PageReader.concatenate,
    b"BT": PageReader.begin_text,
    b"Tm": PageReader.set_text_matrix,
    b"Td": PageReader.move,
    b"TD": PageReader.move_with_leading,
    b"T*": PageReader.next_line,
    b"Tj": PageReader.show,
    b"TJ": PageReader.show_spaced,
    b"'": PageReader.show_on_next_line,
    b'"': PageReader.show_on_next_line,
    b"EMC": PageReader.close_mark,
    b"re": PageReader.rectangle,
    **dict.fromkeys((b"g", b"rg", b"k"), PageReader.set_colour),
    **dict.fromkeys((b"sc", b"scn"), PageReader.set_colour_in_space),
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), PageReader.fill),
    b"n": lambda reader, _: reader.painting.forget(),
    b"m": PageReader.start_line,
    b"l": PageReader.line_to,
    **dict.fromkeys((b"s", b"S"), PageReader.stroke),
}
