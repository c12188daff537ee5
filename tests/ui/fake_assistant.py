"""A hand-written assistant for the interface tests: the words of a question choose the outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hostile_text import hostile_strings

from assistant.reply import Citation, Mode, Notice, NoticeKind, Outcome, Reply, Statement
from corpus.norm import Norm
from corpus.passage import PageSpan, Passage, PassageKind, Reading, SearchHit, Span
from corpus.source import Source, SourceKind

SOURCE = Source(
    id="riktlinje",
    title="Riktlinjer för handläggning av ärenden som rör våld",
    publisher="Stockholms stad",
    kind=SourceKind.GUIDELINE,
    edition="2021",
    valid_from=None,
    valid_to=None,
    url=None,
    file="riktlinje.txt",
    sha256="0" * 64,
)
NOT_LOADED = Source(
    id="handbok",
    title="Våld – Handbok",
    publisher="Socialstyrelsen",
    kind=SourceKind.HANDBOOK,
    edition="",
    valid_from=date(2016, 1, 1),
    valid_to=None,
    url="https://www.socialstyrelsen.se/",
    file=None,
    sha256=None,
)
WAYS = (
    "Om barnet kan gå kvar i sin gamla skola är det att föredra.",
    "Om barnet på grund av hotbilden inte kan gå kvar i sin gamla skola, ska hemkommunen hjälpa"
    " till att ordna en plats i en annan skola.",
    "För de barn som inte kan gå i skola eller förskola utanför det skyddade boendet har"
    " utbildningsförvaltningen ett arbetslag med pedagoger. För att komma i kontakt med dem,"
    " ring 08-508 32 440.",
)
SCHOOL_LEAD = "Skolgången kan lösas på tre sätt:"
SCHOOL = "\n".join((SCHOOL_LEAD, *WAYS))
HOSTILE = (
    '<img src="https://evil.example/x.png" onerror="document.title=1">'
    " ![x](https://evil.example/y.png) [länk](javascript:alert(1)) $\\frac{1}{2}$"
    " \u202eesrever\u202c \u200bdold :red[färg] <script>document.title='hacked'</script>"
)


def make_passage(id: str, text: str, *, page: int = 50, path=("Barn", "Skola"), **more) -> Passage:
    return Passage(
        id=id,
        source_id="riktlinje",
        heading_path=path,
        text=text,
        kind=more.pop("kind", PassageKind.PARAGRAPH),
        pages=(PageSpan(page, 0, len(text)),),
        source_spans=(Span(0, len(text)),),
        **more,
    )


def item_spans() -> tuple[Span, ...]:
    return tuple(Span(SCHOOL.index(way), SCHOOL.index(way) + len(way)) for way in WAYS)


PASSAGES = (
    make_passage(
        "p-report",
        "Om det framkommer att det finns barn som kan ha upplevt våld ska en orosanmälan alltid"
        " göras till den enhet som handlägger ärenden rörande barn och unga.",
        page=48,
        path=("Barn som har upplevt våld", "Orosanmälan"),
        norms=(Norm.SHALL,),
        readings=(
            Reading("65 kap. 1 § SOSFS 2014:4HSLF-FS 2022:39", "5 kap. 1 § HSLF-FS 2022:39", "x"),
        ),
    ),
    make_passage("p-before", "Barn har rätt till skolgång även i skyddat boende.", page=49),
    make_passage(
        "p-school", SCHOOL, kind=PassageKind.LIST, items=item_spans(), norms=(Norm.SHALL,)
    ),
    make_passage(
        "p-after",
        "Skolslussen nås på 08-508 34 802. Oavsett barnets ålder ska strävan alltid vara att"
        " omfattningen av undervisningen motsvarar den i den vanliga skolan.",
    ),
    make_passage(
        "p-partner",
        "Kontakt med partnern får inte tas utan den våldsutsattas samtycke.",
        page=34,
        path=("Utredning",),
        norms=(Norm.MAY_NOT,),
    ),
    make_passage("p-hostile", HOSTILE, page=60, path=("Främmande <b>text</b>",)),
)
HOSTILE_PASSAGES = tuple(
    make_passage(f"p-hostile-{number}", string, page=61, path=("Elakt", "Allt"))
    for number, string in enumerate(hostile_strings(60)[::3] + hostile_strings(1000)[-20:])
)


@dataclass(frozen=True, slots=True)
class FakeContact:
    name: str
    phone: str
    page: int
    passage_id: str
    about: str = "Råd och stöd"


@dataclass(frozen=True, slots=True)
class FakeLibrary:
    passages: Mapping[str, Passage] = field(
        default_factory=lambda: {p.id: p for p in (*PASSAGES, *HOSTILE_PASSAGES)}
    )
    sources: Mapping[str, Source] = field(
        default_factory=lambda: {SOURCE.id: SOURCE, NOT_LOADED.id: NOT_LOADED}
    )
    contacts: tuple[FakeContact, ...] = (
        FakeContact("Relationsvåldscentrum Innerstaden", "08-508 12 360", 47, "p-report"),
        FakeContact("Utbildningsförvaltningens arbetslag", "08-508 32 440", 50, "p-school"),
        FakeContact("KAST", "020 – 220 440", 47, "p-report"),
    )
    report: Mapping[str, Any] = field(
        default_factory=lambda: {"passages": 6, "pages": 57, "missing": ["Bilaga 3 saknas"]}
    )
    snapshot: str = "abc123"


def cite(passage: Passage, quote: str) -> Citation:
    start = passage.text.index(quote)
    return Citation(
        passage_id=passage.id,
        source_id=passage.source_id,
        title=SOURCE.title,
        section=passage.heading_path,
        page=passage.page_first,
        quote=quote,
        start=start,
        end=start + len(quote),
    )


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


class FakeAssistant:
    """«personnummer» blocks, «gräns» declines, «pris» is not covered, «nära» is nearby, «trasig»
    breaks down, «elak» and «elakast» answer with hostile text; the rest is about school."""

    def __init__(self) -> None:
        self.library = FakeLibrary()
        self.asked: list[tuple] = []

    def answer(self, question: str, *, history=(), as_of: date | None = None) -> Reply:
        self.asked.append((question, history, as_of))
        for word, make in (
            ("19121212-1212", self._blocked),
            ("adressen", self._declined),
            ("pris", self._not_covered),
            ("nära", self._nearby),
            ("trasig", self._broken),
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
        """Every hostile passage quoted, and every second one as a model would say it."""
        cited = [(passage, cite(passage, passage.text)) for passage in HOSTILE_PASSAGES]
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
            evidence=hits(*HOSTILE_PASSAGES),
            interpreted_as=question,
        )
