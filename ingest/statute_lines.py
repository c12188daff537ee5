"""The head and the paragraphs of a statute's text, in either official layout.

One layout breaks lines at sixty characters and parts paragraphs with an empty line; the other has
one line a paragraph, broken only where a link stood.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Piece
from ingest.splitting import joint
from ingest.statute_patterns import StatuteError, fold, pattern, rules

# A statute has no printed pages.
PAGE = 1
HEAD_BLOCKS = 4


@dataclass(frozen=True, slots=True)
class Head:
    """What the text says of itself; empty where it says nothing."""

    title: str = ""
    number: str = ""
    consolidated_to: str = ""
    in_force: str = ""
    repealed: str = ""


@dataclass(frozen=True, slots=True)
class StatuteText:
    """`paragraphs` are runs of pieces; `dropped` is the head, contents and boilerplate."""

    head: Head
    paragraphs: tuple[tuple[Piece, ...], ...]
    dropped: tuple[Piece, ...]
    section_alone: bool


def paragraph_text(pieces: Sequence[Piece]) -> str:
    text = ""
    for piece in pieces:
        clean = fold(piece.text)
        # A stop on a line of its own follows a linked amending note.
        between = "" if not text or clean[:1] in {".", ",", ";", ")"} else joint(text, clean)
        text += between + clean
    return text


def read_statute_text(text: str) -> StatuteText:
    lines = _lines(text)
    if any(fold(line.text) == rules()["head"]["ends_with"] for line in lines):
        return _read_line_by_line(lines)
    return _read_wrapped(lines)


def _lines(text: str) -> list[Piece]:
    """Every line with its place; a trailing blank tells that the line goes on."""
    lines: list[Piece] = []
    start = 0
    for raw in text.split("\n"):
        lines.append(Piece(raw, start, PAGE))
        start += len(raw) + 1
    return lines


def stripped(line: Piece) -> Piece:
    lead = len(line.text) - len(line.text.lstrip())
    return Piece(line.text.strip(), line.start + lead, line.page)


def _read_line_by_line(lines: Sequence[Piece]) -> StatuteText:
    words = rules()["head"]
    folded = [fold(line.text) for line in lines]
    end = folded.index(words["ends_with"]) + 1
    head = _head_of_lines([text for text in folded[:end] if text])
    end = _after_contents(folded, end)
    body, dropped = list(lines[end:]), [line for line in lines[:end] if line.text.strip()]
    kept: list[Piece] = []
    for line in body:
        boilerplate = pattern("head", "boilerplate").match(fold(line.text))
        (dropped if boilerplate else kept).append(line)
    paragraphs = tuple(_joined(kept))
    return StatuteText(head, paragraphs, tuple(map(stripped, dropped)), section_alone=True)


def _after_contents(folded: Sequence[str], at: int) -> int:
    """The contents end where their first line comes again, or with the transitional rules."""
    while at < len(folded) and not folded[at]:
        at += 1
    if at >= len(folded) or folded[at] != rules()["head"]["contents"]:
        return at
    transitional = pattern("unit", "transitional")
    for place in range(at + 1, len(folded)):
        if place > at + 1 and folded[place] == folded[at + 1]:
            return place
        if transitional.match(folded[place]):
            return place + 1
    raise StatuteError(f"the list of contents does not end: {folded[at + 1]!r}")


def _joined(lines: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    paragraphs: list[list[Piece]] = []
    before: Piece | None = None
    for line in lines:
        if not line.text.strip():
            continue
        if paragraphs and before is not None and _goes_on(before, line, paragraphs[-1]):
            paragraphs[-1].append(stripped(line))
        else:
            paragraphs.append([stripped(line)])
        before = line
    return [tuple(paragraph) for paragraph in paragraphs]


def _goes_on(before: Piece, line: Piece, paragraph: Sequence[Piece]) -> bool:
    """Whether a line continues the one before it: a link or a note broke it off."""
    text, last = fold(line.text), fold(before.text)
    alone = pattern("unit", "section_alone")
    if alone.match(last) or (alone.match(text) and not before.text.endswith(" ")):
        return False
    if text.startswith((".", ",", ";", "(", ")", "\u00a7")):
        return True
    if pattern("unit", "point").match(text):
        return False
    if len(paragraph) == 1 and last.startswith("/") and last.endswith("/"):
        return False
    open_marker = fold(paragraph[0].text).startswith("/") and not last.endswith("/")
    return open_marker or _hangs(before, text)


def _hangs(before: Piece, text: str) -> bool:
    last = fold(before.text)
    if before.text.endswith((" ", "\u00a0")) and not pattern("unit", "closed").search(last):
        return True
    if pattern("unit", "hangs").search(last):
        return True
    return text[:1].islower() or pattern("unit", "note").match(f"{text}.") is not None


def _head_of_lines(folded: Sequence[str]) -> Head:
    """Name, colon and value stand on lines of their own; a first part may have them on one."""
    values: dict[str, str] = {}
    for at, text in enumerate(folded):
        name, colon, value = text.partition(":")
        if not colon and folded[at + 1 : at + 2] == [":"]:
            values.setdefault(text, folded[at + 2] if at + 2 < len(folded) else "")
        elif value.strip():
            values.setdefault(name.strip(), value.strip())
    return _head(values, _first_unnamed(folded, values))


def _first_unnamed(folded: Sequence[str], values: dict[str, str]) -> str:
    return values.get("Title") or next((text for text in folded if ":" not in text), "")


def _head(values: dict[str, str], title: str) -> Head:
    words = rules()["head"]

    def first(kind: str) -> str:
        return next((values[name] for name in words[kind] if name in values), "")

    number = re.search(r"\d{4}:\d+", first("number") or title)
    consolidated = re.search(r"\d{4}:\d+", first("consolidated_to"))
    return Head(
        title=title,
        number=number[0] if number else "",
        consolidated_to=consolidated[0] if consolidated else "",
        in_force=first("in_force"),
        repealed=first("repealed"),
    )


def _read_wrapped(lines: Sequence[Piece]) -> StatuteText:
    blocks = _blocks(lines)
    end, values = 0, dict[str, str]()
    for at, block in enumerate(blocks[:HEAD_BLOCKS]):
        named = dict(filter(None, (_named_value(line.text) for line in block)))
        if named:
            end, values = at + 1, values | named
    title = fold(blocks[0][0].text) if end and blocks else ""
    head = _head(values, "" if _named_value(title) else title)
    dropped = [line for block in blocks[:end] for line in block]
    paragraphs = [part for block in blocks[end:] for part in _at_points(block)]
    return StatuteText(head, tuple(paragraphs), tuple(dropped), section_alone=False)


def _named_value(text: str) -> tuple[str, str] | None:
    name, colon, value = fold(text).partition(":")
    words = rules()["head"]
    known = {name for key in words if isinstance(words[key], list) for name in words[key]}
    return (name, value.strip()) if colon and name in known else None


def _blocks(lines: Sequence[Piece]) -> list[list[Piece]]:
    blocks: list[list[Piece]] = [[]]
    for line in lines:
        if line.text.strip():
            blocks[-1].append(stripped(line))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _at_points(block: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """A block cut before each point that stands on a line of its own."""
    parts: list[list[Piece]] = [[]]
    for line in block:
        ended = parts[-1] and parts[-1][-1].text.endswith((",", ":", ";", ".", "och", "eller"))
        if ended and pattern("unit", "point").match(f"{fold(line.text)} "):
            parts.append([])
        parts[-1].append(line)
    return [tuple(part) for part in parts]
