"""A question in, a `Reply` out: `Assistant.answer` shows every step."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache, partial
from typing import TYPE_CHECKING

from assistant.composed import Composed, merge, merge_hits
from assistant.deciding import is_related, read_signals
from assistant.followup import Turn, stand_alone
from assistant.library import Library
from assistant.notices import NoticeBoard
from assistant.orders import without_orders
from assistant.part_answers import DECLINED_PHRASES, Composer
from assistant.part_search import LOOKED_AT, find_parts
from assistant.phrases import phrase
from assistant.privacy import find_identity_data, find_over_turns, redact
from assistant.progress import Progress, Stage, tell_nobody
from assistant.question_rules import Declined, is_urgent, must_decline
from assistant.reply import Mode, Notice, Outcome, Reply
from assistant.retrieval import Found, Retriever
from corpus.passage import SearchHit
from corpus.words import content_words, words

if TYPE_CHECKING:
    from assistant.writing import Writer

MAX_QUESTION_CHARS = 20_000


class Assistant:
    def __init__(
        self,
        *,
        library: Library,
        retriever: Retriever,
        notices: NoticeBoard,
        writer: "Writer | None" = None,
    ) -> None:
        self.library = library
        self._retriever = retriever
        self._notices = notices
        self._writer = writer
        self._composer = Composer(library, notices)

    def answer(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        as_of: date | None = None,
        progress: Progress = tell_nobody,
    ) -> Reply:
        """Nothing is searched, kept or sent before the privacy stop has passed the question."""
        question = question[:MAX_QUESTION_CHARS]
        if self._holds_identity_data(question, history):
            return self._blocked(question)
        asked = stand_alone(question, history)
        if not words(asked):
            return self._reply(question, Outcome.NOT_COVERED, phrase("lead", "empty"))
        progress(Stage.SEARCHING)
        today = as_of or datetime.now(UTC).date()
        deadline = self._writer.deadline() if self._writer else 0.0
        asked, wordings = self._helped(asked, question, history)
        composed, evidence = self._of_sources(question, asked, wordings, today)
        mode = Mode.EXTRACTIVE
        if self._writer:
            composed, mode = self._writer.rewrite(
                asked, composed, evidence, deadline=deadline, progress=progress
            )
        return Reply(
            question=question,
            outcome=composed.outcome,
            mode=mode,
            lead=composed.lead,
            statements=composed.statements,
            notices=self._notices.notices_for(
                question, composed.statements, as_of=today, lead=composed.lead
            ),
            evidence=evidence,
            snapshot=self.library.snapshot,
            interpreted_as=asked if asked != question else "",
        )

    def _helped(
        self, asked: str, question: str, history: Sequence[Turn]
    ) -> tuple[str, tuple[str, ...]]:
        """The question as it is searched for, and a model's further wordings of it."""
        if not self._writer or must_decline(asked) is not None:
            return asked, ()
        helped = self._writer.help_search(question, history)
        # A model may say what «det» means; a question that stood alone is left as it was asked.
        leans = question not in {asked, helped.question}
        return (helped.question if leans else asked), helped.searches

    def _of_sources(
        self, question: str, asked: str, wordings: Sequence[str], today: date
    ) -> tuple[Composed, tuple[SearchHit, ...]]:
        """The answer in the sources' own words, and the evidence; in danger protection first."""
        rest = without_orders(asked)
        found, evidence = self._found(rest or asked, wordings, today)
        composed = (
            self._beside_orders(found, today) if rest else self._composed(asked, found, today)
        )
        if is_urgent(question):
            composed = self._composer.in_danger(question, composed)
        return composed, evidence

    def _found(
        self, asked: str, wordings: Sequence[str], today: date
    ) -> tuple[list[Found], tuple[SearchHit, ...]]:
        """What each part of the question finds, and the evidence of them and of the wordings."""
        search = partial(self._retriever.search, on=today)
        found = find_parts(asked, cache(partial(search, limit=LOOKED_AT)))
        return found, merge_hits([*found, *(search(wording) for wording in wordings)])

    def _composed(self, asked: str, found: Sequence[Found], today: date) -> Composed:
        """Each part answered on its own; what must be declined is declined as a whole."""
        if (declined := must_decline(asked)) is not None:
            related = is_related(read_signals(found[0]))
            return self._composer.decline(declined, asked, found[0], related=related)
        return self._answered(found, today)

    def _answered(self, found: Sequence[Found], today: date) -> Composed:
        return merge(self._composer.of_parts(found, today))

    def _beside_orders(self, found: Sequence[Found], today: date) -> Composed:
        """The orders are declined, and the question that stood beside them is answered."""
        answered = self._answered(found, today)
        lead = phrase("lead", DECLINED_PHRASES[Declined.INVENT])
        if answered.outcome is not Outcome.ANSWERED:
            return Composed(Outcome.DECLINED, lead)
        lead = f"{lead} {phrase('lead', 'declined_says')}"
        return Composed(Outcome.DECLINED, lead, answered.statements)

    def search(self, query: str, *, limit: int = 10) -> tuple[SearchHit, ...]:
        """Passages for search as you type; nothing for a query that holds identity data."""
        if find_identity_data(query) or not content_words(query):
            return ()
        return self._retriever.search(query[:MAX_QUESTION_CHARS], limit=limit).hits

    def _holds_identity_data(self, question: str, history: Sequence[Turn]) -> bool:
        turns = [turn.text for turn in history if turn.role == "user"]
        return bool(find_identity_data(question) or find_over_turns([*turns, question]))

    def _blocked(self, question: str) -> Reply:
        return Reply(
            question=question,
            outcome=Outcome.BLOCKED,
            mode=Mode.EXTRACTIVE,
            lead=phrase("lead", "blocked"),
            statements=(),
            notices=self._notices.urgent_notices(question),
            evidence=(),
            snapshot=self.library.snapshot,
            redacted_question=redact(question),
        )

    def _reply(
        self, question: str, outcome: Outcome, lead: str, notices: tuple[Notice, ...] = ()
    ) -> Reply:
        return Reply(
            question=question,
            outcome=outcome,
            mode=Mode.EXTRACTIVE,
            lead=lead,
            statements=(),
            notices=notices,
            evidence=(),
            snapshot=self.library.snapshot,
        )
