"""A hand-written assistant for the interface tests: the words of a question choose the outcome."""

import time
from datetime import date

from fake_library import (
    BATCH,
    HOSTILE,
    HOSTILE_PASSAGES,
    PASSAGES,
    SCHOOL,
    SCHOOL_LEAD,
    SOURCE,
    WAYS,
    FakeLibrary,
    cite,
    make_passage,
)
from visiting import HOLD

from assistant.progress import Stage, tell_nobody
from assistant.reply import Mode, Notice, NoticeKind, Outcome, Reply, Statement
from corpus.norm import Norm
from corpus.passage import Passage, SearchHit
from corpus.settings import load_settings

# The tests take the library's names from here too.
# fmt: off
__all__ = [
    "BATCH", "HOSTILE", "HOSTILE_PASSAGES", "PASSAGES", "SCHOOL", "SCHOOL_LEAD", "SOURCE", "WAYS",
    "FakeAssistant", "FakeLibrary", "cite", "hits", "make_passage", "reply",
]
# fmt: on


# What hangs for longer hangs for good.
MAX_HOLD_SECONDS = 120


def reply(question: str, outcome: Outcome, lead: str, **more) -> Reply:
    parts = {
        "mode": Mode.EXTRACTIVE,
        "statements": (),
        "notices": (),
        "evidence": (),
        "snapshot": "abc123",
    }
    return Reply(question=question, outcome=outcome, lead=lead, **(parts | more))


def hits(*passages: Passage) -> tuple[SearchHit, ...]:
    return tuple(SearchHit(p, rank, 1 / rank) for rank, p in enumerate(passages, start=1))


def _wait_while_held_up() -> None:
    sign = load_settings().data_dir / HOLD
    stop = time.monotonic() + MAX_HOLD_SECONDS
    while sign.exists() and time.monotonic() < stop:
        time.sleep(0.1)


class FakeAssistant:
    """«personnummer» blocks, «gräns» declines, «pris» is not covered, «nära» is nearby, «trasig»
    breaks down, «kodfel» meets a fault in the code, «långsam» takes its time, «elak» and «elakast»
    answer with hostile text; the rest is about school."""

    def __init__(self) -> None:
        self.library = FakeLibrary()
        self.asked: list[tuple] = []

    def answer(
        self, question: str, *, history=(), as_of: date | None = None, progress=tell_nobody
    ) -> Reply:
        self.asked.append((question, history, as_of))
        if "långsam" in question:
            progress(Stage.WRITING)
            _wait_while_held_up()
        for word, make in (
            ("19121212-1212", self._blocked),
            ("adressen", self._declined),
            ("pris", self._not_covered),
            ("nära", self._nearby),
            ("trasig", self._broken),
            ("kodfel", self._faulty),
            ("elakast", self._most_hostile),
            ("elak", self._hostile),
        ):
            if word in question:
                return make(question)
        return self._school(question, history)

    def search(self, query: str, *, limit: int = 10) -> tuple[SearchHit, ...]:
        words = query.casefold().split()
        found = [p for p in PASSAGES if any(word in p.text.casefold() for word in words)]
        return hits(*found[:limit])

    def _school(self, question: str, history) -> Reply:
        school, report = self.library.passages["p-school"], self.library.passages["p-report"]
        return reply(
            question,
            Outcome.ANSWERED,
            "Så här står det i riktlinjen.",
            statements=(
                Statement(SCHOOL, (cite(school, SCHOOL),), (Norm.SHALL, Norm.CAN)),
                Statement(
                    report.text, (cite(report, report.text), cite(school, WAYS[1])), (Norm.SHALL,)
                ),
            ),
            notices=(
                Notice(NoticeKind.URGENT, "Vid akut fara: ring 112."),
                Notice(NoticeKind.CURRENCY, "Socialtjänstlagen (2001:453) har ersatts.", 1),
                Notice(NoticeKind.CONTACT, "Utbildningsförvaltningens arbetslag 08-508 32 440"),
                Notice(NoticeKind.SEE_ALSO, "Våld – Handbok, Socialstyrelsen"),
            ),
            evidence=hits(school, report),
            interpreted_as="Hur löser vi skolgången för ett barn?" if history else "",
        )

    def _blocked(self, question: str) -> Reply:
        return reply(
            question,
            Outcome.BLOCKED,
            "Frågan innehåller ett personnummer.",
            redacted_question=question.replace("19121212-1212", "[personnummer]"),
        )

    def _declined(self, question: str) -> Reply:
        return reply(question, Outcome.DECLINED, "Var en skyddad person finns lämnas inte ut.")

    def _not_covered(self, question: str) -> Reply:
        return reply(question, Outcome.NOT_COVERED, "Riktlinjen anger inget belopp.")

    def _nearby(self, question: str) -> Reply:
        passage = self.library.passages["p-partner"]
        return reply(
            question,
            Outcome.NEARBY,
            "Det närmaste som står är detta.",
            statements=(Statement(passage.text, (cite(passage, passage.text),), passage.norms),),
            evidence=hits(passage),
        )

    def _broken(self, question: str) -> Reply:
        raise RuntimeError(f"store is gone while answering {question!r}")

    def _faulty(self, question: str) -> Reply:
        raise AssertionError(f"a fault that quotes {question!r}")

    def _hostile(self, question: str) -> Reply:
        passage = self.library.passages["p-hostile"]
        return reply(
            HOSTILE,
            Outcome.ANSWERED,
            HOSTILE,
            statements=(Statement(HOSTILE, (cite(passage, HOSTILE),)),),
            notices=tuple(Notice(kind, HOSTILE, 0) for kind in NoticeKind),
            evidence=hits(passage),
            interpreted_as=HOSTILE,
        )

    def _most_hostile(self, question: str) -> Reply:
        """A hundred hostile passages quoted, every second one as a model would say it.

        Which hundred, the last word says: «elakast 3».
        """
        first = int(question.rsplit(maxsplit=1)[-1]) * BATCH
        passages = HOSTILE_PASSAGES[first : first + BATCH]
        cited = [(passage, cite(passage, passage.text)) for passage in passages]
        return reply(
            question,
            Outcome.ANSWERED,
            question,
            statements=tuple(
                Statement(f"{passage.text} Ny mening." if place % 2 else passage.text, (citation,))
                for place, (passage, citation) in enumerate(cited)
            ),
            notices=tuple(
                Notice(kind, passage.text, place)
                for kind, (place, (passage, _)) in zip(
                    list(NoticeKind) * 2, enumerate(cited), strict=False
                )
            ),
            evidence=hits(*passages),
            interpreted_as=question,
        )
