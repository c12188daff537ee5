"""A question and its evidence to statements in a model's words, or the reason for none."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import ValidationError

from assistant.chat import ChatModel, ChatOutage, Message, OutageKind
from assistant.draft import Draft
from assistant.entailment import EntailmentVeto
from assistant.gate import Accepted, Failure, Rejected, check_draft
from assistant.progress import Progress, Stage, tell_nobody
from assistant.prompting import choose_passages, draft_messages, repair_messages
from assistant.reply import Statement
from corpus.passage import Passage, SearchHit

# The draft, and one more with the failed checks named.
TRIES = 2


class NoDraftReason(StrEnum):
    REJECTED = "rejected"
    CANNOT_ANSWER = "cannot_answer"
    OUTAGE = "outage"


@dataclass(frozen=True, slots=True)
class Drafted:
    """`tries` is how many drafts it took."""

    statements: tuple[Statement, ...]
    tries: int


@dataclass(frozen=True, slots=True)
class NotDrafted:
    """`outage` is set for an outage, `failures` for a rejection."""

    reason: NoDraftReason
    outage: OutageKind | None = None
    failures: tuple[Failure, ...] = ()


DraftedAnswer = Drafted | NotDrafted


class Drafter:
    def __init__(
        self, model: ChatModel, titles: Mapping[str, str], *, veto: EntailmentVeto | None = None
    ) -> None:
        self._model = model
        self._titles = titles
        self._veto = veto

    def answer(
        self,
        question: str,
        evidence: Sequence[SearchHit],
        *,
        deadline: float,
        progress: Progress = tell_nobody,
    ) -> DraftedAnswer:
        """Draft, check, and once more with the failures named; `deadline` is `time.monotonic`."""
        passages = choose_passages(evidence)
        if not passages:
            return NotDrafted(NoDraftReason.CANNOT_ANSWER)
        try:
            return self._draft(
                draft_messages(question, passages), passages, deadline=deadline, progress=progress
            )
        except ChatOutage as outage:
            return NotDrafted(NoDraftReason.OUTAGE, outage.kind)

    def _draft(
        self,
        messages: tuple[Message, ...],
        passages: Mapping[int, Passage],
        *,
        deadline: float,
        progress: Progress,
    ) -> DraftedAnswer:
        failures: tuple[Failure, ...] = ()
        asked = messages
        for tries in range(1, TRIES + 1):
            progress(Stage.WRITING)
            text = self._model.ask(asked, deadline=deadline).text
            progress(Stage.CHECKING)
            draft = read_draft(text)
            if draft is not None and draft.cannot_answer and not draft.statements:
                return NotDrafted(NoDraftReason.CANNOT_ANSWER)
            checked = self._check(draft, passages) if draft else None
            if isinstance(checked, Accepted):
                return Drafted(checked.statements, tries)
            failures = checked.failures if checked else (Failure("schema", 0, "JSON"),)
            asked = (*messages, *repair_messages(text, failures))
        if draft is None:
            return NotDrafted(NoDraftReason.OUTAGE, OutageKind.MALFORMED, failures)
        return NotDrafted(NoDraftReason.REJECTED, failures=failures)

    def _check(self, draft: Draft, passages: Mapping[int, Passage]) -> Accepted | Rejected:
        checked = check_draft(draft, passages, self._titles)
        return (
            self._veto.check(checked) if self._veto and isinstance(checked, Accepted) else checked
        )


def read_draft(text: str) -> Draft | None:
    """Read the one JSON object in `text`; None when there is none or it is no draft."""
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        return None
    try:
        return Draft.model_validate(json.loads(text[start : end + 1]))
    except (ValueError, ValidationError, RecursionError):
        return None
