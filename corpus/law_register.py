"""The law register: what became of every act and source the guideline rests on.

A text comparison by engineers until a lawyer has signed it; `reviewed` says whether one has.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.law_reference import LawReference
from corpus.passage import Span

LAW_FILE = Path(__file__).parent / "register" / "law.json"


class Confidence(StrEnum):
    """VERIFIED: the new wording has been read; the others must be checked before they are used."""

    VERIFIED = "verified"
    LIKELY = "likely"
    UNSURE = "unsure"


class LawRegisterError(ValueError):
    """The law register cannot be used as it stands."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """`in_force_from` is a date where one is known, else what is known about it."""

    act: str
    provision: str
    in_force_from: str
    relation: str


@dataclass(frozen=True, slots=True)
class LawRow:
    """One thing the guideline cites, or should have cited.

    `references` is empty where the guideline names no provision. `changed_from` is when the law
    changed; `notify_from` is when a reader must be told, absent when there is nothing to tell.
    `notice_lines` are first and last lines of the guideline that must never be shown without
    the warning. `warning_short` is what a reply shows.
    """

    id: str
    kind: str
    cited_as: tuple[str, ...]
    references: tuple[LawReference, ...]
    lines: tuple[int, ...]
    notice_lines: tuple[tuple[int, int], ...]
    status: str
    changed_from: date | None
    notify_from: date | None
    replacement: tuple[Replacement, ...]
    confidence: Confidence
    safety_critical: bool
    warning: str
    warning_short: str
    note: str
    verified_through: date | None
    reviewed: bool


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _ReferenceEntry(_Strict):
    act: str
    chapter: str
    section: str


class _ReplacementEntry(_Strict):
    act: str
    provision: str
    in_force_from: str | None
    relation: str | None = None


class _RecordEntry(_Strict):
    id: str
    kind: str
    cited_as: tuple[str, ...]
    act: str
    provision: str
    lines: tuple[int, ...] = Field(min_length=1)
    guideline_says: str
    status_2026_11_23: str
    replaced_or_amended_from: date | None
    replacement: tuple[_ReplacementEntry, ...] | None
    mapping_basis: str | None
    confidence: Confidence
    sources: tuple[str, ...]
    verified_through: date | None
    note: str | None
    safety_critical: bool
    warning_sv: str
    references: tuple[_ReferenceEntry, ...]
    notify_from: date | None
    notice_lines: tuple[tuple[int, int], ...]
    warning_short: str
    reviewed_by_lawyer: bool

    def to_row(self) -> LawRow:
        if self.notify_from is not None and not self.warning_short:
            raise LawRegisterError(f"law row {self.id!r} has a date to warn from but no warning")
        return LawRow(
            id=self.id,
            kind=self.kind,
            cited_as=self.cited_as,
            references=tuple(LawReference(r.act, r.chapter, r.section) for r in self.references),
            lines=self.lines,
            notice_lines=self.notice_lines,
            status=self.status_2026_11_23,
            changed_from=self.replaced_or_amended_from,
            notify_from=self.notify_from,
            replacement=tuple(
                Replacement(r.act, r.provision, r.in_force_from or "", r.relation or "")
                for r in self.replacement or ()
            ),
            confidence=self.confidence,
            safety_critical=self.safety_critical,
            warning=self.warning_sv,
            warning_short=self.warning_short,
            note=self.note or "",
            verified_through=self.verified_through,
            reviewed=self.reviewed_by_lawyer,
        )


class _SourceEntry(_Strict):
    what: str
    where: str
    kind: str


class _RegisterFile(_Strict):
    meta: dict[str, object]
    sources: dict[str, _SourceEntry]
    records: tuple[_RecordEntry, ...]


class LineIndex:
    """Turns character offsets of a document into line numbers, counted from 1."""

    def __init__(self, raw_text: str) -> None:
        self._starts = [0]
        self._starts += [at + 1 for at, letter in enumerate(raw_text) if letter == "\n"]

    def lines(self, span: Span) -> range:
        """Return the lines the span touches."""
        first = bisect_right(self._starts, span.start)
        return range(first, bisect_right(self._starts, span.end - 1) + 1)


class LawRegister:
    """The rows, found by reference or by place in the guideline."""

    def __init__(self, rows: Sequence[LawRow]) -> None:
        self.rows = tuple(rows)
        self._by_provision: dict[tuple[str, str, str], list[LawRow]] = {}
        self._by_line: dict[int, list[LawRow]] = {}
        self._by_notice_line: dict[int, list[LawRow]] = {}
        for row in self.rows:
            self._index(row)

    def _index(self, row: LawRow) -> None:
        for reference in row.references:
            key = (reference.act, reference.chapter, reference.section)
            self._by_provision.setdefault(key, []).append(row)
        for line in row.lines:
            self._by_line.setdefault(line, []).append(row)
        for first, last in row.notice_lines:
            for line in range(first, last + 1):
                self._by_notice_line.setdefault(line, []).append(row)

    def rows_for(self, reference: LawReference) -> tuple[LawRow, ...]:
        """Rows about the provision itself, else about its chapter, else about the whole act."""
        act, chapter, section = reference.act, reference.chapter, reference.section
        for key in ((act, chapter, section), (act, chapter, ""), (act, "", "")):
            if key in self._by_provision:
                return tuple(self._by_provision[key])
        return ()

    def rows_for_lines(self, lines: Iterable[int]) -> tuple[LawRow, ...]:
        """Rows whose cited wording stands on any of the guideline's lines."""
        return _unique(row for line in lines for row in self._by_line.get(line, ()))

    def rows_for_span(self, span: Span, line_index: LineIndex) -> tuple[LawRow, ...]:
        """Rows for the characters `span` of the guideline's raw text."""
        return self.rows_for_lines(line_index.lines(span))

    def rows_warning_on(self, lines: Iterable[int]) -> tuple[LawRow, ...]:
        """Rows whose warning must stand beside any of these lines."""
        return _unique(row for line in lines for row in self._by_notice_line.get(line, ()))


def _unique(rows: Iterable[LawRow]) -> tuple[LawRow, ...]:
    return tuple({row.id: row for row in rows}.values())


def load_law_register(path: Path = LAW_FILE) -> LawRegister:
    try:
        file = _RegisterFile.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, json.JSONDecodeError, ValidationError) as error:
        raise LawRegisterError(f"cannot read the law register {path}: {error}") from error
    rows = [record.to_row() for record in file.records]
    _check(file, rows)
    return LawRegister(rows)


def _check(file: _RegisterFile, rows: Sequence[LawRow]) -> None:
    seen: set[str] = set()
    for row, record in zip(rows, file.records, strict=True):
        if row.id in seen:
            raise LawRegisterError(f"the law row {row.id!r} stands twice")
        unknown = set(record.sources) - set(file.sources)
        if unknown:
            raise LawRegisterError(f"law row {row.id!r} names unknown sources: {sorted(unknown)}")
        seen.add(row.id)
