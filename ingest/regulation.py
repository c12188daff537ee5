"""An authority's regulations: binding paragraphs by key, general advice kept apart from them."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from corpus.law_reference import LawReference
from corpus.source import Source
from ingest.blocks import Piece
from ingest.lines import Line, Role
from ingest.statute import Act
from ingest.statute_lines import Head, paragraph_text
from ingest.statute_patterns import StatuteError, fold, number_key, pattern, rules
from ingest.statute_units import Unit, UnitKind, cut_after
from ingest.statute_wordings import Wording

RULES_FILE = Path(__file__).parent / "regulation.toml"
MAX_HEADING_CHARS = 160


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    pieces: tuple[Piece, ...]
    heading_level: int = 0
    is_item: bool = False

    @property
    def text(self) -> str:
        return paragraph_text(self.pieces)


def read_regulation(lines: Sequence[Line], text: str, source: Source) -> Act:
    """Raises `StatuteError` when it holds no paragraphs or is not the regulation it should be."""
    stated = re.search(_rules()["number"], f"{source.edition} {source.title}")
    number = stated or re.search(_rules()["number"], text)
    if number is None:
        raise StatuteError(f"{source.id} names no collection number such as HSLF-FS 2022:39")
    if fold(number[1].partition(" ")[2]) not in fold(text):
        raise StatuteError(f"the text of {source.id} nowhere says that it is {number[1]}")
    kept = [line for line in lines if not re.match(_rules()["furniture"], line.text)]
    dropped = tuple(_piece(line) for line in lines if line not in kept and line.text)
    walk = _Walk(source.title, number[1])
    wordings = tuple(walk.read(tuple(_paragraphs(kept))))
    if not any(wording.reference for wording in wordings):
        raise StatuteError(f"{source.id} has no paragraphs")
    head = Head(title=source.title, number=number[1])
    return Act(head, text, (), wordings, (*walk.owned, *dropped), dropped)


def has_paragraphs(lines: Iterable[Line]) -> bool:
    return any(pattern("unit", "section").match(fold(line.text)) for line in lines)


def _piece(line: Line) -> Piece:
    return Piece(line.text, line.text_start, line.page or 1)


def _paragraphs(lines: Iterable[Line]) -> Iterator[_Paragraph]:
    """Lines of one paragraph together; a wrapped line goes on unless something begins."""
    current: list[Piece] = []
    is_item = False
    for line in lines:
        if current and (not line.text or _begins(line, current[-1].text)):
            yield _Paragraph(tuple(current), is_item=is_item)
            current = []
        if not line.text:
            continue
        if line.heading_level:
            yield _Paragraph((_piece(line),), line.heading_level)
            continue
        if not current:
            is_item = line.role is Role.BULLET
        current.append(_piece(line))
    if current:
        yield _Paragraph(tuple(current), is_item=is_item)


def _begins(line: Line, before: str) -> bool:
    text = fold(line.text)
    named = [pattern("unit", name).match(text) for name in ("section", "chapter", "point")]
    if line.heading_level or line.role is Role.BULLET or any(named) or _is_advice(text):
        return True
    closed = before.rstrip().endswith((".", ":")) and not before.endswith(("m.m.", "t.ex."))
    return _is_advice(before) or (closed and text[:1].isupper())


def _is_advice(text: str) -> bool:
    return re.match(_rules()["advice"], fold(text)) is not None


@dataclass(slots=True)
class _Walk:
    """Knows the chapter, heading and paragraph that what comes next stands under."""

    title: str
    number: str
    chapter: str = ""
    chapter_title: str = ""
    heading: str = ""
    section: str = ""
    owned: list[Piece] = field(default_factory=list)
    current: Wording | None = None

    def read(self, paragraphs: Sequence[_Paragraph]) -> Iterator[Wording]:
        self.current = Wording(None, (self.title,), ())
        for at, paragraph in enumerate(paragraphs):
            after = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
            opened, rest = self._open(paragraph, after)
            if opened is not None:
                if self.current.body:
                    yield self.current
                self.current = opened
            if rest:
                kind = UnitKind.TEXT
                if paragraph.is_item or pattern("unit", "point").match(f"{_flat(rest)} "):
                    kind = UnitKind.POINT
                self.current = replace(self.current, body=(*self.current.body, Unit(kind, rest)))
        if self.current.body:
            yield self.current

    def _open(
        self, paragraph: _Paragraph, after: _Paragraph | None
    ) -> tuple[Wording | None, tuple[Piece, ...]]:
        """What the paragraph begins, if anything, and the text that belongs in it."""
        text = fold(paragraph.text)
        if re.match(_rules()["transitional"], text):
            self.section = ""
            return self._below(rules()["write"]["transitional"]), paragraph.pieces
        if _is_advice(text):
            self.owned += paragraph.pieces
            return self._below(_rules()["advice_title"]), ()
        if found := pattern("unit", "chapter").match(text):
            self._enter(found["number"], text)
            return self._title(paragraph)
        if (found := pattern("unit", "section").match(text)) and self._follows(found["number"]):
            return self._open_section(paragraph, found["number"])
        if pattern("unit", "appendix").match(text):
            self._enter("", "")
        if _is_heading(paragraph, after) or pattern("unit", "appendix").match(text):
            self.heading, self.section = text, ""
            return self._title(paragraph)
        return None, paragraph.pieces

    def _enter(self, number: str, title: str) -> None:
        self.chapter, self.chapter_title = number, title
        self.heading = self.section = ""

    def _title(self, paragraph: _Paragraph) -> tuple[Wording, tuple[Piece, ...]]:
        self.owned += paragraph.pieces
        return self._below(), ()

    def _follows(self, number: str) -> bool:
        """A reference at the start of a line is not the next paragraph."""
        return not self.section or number_key(number) > number_key(self.section)

    def _open_section(
        self, paragraph: _Paragraph, number: str
    ) -> tuple[Wording, tuple[Piece, ...]]:
        self.section = number
        sign, rest = cut_after(paragraph.pieces, rules()["write"]["section"].format(number=number))
        self.owned += sign
        reference = LawReference(self.number, self.chapter, number)
        return replace(self._below(), reference=reference), rest

    def _below(self, *titles: str) -> Wording:
        section = rules()["write"]["section"].format(number=self.section) if self.section else ""
        heading = "" if self.heading in titles else self.heading
        above = (self.title, self.chapter_title, heading, section, *titles)
        return Wording(None, tuple(filter(None, above)), ())


def _flat(pieces: Sequence[Piece]) -> str:
    return fold(" ".join(piece.text for piece in pieces))


def _is_heading(paragraph: _Paragraph, after: _Paragraph | None) -> bool:
    """Marked as one, or a short line of its own before a paragraph or advice."""
    if paragraph.heading_level or paragraph.is_item:
        return paragraph.heading_level > 0
    text = fold(paragraph.text)
    if after is None or text.endswith((".", ":", ",", ";")) or len(text) > MAX_HEADING_CHARS:
        return False
    next_text = fold(after.text)
    opens = pattern("unit", "section").match(next_text) or _is_advice(next_text)
    return text[:1].isupper() and bool(opens)
