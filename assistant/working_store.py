"""What people write on purpose: verdicts on replies, and drafts for a second pair of eyes.

Kept in SQLite under the data directory, apart from the index, and never without the privacy check.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from assistant.privacy import find_identity_data
from assistant.reply import Outcome

FILE_NAME = "arbetsmaterial.sqlite3"
_TABLES = """
create table if not exists feedback (
  id integer primary key, at text not null, helpful integer not null, reason text not null,
  outcome text not null, snapshot text not null, passage_ids text not null, question text not null
) strict;
create table if not exists draft (
  id integer primary key, at text not null, question text not null, answer text not null,
  status text not null, reason text not null, decided_at text not null,
  outcome text not null default '', citations text not null default '[]'
) strict;
"""
# What a file written by an earlier version lacks.
_ADDED_COLUMNS = {
    "outcome": "alter table draft add column outcome text not null default ''",
    "citations": "alter table draft add column citations text not null default '[]'",
}


class DraftStatus(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    EDITED = "edited"
    REJECTED = "rejected"


class IdentityDataError(ValueError):
    """The text may point at a person and is not kept; the message does not quote it."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """`question` is empty unless the reader chose to keep it."""

    helpful: bool
    reason: str
    outcome: str
    snapshot: str
    passage_ids: tuple[str, ...]
    question: str = ""


@dataclass(frozen=True, slots=True)
class KeptFeedback:
    id: int
    at: str
    feedback: Feedback


@dataclass(frozen=True, slots=True)
class CitedPlace:
    quote: str
    page: int


@dataclass(frozen=True, slots=True)
class Draft:
    """`outcome` and `citations` come with a reply; a draft written by hand has neither."""

    id: int
    at: str
    question: str
    answer: str
    status: DraftStatus
    reason: str
    outcome: Outcome | None = None
    citations: tuple[CitedPlace, ...] = ()


class WorkingStore:
    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / FILE_NAME

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=5)
        try:
            connection.executescript(_TABLES)
            _add_missing_columns(connection)
            # What is deleted is also wiped from the file.
            connection.execute("pragma secure_delete = on")
            with connection:
                yield connection
        finally:
            connection.close()

    def add_feedback(self, feedback: Feedback) -> None:
        _refuse_identity_data(feedback.question)
        row = (
            _now(),
            int(feedback.helpful),
            feedback.reason,
            feedback.outcome,
            feedback.snapshot,
            " ".join(feedback.passage_ids),
            feedback.question,
        )
        with self._connection() as connection:
            connection.execute(
                "insert into feedback (at, helpful, reason, outcome, snapshot, passage_ids,"
                " question) values (?, ?, ?, ?, ?, ?, ?)",
                row,
            )

    def feedback(self) -> tuple[KeptFeedback, ...]:
        """Every verdict kept, the newest first."""
        with self._connection() as connection:
            rows = connection.execute(
                "select id, at, helpful, reason, outcome, snapshot, passage_ids, question"
                " from feedback order by id desc"
            ).fetchall()
        return tuple(_kept_feedback(row) for row in rows)

    def add_draft(
        self,
        question: str,
        answer: str,
        *,
        outcome: Outcome | None = None,
        citations: tuple[CitedPlace, ...] = (),
    ) -> None:
        _refuse_identity_data(question, answer)
        places = json.dumps([[place.quote, place.page] for place in citations], ensure_ascii=False)
        row = (_now(), question, answer, DraftStatus.WAITING, outcome or "", places)
        with self._connection() as connection:
            connection.execute(
                "insert into draft (at, question, answer, status, reason, decided_at, outcome,"
                " citations) values (?, ?, ?, ?, '', '', ?, ?)",
                row,
            )

    def decide(self, draft_id: int, status: DraftStatus, *, answer: str, reason: str) -> None:
        _refuse_identity_data(answer, reason)
        with self._connection() as connection:
            connection.execute(
                "update draft set status = ?, answer = ?, reason = ?, decided_at = ? where id = ?",
                (status, answer, reason, _now(), draft_id),
            )

    def drafts(self, *, containing: str = "") -> tuple[Draft, ...]:
        """Drafts that hold the words, the newest first."""
        with self._connection() as connection:
            rows = connection.execute(
                "select id, at, question, answer, status, reason, outcome, citations from draft"
                " order by id desc"
            ).fetchall()
        drafts = (_draft(row) for row in rows)
        words = containing.casefold().split()
        return tuple(draft for draft in drafts if _holds(draft, words))


def _add_missing_columns(connection: sqlite3.Connection) -> None:
    present = {row[1] for row in connection.execute("pragma table_info(draft)")}
    for name, statement in _ADDED_COLUMNS.items():
        if name not in present:
            connection.execute(statement)


def _kept_feedback(row: tuple[int, str, int, str, str, str, str, str]) -> KeptFeedback:
    number, at, helpful, reason, outcome, snapshot, passage_ids, question = row
    said = Feedback(bool(helpful), reason, outcome, snapshot, tuple(passage_ids.split()), question)
    return KeptFeedback(number, at, said)


def _draft(row: tuple[int, str, str, str, str, str, str, str]) -> Draft:
    number, at, question, answer, status, reason, outcome, citations = row
    return Draft(
        id=number,
        at=at,
        question=question,
        answer=answer,
        status=DraftStatus(status),
        reason=reason,
        outcome=Outcome(outcome) if outcome else None,
        citations=tuple(CitedPlace(quote, page) for quote, page in json.loads(citations)),
    )


def _holds(draft: Draft, words: list[str]) -> bool:
    text = f"{draft.question} {draft.answer} {draft.reason}".casefold()
    return all(word in text for word in words)


def _refuse_identity_data(*written: str) -> None:
    # Checked together too: a name in one field and a number in the next point at one person.
    if find_identity_data("\n".join(written)):
        raise IdentityDataError("the text may hold identity data")


def _now() -> str:
    """To the minute: enough to sort by, too coarse to follow a person."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
