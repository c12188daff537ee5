"""Asked for a provision that has moved, the law that stands instead is quoted; only if read."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.exact_legs import ExactLegs
from assistant.law_answers import told_of_law, told_of_unworded
from assistant.retrieval import Found
from corpus.law_register import load_law_register
from corpus.source import Source, SourceKind
from ingest.statute import read_act
from ingest.statute_passages import make_statute_passages

TODAY = date(2026, 11, 23)
NEW_ACT = """Socialtjänstlag (2025:400)
SFS nr: 2025:400
Ikraft: 2025-07-01

8 kap. Äldre

1 § Nämnden ska hjälpa äldre.

11 kap. Insatser

1 § Den enskilde har rätt till insatser.

2 § Ekonomin får inte beaktas.

12 kap. Ekonomiskt bistånd

1 § Den enskilde har rätt till bistånd.

14 kap. Handläggning

2 § Utredning ska inledas genast.
"""


@pytest.fixture(scope="module")
def legs() -> ExactLegs:
    source = Source("sol-2025-400", "SoL", "", SourceKind.LAW, "", None, None, None, "x", None)
    passages = make_statute_passages(read_act(NEW_ACT), source)
    return ExactLegs(passages, (), law=load_law_register())


def quoted(legs: ExactLegs, question: str, on: date = TODAY) -> list[tuple[str, str]]:
    found = legs.match(question, on=on).provisions
    return [(p.provision.chapter, p.provision.section) for p in found if p.provision]


@pytest.mark.parametrize(
    ("question", "provisions"),
    [
        pytest.param("11 kap. 1 § SoL", [("14", "2"), ("11", "1")], id="moved, then its namesake"),
        pytest.param("11 kap. 1 § gamla SoL", [("14", "2")], id="the old act itself"),
        pytest.param("11 kap. 2 § nya SoL", [("11", "2")], id="the new act by name"),
        pytest.param("Vad säger 4 kap. 1 § SoL?", [("11", "1"), ("12", "1")], id="parted in two"),
        pytest.param("11 kap. 1 § SoL (2025:400)", [("11", "1")], id="the new act itself"),
        pytest.param("3 kap. 6 § SoL", [], id="only likely"),
        pytest.param("99 kap. 1 § SoL", [], id="never was"),
        pytest.param("socialtjänstlagen", [], id="no provision"),
    ],
)
def test_what_stands_instead_is_found_when_it_has_been_compared(legs, question, provisions):
    assert quoted(legs, question) == provisions


def test_before_the_law_moved_nothing_stands_instead(legs):
    assert quoted(legs, "11 kap. 1 § SoL", date(2025, 6, 30)) == []


def test_the_reader_is_told_when_one_name_means_two_acts(legs):
    question = "11 kap. 1 § SoL"
    provisions = legs.match(question, on=TODAY).provisions
    found = Found(question, (), (), frozenset(), provisions)
    assert "två lagar" in told_of_law(found, on=TODAY)
    alone = replace(found, provisions=provisions[:1])
    assert told_of_law(alone, on=TODAY) == ""


def test_a_paragraph_without_a_wording_of_the_day_is_told(legs):
    before = legs.match("11 kap. 1 § SoL (2025:400)", on=date(2025, 6, 30))
    assert [(ref.chapter, ref.section) for ref in before.unworded] == [("11", "1")]
    told = told_of_unworded(
        Found("", (), (), frozenset(), unworded=((before.unworded[0], None),)), on=TODAY
    )
    assert "finns inte inläst" in told
    ended = Found("", (), (), frozenset(), unworded=((before.unworded[0], date(2025, 6, 30)),))
    assert "gällde till och med 2025-06-30" in told_of_unworded(ended, on=TODAY)
    assert legs.match("11 kap. 1 § SoL (2025:400)", on=TODAY).unworded == ()
