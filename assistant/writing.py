"""The language model's part of an answer: it may steer the search and reword what was found.

What it writes is shown only when the gate accepted it; else the quotes stay as they were.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.composed import Composed
from assistant.drafting import Drafted, Drafter, NoDraftReason, NotDrafted
from assistant.followup import Turn
from assistant.phrases import phrase
from assistant.progress import Progress, tell_nobody
from assistant.query_help import QueryHelp, QueryHelper
from assistant.reply import Mode, Outcome
from corpus.passage import SearchHit

# Help with the search may take this share of the time a reader waits for.
HELP_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Writer:
    """One language model, asked within `timeout_seconds` in all for a question."""

    drafter: Drafter
    helper: QueryHelper
    timeout_seconds: float

    def deadline(self) -> float:
        return time.monotonic() + self.timeout_seconds

    def help_search(self, question: str, history: Sequence[Turn]) -> QueryHelp:
        turns = [(turn.role, turn.text) for turn in history]
        until = time.monotonic() + HELP_SHARE * self.timeout_seconds
        return self.helper.help(question, turns, deadline=until)

    def rewrite(
        self,
        asked: str,
        composed: Composed,
        evidence: Sequence[SearchHit],
        *,
        deadline: float,
        progress: Progress = tell_nobody,
    ) -> tuple[Composed, Mode]:
        """The answer in the model's words, or the quotes with one honest line about why."""
        if composed.outcome is not Outcome.ANSWERED:
            return composed, Mode.EXTRACTIVE
        drafted = self.drafter.answer(asked, evidence, deadline=deadline, progress=progress)
        if isinstance(drafted, Drafted):
            return replace(composed, statements=drafted.statements), Mode.GENERATED
        lead = " ".join(part for part in (_why(drafted), composed.lead) if part)
        return replace(composed, lead=lead), Mode.GENERATED_FALLBACK


def _why(drafted: NotDrafted) -> str:
    if drafted.reason is NoDraftReason.OUTAGE and drafted.outage is not None:
        return phrase("fallback", drafted.outage.value)
    return phrase("fallback", drafted.reason.value)
