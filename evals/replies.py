"""What was collected: one reply a case, in the JSON of the fixed surface (design, section 5).

Scoring knows the assistant only through these lines, so that replies from another machine, another
configuration or another program can be scored alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.reply import Mode, NoticeKind, Outcome


class ReplyError(ValueError):
    """A line of a reply file cannot be used; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class CitationRow:
    source_id: str
    page: int
    quote: str
    passage_id: str
    title: str = ""
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementRow:
    text: str
    citations: tuple[CitationRow, ...] = ()

    @property
    def quotes(self) -> tuple[str, ...]:
        return tuple(citation.quote for citation in self.citations)


@dataclass(frozen=True, slots=True)
class NoticeRow:
    kind: NoticeKind
    text: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    rank: int
    passage_id: str
    source_id: str
    page_first: int
    page_last: int
    text: str
    score: float
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CollectedReply:
    """`failed` holds the reason when the assistant could not answer at all: an outage, no reply."""

    id: str
    outcome: Outcome | None = None
    mode: Mode | None = None
    text: str = ""
    statements: tuple[StatementRow, ...] = ()
    notices: tuple[NoticeRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    snapshot: str = ""
    interpreted_as: str = ""
    redacted_question: str = ""
    failed: str = ""


_AS_REPLY = TypeAdapter(CollectedReply)


def parse_reply(line: str, place: str) -> CollectedReply:
    try:
        reply = _AS_REPLY.validate_json(line)
    except ValidationError as error:
        raise ReplyError(f"{place}: {error}") from error
    if reply.outcome is None and not reply.failed:
        raise ReplyError(f"{place}: the reply to {reply.id!r} has neither an outcome nor a failure")
    return reply


def read_replies(path: Path) -> Mapping[str, CollectedReply]:
    """By case id; raises `ReplyError` for a malformed line or an id that stands twice."""
    replies: dict[str, CollectedReply] = {}
    # Not splitlines(): it also breaks at characters that are legal inside a JSON string.
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            reply = parse_reply(line, f"{path.name}:{number}")
            if reply.id in replies:
                raise ReplyError(f"{path.name}:{number}: the id {reply.id!r} stands twice")
            replies[reply.id] = reply
    return replies
