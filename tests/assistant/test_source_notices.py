"""A source asked about by name that is not loaded: its title and where it can be read."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.source_notices import notices_of_unloaded
from corpus.source import load_sources

TODAY = date(2026, 11, 23)
SOURCES = load_sources()


def told(question: str, *, sources=SOURCES, as_of=TODAY, lead="") -> list[str]:
    return [n.text for n in notices_of_unloaded(question, sources, as_of=as_of, lead=lead)]


@pytest.mark.parametrize(
    ("question", "title", "address"),
    [
        ("Vad säger föräldrabalken om umgänge?", "Föräldrabalk (1949:381)", "sfs-1949-381"),
        ("Vad står i lagen om målsägandebiträde?", "Lag (1988:609)", "sfs-1988-609"),
        ("2 § LVU", "vård av unga", "sfs-1990-52"),
        ("Vad säger 4 kap. 5 § SOSFS 2014:5?", "(SOSFS 2014:5)", "20145-om-dokumentation"),
        ("Vad kräver lagen (2024:79)?", "Lag (2024:79)", "sfs-2024-79"),
        ("Var hittar jag handboken Våld?", "Våld – Handbok", "socialstyrelsen.se/publikationer"),
        ("Vad står i meddelandeblad 1/2019?", "1/2019", "socialstyrelsen.se/publikationer"),
        ("Vad står i FREDA-kortfrågor?", "FREDA", "Socialstyrelsen"),
        ("Vad står i Patriark?", "Patriark", "Fråga utgivaren"),
    ],
)
def test_its_title_and_its_address_are_told(question, title, address):
    (text,) = told(question)
    assert title in text
    assert address in text


def test_sol_is_the_act_in_force_on_the_day():
    (today,) = told("Vad säger 11 kap. 1 § SoL?")
    (before,) = told("Vad säger 11 kap. 1 § SoL?", as_of=date(2025, 6, 30))
    assert "(2025:400)" in today
    assert "(2001:453)" in before


@pytest.mark.parametrize(
    "question",
    [
        "Vad är skyddat boende?",
        "När ska utredning inledas enligt socialtjänstlagen?",
        "Vad säger riktlinjen om sekretess?",
        "Vad står på sidan 50?",
        "Vad gäller för Origo?",
        "Vad säger SoL, LVU, LVM och LSS?",
        "",
    ],
)
def test_who_asks_about_the_matter_gets_no_address(question):
    assert told(question) == []


def test_what_the_lead_tells_is_not_told_again():
    assert told("Vad säger 2 § LVU?", lead=f"«{SOURCES['lvu-1990-52'].title}» saknas") == []


def test_a_loaded_source_is_not_called_missing():
    loaded = SOURCES | {"lvu-1990-52": replace(SOURCES["lvu-1990-52"], file="lvu.txt")}
    assert told("Vad säger 2 § LVU?", sources=loaded) == []
