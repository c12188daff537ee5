"""What a case is, and how its files are read. Every field: `evals/cases/README.md`."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from assistant.reply import NoticeKind, Outcome

CASES_DIR = Path(__file__).parent / "cases"
VOCABULARY_FILE = CASES_DIR / "vocabulary.toml"


class CaseError(ValueError):
    """A case file cannot be used as it stands; the message names the file and the line."""


class Split(StrEnum):
    """`HELDOUT` cases are only ever reported on: nothing is tuned or chosen by them."""

    DEV = "dev"
    HELDOUT = "heldout"


@dataclass(frozen=True, slots=True)
class Turn:
    role: Literal["user", "assistant"]
    text: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A place that carries the answer: verbatim words of the guideline and their printed page."""

    quote: str
    page: int


@dataclass(frozen=True, slots=True)
class ExpectedNotice:
    kind: NoticeKind
    contains: str


@dataclass(frozen=True, slots=True)
class Case:
    """One question with what a right reply to it holds.

    Each inner tuple of `required_facts` is one fact in its accepted wordings.
    """

    id: str
    question: str
    history: tuple[Turn, ...]
    kind: str
    persona: str
    answerable: bool
    expected_outcome: tuple[Outcome, ...]
    gold: tuple[Gold, ...]
    required_facts: tuple[tuple[str, ...], ...]
    forbidden: tuple[str, ...]
    expected_notices: tuple[ExpectedNotice, ...]
    needs_all_gold: bool
    note: str
    split: Split


_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _TurnRow(_Row):
    role: Literal["user", "assistant"]
    text: _Text


class _GoldRow(_Row):
    quote: _Text
    page: int = Field(ge=1, strict=True)


class _NoticeRow(_Row):
    kind: NoticeKind
    contains: _Text


class _CaseRow(_Row):
    id: _Text
    question: _Text
    history: tuple[_TurnRow, ...]
    kind: _Text
    persona: _Text
    answerable: bool = Field(strict=True)
    expected_outcome: tuple[Outcome, ...] = Field(min_length=1)
    gold: tuple[_GoldRow, ...]
    required_facts: tuple[Annotated[tuple[_Text, ...], Field(min_length=1)], ...]
    forbidden: tuple[_Text, ...]
    expected_notices: tuple[_NoticeRow, ...]
    needs_all_gold: bool = Field(strict=True)
    note: str
    split: Split

    @model_validator(mode="after")
    def hangs_together(self) -> Self:
        if self.answerable and not (self.gold and Outcome.ANSWERED in self.expected_outcome):
            raise ValueError("an answerable case needs gold and accepts the outcome answered")
        if self.needs_all_gold and len(self.gold) <= 1:
            raise ValueError(f"needs_all_gold with {len(self.gold)} gold places")
        return self


_AS_CASE = TypeAdapter(Case)


class _Vocabulary(BaseModel):
    model_config = ConfigDict(extra="forbid")

    personas: frozenset[str]
    kinds: dict[str, str]


def load_cases(directory: Path = CASES_DIR, split: Split | None = None) -> tuple[Case, ...]:
    """Every case under `directory`, in file and line order; `split` keeps one part."""
    vocabulary = _read_vocabulary()
    cases: list[Case] = []
    places: dict[str, str] = {}
    for place, line in _numbered_lines(directory):
        case = _parse(line, place, vocabulary)
        if case.id in places:
            raise CaseError(f"{place}: the id {case.id!r} stands already at {places[case.id]}")
        places[case.id] = place
        cases.append(case)
    return tuple(case for case in cases if split is None or case.split is split)


def _numbered_lines(directory: Path) -> Iterator[tuple[str, str]]:
    paths = sorted(directory.glob("*.jsonl"))
    if not paths:
        raise CaseError(f"no case file in {directory}")
    for path in paths:
        # Not splitlines(): it also breaks at characters that are legal inside a JSON string.
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if line.strip():
                yield f"{path.name}:{number}", line


def _parse(line: str, place: str, vocabulary: _Vocabulary) -> Case:
    try:
        row = _CaseRow.model_validate_json(line)
    except ValidationError as error:
        raise CaseError(f"{place}: {error}") from error
    if row.kind not in vocabulary.kinds:
        raise CaseError(f"{place}: the kind {row.kind!r} is not in {VOCABULARY_FILE.name}")
    if row.persona not in vocabulary.personas:
        raise CaseError(f"{place}: the persona {row.persona!r} is not in {VOCABULARY_FILE.name}")
    return _AS_CASE.validate_python(row.model_dump())


def read_kinds() -> dict[str, str]:
    """Every kind of case with what it tries."""
    return _read_vocabulary().kinds


def _read_vocabulary() -> _Vocabulary:
    try:
        raw = tomllib.loads(VOCABULARY_FILE.read_text(encoding="utf-8"))
        return _Vocabulary.model_validate(raw)
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise CaseError(f"cannot read {VOCABULARY_FILE}: {error}") from error
