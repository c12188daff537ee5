"""The answer to one part of a question: decided, and put together out of what the sources say."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from functools import partial

from assistant.composed import Composed
from assistant.composing import Answerable, compose, to_statement
from assistant.deciding import (
    Signals,
    answerable,
    is_covered,
    is_known_gap,
    is_related,
    is_unsure,
    read_signals,
)
from assistant.footnotes import with_footnotes
from assistant.law_answers import (
    about_the_paragraph,
    quote_law,
    told_of_law,
    told_of_unworded,
)
from assistant.library import Library
from assistant.named_answers import of_named_source, of_unloaded
from assistant.notices import NoticeBoard
from assistant.phrases import phrase
from assistant.places import find_places, with_items
from assistant.question_rules import (
    AnswerKind,
    Declined,
    asks_missing,
    asks_something,
    asks_to_disclose,
    asks_unloaded,
    is_off_topic,
    is_surely_urgent,
)
from assistant.refusing import not_covered, of_gap, why_not
from assistant.reply import Outcome, Statement
from assistant.retrieval import Found
from assistant.source_notices import where_to_read
from assistant.tensions import load_tensions, with_other_side, without_swapped
from corpus.passage import PassageKind, Span
from corpus.source import named_sources, read_source_rows

DECLINED_PHRASES = {
    Declined.REVEAL: "declined_reveal",
    Declined.INVENT: "declined_invent",
    Declined.VERDICT: "declined_verdict",
}

# So surely must the sources speak of what a question takes for given, on the scale of the decision.
MIN_PREMISE = -0.5


class Composer:
    """Reads the library and the rules of notices; knows nothing of search or of models."""

    def __init__(self, library: Library, notices: NoticeBoard) -> None:
        self.library = library
        self._notices = notices
        self._tensions = load_tensions(tuple(library.passages.values()))
        self._swaps = load_tensions(tuple(library.passages.values()), kind="swap")

    def of_parts(self, found: Sequence[Found], today: date) -> list[Composed]:
        """One for each part. What was told for one is not all that the next has to say."""
        told: set[str] = set()
        composed: list[Composed] = []
        for one in found:
            composed.append(self.of_part(one, today, parts=len(found), told=frozenset(told)))
            told |= self._told_whole(composed[-1].statements)
        return composed

    def _told_whole(self, statements: Sequence[Statement]) -> set[str]:
        passages = self.library.passages
        return {
            cited.passage_id
            for statement in statements
            for cited in statement.citations
            if passages[cited.passage_id].text == statement.text
        }

    def of_part(
        self, found: Found, today: date, *, parts: int, told: AbstractSet[str] = frozenset()
    ) -> Composed:
        if found.provisions:
            return self._answer_with_law(found, today)
        signals, quote = read_signals(found), partial(self._quote, found.question, found)
        sources = self.library.sources
        composed = (
            of_named_source(found, signals, quote, sources, on=today)
            or of_unloaded(found, signals, quote, sources, on=today)
            or self._of_guideline(found, signals, parts=parts, told=told)
        )
        if composed.outcome in {Outcome.NEARBY, Outcome.NOT_COVERED}:
            composed = self._of_premise(found) or composed
        lead = told_of_unworded(found, on=today)
        return replace(composed, lead=f"{lead} {composed.lead}".strip()) if lead else composed

    def _of_guideline(
        self, found: Found, signals: Signals, *, parts: int, told: AbstractSet[str]
    ) -> Composed:
        asked = found.question
        if is_known_gap(signals) and signals.gap is not None:
            nearest = self._quote(asked, found)[:2] if is_unsure(signals) else ()
            return of_gap(signals.gap, asked, nearness=signals.gap_nearness, nearest=nearest)
        statements = self._quote(asked, found, parts=parts, told=told)
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

    def _of_premise(self, found: Found) -> Composed | None:
        """What the sources say of what the question takes for given, when they speak of that."""
        if asks_unloaded(found.question) or asks_missing(found.question):
            return None
        scored = [(answerable(read_signals(taken)), taken) for taken in found.taken]
        covered = [(score, taken) for score, taken in scored if score >= MIN_PREMISE]
        if not covered:
            return None
        _, taken = max(covered, key=lambda one: one[0])
        statements = self._quote(taken.question, taken)[:1]
        lead = phrase("lead", "premise", premise=taken.question.rstrip(" .?!:,"))
        return Composed(Outcome.ANSWERED, lead, statements, found.question)

    def _unloaded(self, asked: str) -> str:
        """Which document it asks about, and where that can be read, when the register knows."""
        sources = self.library.sources
        for source_id in named_sources(asked, read_source_rows()):
            source = sources.get(source_id)
            if source is not None and not source.loaded:
                return phrase("lead", "not_loaded", where=where_to_read(source))
        return phrase("lead", "nearby")

    def in_danger(self, question: str, composed: Composed) -> Composed:
        """In danger protection comes first, then one thing of the answer, and no related text."""
        answered = composed.outcome is Outcome.ANSWERED
        # What the model only suspects puts the notice first and takes nothing away.
        settled = answered or composed.outcome is Outcome.DECLINED
        if settled and not is_surely_urgent(question):
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

    def decline(self, declined: Declined, asked: str, found: Found, *, related: bool) -> Composed:
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

    def _quote(
        self, asked: str, found: Found, *, parts: int = 1, told: AbstractSet[str] = frozenset()
    ) -> tuple[Statement, ...]:
        passages = self.library.passages
        own = without_swapped(find_places(found, parts=parts, told=told), self._swaps)
        places = with_other_side(own, asked, self._tensions, passages)
        rows = with_items(places, passages, asked, named=found.exact)
        return compose(with_footnotes(rows, passages, asked), asked, self.library.titles)
