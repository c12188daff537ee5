"""A question in, a `Reply` out: `Assistant.answer` shows every step."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache, partial

from assistant.composed import Composed, merge, merge_hits
from assistant.composing import Answerable, compose, to_statement
from assistant.deciding import (
    Signals,
    is_covered,
    is_known_gap,
    is_related,
    is_unsure,
    read_signals,
)
from assistant.followup import Turn, stand_alone
from assistant.law_answers import (
    about_the_paragraph,
    quote_law,
    told_of_law,
    told_of_unworded,
)
from assistant.library import Library
from assistant.named_answers import of_named_source, of_unloaded
from assistant.notices import NoticeBoard
from assistant.orders import without_orders
from assistant.part_search import LOOKED_AT, find_parts
from assistant.phrases import phrase
from assistant.places import find_places, with_items
from assistant.privacy import find_identity_data, find_over_turns, redact
from assistant.progress import Progress, Stage, tell_nobody
from assistant.question_rules import (
    AnswerKind,
    Declined,
    asks_something,
    asks_to_disclose,
    asks_unloaded,
    is_off_topic,
    is_urgent,
    must_decline,
    names_danger,
)
from assistant.refusing import not_covered, of_gap, why_not
from assistant.reply import Mode, Notice, Outcome, Reply, Statement
from assistant.retrieval import Found, Retriever
from assistant.source_notices import where_to_read
from assistant.tensions import load_tensions, with_other_side, without_swapped
from assistant.writing import Writer
from corpus.passage import PassageKind, SearchHit, Span
from corpus.source import named_sources, read_source_rows
from corpus.words import content_words, words

MAX_QUESTION_CHARS = 20_000
DECLINED_PHRASES = {
    Declined.REVEAL: "declined_reveal",
    Declined.INVENT: "declined_invent",
    Declined.VERDICT: "declined_verdict",
}


class Assistant:
    def __init__(
        self,
        *,
        library: Library,
        retriever: Retriever,
        notices: NoticeBoard,
        writer: Writer | None = None,
    ) -> None:
        self.library = library
        self._retriever = retriever
        self._notices = notices
        self._writer = writer
        self._tensions = load_tensions(tuple(library.passages.values()))
        self._swaps = load_tensions(tuple(library.passages.values()), kind="swap")

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
        found, evidence = self._found(asked, wordings, today)
        composed, mode = self._composed(asked, found, today), Mode.EXTRACTIVE
        if is_urgent(question):
            composed = self._of_danger(question, composed)
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

    def _found(
        self, asked: str, wordings: Sequence[str], today: date
    ) -> tuple[list[Found], tuple[SearchHit, ...]]:
        """What each part of the question finds, and the evidence of them and of the wordings."""
        search = partial(self._retriever.search, on=today)
        found = find_parts(asked, cache(partial(search, limit=LOOKED_AT)))
        return found, merge_hits([*found, *(search(wording) for wording in wordings)])

    def _composed(self, asked: str, found: Sequence[Found], today: date) -> Composed:
        """Each part answered on its own; what must be declined is declined as a whole."""
        declined = must_decline(asked)
        if declined is Declined.INVENT and (rest := without_orders(asked)):
            return self._beside_orders(rest, today)
        if declined is not None:
            related = is_related(read_signals(found[0]))
            return self._decline(declined, asked, found[0], related=related)
        return merge([self._decide_and_compose(one, today, parts=len(found)) for one in found])

    def _beside_orders(self, rest: str, today: date) -> Composed:
        """The orders are declined, and the question that stood beside them is answered."""
        found, _ = self._found(rest, (), today)
        answered = merge([self._decide_and_compose(one, today, parts=len(found)) for one in found])
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

    def _decide_and_compose(self, found: Found, today: date, *, parts: int) -> Composed:
        if found.provisions:
            return self._answer_with_law(found, today)
        signals, quote = read_signals(found), partial(self._quote, found.question, found)
        sources = self.library.sources
        composed = (
            of_named_source(found, signals, quote, sources, on=today)
            or of_unloaded(found, signals, quote, sources, on=today)
            or self._of_guideline(found, signals, parts=parts)
        )
        told = told_of_unworded(found, on=today)
        return replace(composed, lead=f"{told} {composed.lead}".strip()) if told else composed

    def _of_guideline(self, found: Found, signals: Signals, *, parts: int) -> Composed:
        asked = found.question
        if is_known_gap(signals) and signals.gap is not None:
            nearest = self._quote(asked, found)[:2] if is_unsure(signals) else ()
            return of_gap(signals.gap, asked, nearness=signals.gap_nearness, nearest=nearest)
        statements = self._quote(asked, found, parts=parts)
        related = is_related(signals) and not is_off_topic(asked)
        if not statements or not (is_covered(signals) or related):
            return Composed(Outcome.NOT_COVERED, not_covered(), part=asked)
        if signals.kind is AnswerKind.PHONE:
            statements += self._numbers_of(statements)
        if asks_unloaded(asked):
            return Composed(Outcome.NEARBY, self._unloaded(asked), statements[:1], asked)
        if lead := why_not(asked, signals, statements):
            return Composed(Outcome.NEARBY, lead, statements[:1], asked)
        lead = phrase("lead", "secrecy") if asks_to_disclose(asked) else ""
        return Composed(Outcome.ANSWERED, lead, statements, asked)

    def _unloaded(self, asked: str) -> str:
        """Which document it asks about, and where that can be read, when the register knows."""
        sources = self.library.sources
        for source_id in named_sources(asked, read_source_rows()):
            source = sources.get(source_id)
            if source is not None and not source.loaded:
                return phrase("lead", "not_loaded", where=where_to_read(source))
        return phrase("lead", "nearby")

    def _of_danger(self, question: str, composed: Composed) -> Composed:
        """In danger protection comes first, then one thing of the answer, and no related text."""
        answered = composed.outcome is Outcome.ANSWERED
        # What the model only suspects puts the notice first and takes nothing away.
        settled = answered or composed.outcome is Outcome.DECLINED
        if settled and not names_danger(question):
            return composed
        protection = self._rule("acute_protection")
        if answered and asks_something(question):
            said = {one.text for one in protection}
            own = [one for one in composed.statements if one.text not in said]
            return replace(composed, statements=(*protection, *own[:1]))
        return Composed(Outcome.NEARBY, phrase("lead", "danger"), protection)

    def _rule(self, name: str) -> tuple[Statement, ...]:
        """A sentence of the sources that is always quoted on its occasion."""
        passages = self.library.passages
        return tuple(
            to_statement(passages[p.passage_id], [Span(p.start, p.end)], self.library.titles)
            for p in self._notices.standing_place(name)
        )

    def _numbers_of(self, statements: Sequence[Statement]) -> tuple[Statement, ...]:
        """The numbers of units that the statements name without their number."""
        named = self._notices.named_contacts(statements)
        passages = self.library.passages.values()
        places = [
            Answerable(passage, 0, len(passage.text), 0.0)
            for contact in named
            for passage in passages
            if passage.kind is PassageKind.CONTACT and contact.phone in passage.text
        ]
        return compose(places, "", self.library.titles)

    def _decline(self, declined: Declined, asked: str, found: Found, *, related: bool) -> Composed:
        """What the sources do say about the matter comes along, but not for a hostile question."""
        lead = phrase("lead", DECLINED_PHRASES[declined])
        statements = self._quote(asked, found) if related else ()
        if declined is Declined.REVEAL:
            return Composed(Outcome.DECLINED, lead, self._rule("disclosure"))
        if declined is not Declined.VERDICT:
            return Composed(Outcome.DECLINED, lead)
        if not statements:
            lead = phrase("lead", "declined_verdict_empty")
        return Composed(Outcome.DECLINED, lead, statements)

    def _answer_with_law(self, found: Found, today: date) -> Composed:
        """The guideline first, then the law as it reads on the day; never in one statement."""
        guideline = self._quote(found.question, found)
        statements = about_the_paragraph(guideline, found, self.library.passages)
        law, lead = quote_law(found, self.library.titles), told_of_law(found, on=today)
        return Composed(Outcome.ANSWERED, lead, (*statements, *law), found.question)

    def _quote(self, asked: str, found: Found, *, parts: int = 1) -> tuple[Statement, ...]:
        passages = self.library.passages
        own = without_swapped(find_places(found, parts=parts), self._swaps)
        places = with_other_side(own, asked, self._tensions, passages)
        return compose(with_items(places, passages, asked), asked, self.library.titles)
