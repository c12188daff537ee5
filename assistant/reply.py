"""What the assistant says: a `Reply` in which every statement carries its citations."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.norm import Norm
from corpus.passage import SearchHit


class Outcome(StrEnum):
    ANSWERED = "answered"
    NEARBY = "nearby"
    NOT_COVERED = "not_covered"
    BLOCKED = "blocked"
    DECLINED = "declined"


class Mode(StrEnum):
    EXTRACTIVE = "extractive"
    GENERATED = "generated"
    GENERATED_FALLBACK = "generated_fallback"


class NoticeKind(StrEnum):
    CURRENCY = "currency"
    URGENT = "urgent"
    SEE_ALSO = "see_also"
    CONTACT = "contact"
    PRIVACY = "privacy"


@dataclass(frozen=True, slots=True)
class Citation:
    """`quote` is verbatim in the passage, at `start` to `end`, on printed page `page`."""

    passage_id: str
    source_id: str
    title: str
    section: tuple[str, ...]
    page: int
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    text: str
    citations: tuple[Citation, ...]
    norms: tuple[Norm, ...] = ()

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a statement without a citation cannot be shown: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Notice:
    """`statement` is the index of the statement it stands beside; `source` is the register row."""

    kind: NoticeKind
    text: str
    statement: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """`lead` is our own sentence before the quotes: what the answer is, or why there is none."""

    question: str
    outcome: Outcome
    mode: Mode
    lead: str
    statements: tuple[Statement, ...]
    notices: tuple[Notice, ...]
    evidence: tuple[SearchHit, ...]
    snapshot: str
    interpreted_as: str = ""
    redacted_question: str = ""

    def __post_init__(self) -> None:
        if self.outcome is Outcome.ANSWERED and not self.statements:
            raise ValueError("an answer needs at least one statement")
        if self.outcome is Outcome.BLOCKED and (self.statements or self.evidence):
            raise ValueError("a blocked question searches nothing and quotes nothing")

    @property
    def text(self) -> str:
        """The whole answer as the reader sees it, notices not included."""
        return "\n\n".join(part for part in (self.lead, *(s.text for s in self.statements)) if part)
