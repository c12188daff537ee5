"""Invented sources and passages for the interface tests, some of them hostile."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hostile_text import hostile_strings

from assistant.reply import Citation
from corpus.norm import Norm
from corpus.passage import PageSpan, Passage, PassageKind, Reading, Span
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
# All thousand, a hundred a section: as many as one answer can show and a browser can draw at once.
BATCH = 100
HOSTILE_PASSAGES = tuple(
    make_passage(f"p-hostile-{number}", string, page=61, path=("Elakt", f"Del {number // BATCH}"))
    for number, string in enumerate(hostile_strings(1000))
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
        FakeContact("KAST", "020 – 220 440", 47, "p-report", "Den som har köpt sex"),
    )
    report: Mapping[str, Any] = field(
        default_factory=lambda: {
            "sources": [
                {
                    "source_id": "riktlinje",
                    "passages": 6,
                    "kinds": {"list": 3, "paragraph": 3},
                    "dropped": [
                        {"line": 3, "page": 13, "why": "link", "text": "https://a.example"}
                    ],
                    "missing": ["Bilaga 3 saknas"],
                }
            ],
            "questions": 12,
        }
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
