"""Questions a person wrote: those a passage answers, and those no source answers (known gaps)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.anchor import Anchor, Place, PlaceFinder
from corpus.passage import Passage

REGISTER = Path(__file__).parent / "register"
PASSAGE_QUESTIONS_FILES = "passage_questions*.jsonl"
GAPS_FILES = "gaps*.jsonl"


class RegisterError(ValueError):
    """A register file has a row that cannot be used; the message names file and line."""


class GapReason(StrEnum):
    """Why a known gap is not answered."""

    SILENT = "silent"
    REFERS_ONWARDS = "refers_onwards"
    CUT_OFF = "cut_off"
    OFF_TOPIC = "off_topic"
    MUST_NOT = "must_not"


class _QuestionRow(BaseModel):
    model_config = ConfigDict(extra="forbid")

    anchor: Anchor
    questions: tuple[str, ...]


class _GapRow(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str
    topic: str
    why: GapReason
    nearby: Anchor | None = None
    signpost: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassageQuestion:
    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something people ask that the sources do not answer, and where to turn instead."""

    id: str
    topic: str
    why: GapReason
    nearby: tuple[Place, ...]
    signpost: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """`lost` names the anchors whose words are in no passage."""

    questions: tuple[PassageQuestion, ...]
    lost: tuple[str, ...]


Row = TypeVar("Row", bound=BaseModel)


def _read(directory: Path, pattern: str, model: type[Row]) -> list[Row]:
    rows: list[Row] = []
    for path in sorted(directory.glob(pattern)):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                rows.append(model.model_validate(json.loads(line)))
            except (json.JSONDecodeError, ValidationError) as error:
                raise RegisterError(f"{path.name}, line {number}: {error}") from error
    return rows


def attach_questions(passages: Sequence[Passage], directory: Path = REGISTER) -> Attached:
    """Every passage question with its places; a question written twice for a place counts once."""
    sources = {passage.source_id for passage in passages}
    known = PlaceFinder(passages)
    questions: dict[tuple[str, tuple[Place, ...]], PassageQuestion] = {}
    lost: list[str] = []
    for row in _read(directory, PASSAGE_QUESTIONS_FILES, _QuestionRow):
        if row.anchor.source_id not in sources:
            continue
        places = known.find(row.anchor)
        if not places:
            lost.append(f"page {row.anchor.page}: {row.anchor.first}")
            continue
        for text in row.questions:
            questions.setdefault((text.casefold(), places), PassageQuestion(text, places))
    return Attached(tuple(questions.values()), tuple(lost))


def load_gaps(passages: Sequence[Passage], directory: Path = REGISTER) -> tuple[Gap, ...]:
    known = PlaceFinder(passages)
    return tuple(
        Gap(
            id=row.id,
            topic=row.topic,
            why=row.why,
            nearby=known.find(row.nearby) if row.nearby else (),
            signpost=row.signpost,
            questions=row.questions,
        )
        for row in _read(directory, GAPS_FILES, _GapRow)
    )
