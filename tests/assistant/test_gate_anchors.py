"""Numbers, phones, addresses and names: what a statement says beside what its quotes say."""

import pytest

from assistant.gate_anchors import (
    find_foreign_addresses,
    find_foreign_names,
    find_foreign_numbers,
    find_foreign_phones,
    names_in,
    numbers_in,
    phones_in,
)
from assistant.gate_text import Support

PHONES = ("Sydost 08-508 20 700", "Väst 08-508 03 670", "Origo 020-40 70 40", "RVT 08-120 30 40")


def foreign(check, statement, *sentences):
    return list(check(statement, Support(sentences)))


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("", ()),
        ("Ring 112.", ()),
        ("Ring 08-508 20 700.", (("0850820700", 5, 18),)),
        ("Ring +46 8 508 20 700 nu", (("46850820700", 5, 21),)),
        ("08-123 45 67 eller 070-123 45 67", (("081234567", 0, 12), ("0701234567", 19, 32))),
        # Six digits make a number, five do not.
        ("08-12 34", (("081234", 0, 8),)),
        ("08-1 2 34", (("081234", 0, 9),)),
        ("08-1 2  3", ()),
        ("mål 12:08-508 20 700", ()),
    ],
)
def test_a_phone_number_is_read_whole_with_its_place(text, phones):
    assert phones_in(text) == phones


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Ingen telefon.", []),
        ("Sydost nås på 08-508 20 700.", []),
        ("Numret är 08-508 20 700.", []),
        ("Numret är 08-508 20 701.", ["08-508 20 701"]),
        ("Väst nås på 08-508 20 700.", ["08-508 20 700"]),
        # Each number belongs to the names since the number before it.
        ("Sydost nås på 08-508 20 700 och Väst på 08-508 03 670.", []),
        (
            "Väst nås på 08-508 20 700 och Sydost på 08-508 03 670.",
            ["08-508 20 700", "08-508 03 670"],
        ),
        ("Sydost nås på 08-508 20 700 och Origo på 08-508 03 670.", ["08-508 03 670"]),
        ("Sydost och Väst nås på 08-508 20 700.", ["08-508 20 700"]),
        # A unit is itself in every way it is written.
        ("Relationsvåldsteamet nås på 08-120 30 40.", []),
    ],
)
def test_a_phone_number_stays_with_those_it_belongs_to(statement, found):
    assert foreign(find_foreign_phones, statement, *PHONES) == found


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Skriv till stod@exempel.se.", []),
        ("Skriv till STOD@exempel.se!", []),
        ("Skriv till rad@exempel.se.", ["rad@exempel.se"]),
        ("Se www.exempel.se/a och exempel.nu.", ["exempel.nu"]),
        ("Se https://exempel.se/b", ["https://exempel.se/b"]),
    ],
)
def test_an_address_stands_in_the_quotes(statement, found):
    source = "Skriv till (stod@exempel.se) eller se www.exempel.se/a)."
    assert foreign(find_foreign_addresses, statement, source) == found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", []),
        ("18 år", [("18", "år")]),
        ("18-åring", [("18", "")]),
        ("artonårig", []),
        ("mellan 13 och 26 år", [("13", "år"), ("26", "år")]),
        ("13 och några 26 år", [("13", ""), ("26", "år")]),
        ("två veckor och tre", [("2", "vecka"), ("3", "")]),
        # «en» and «sex» count only before a unit.
        ("en person", []),
        ("en månad", [("1", "månad")]),
        ("sex mot ersättning", []),
        ("sex veckor", [("6", "vecka")]),
        ("på sex", []),
        ("1,5 gånger", [("1,5", "gång")]),
        ("1 500 kronor", [("1", ""), ("500", "krona")]),
        ("60 kr per dygn i 30 dagar", [("60", "krona"), ("30", "dag")]),
        # Digits of phones and references are no plain numbers; those after them are.
        ("08-508 20 700 i 3 dagar", [("3", "dag")]),
        ("enligt 11 kap. 1 § SoL inom 14 dagar", [("14", "dag")]),
        ("enligt 1 §3 dagar", [("3", "dag")]),
        ("i en månad till", [("1", "månad")]),
        ("covid19", [("19", "")]),
    ],
)
def test_a_number_is_read_with_what_it_counts(text, numbers):
    assert [tuple(number) for number in numbers_in(text)] == numbers


@pytest.mark.parametrize(
    ("statement", "sentences", "found"),
    [
        ("Mellan 13 och 26 år.", ("Mellan 13 och 26 år.",), []),
        ("Mellan 26 och 13 år.", ("Mellan 13 och 26 år.",), ["13 år"]),
        ("Efter 13 månader.", ("Efter 13 år.",), ["13 månad", "månader"]),
        ("Högst 13.", ("Högst 14.",), ["13"]),
        ("Steg 1, 2, 2.", ("Steg 1 och 2.",), ["2"]),
        ("Steg 7 och 8.", ("Steg 1.",), ["7", "8"]),
        ("Steg 1 och 2.", ("Steg 1.", "Steg 2."), []),
        ("Steg 2 och 3.", ("Steg 1, 2, 3.",), []),
        # Words of time and measure must stand in the source.
        ("Gör det genast.", ("Gör det.",), ["genast"]),
        ("Gör det.", ("Gör det genast.",), []),
        ("Gör det senast i maj och genast.", ("Gör det i maj.",), ["genast", "senast"]),
    ],
)
def test_numbers_keep_their_unit_and_their_order(statement, sentences, found):
    assert foreign(find_foreign_numbers, statement, *sentences) == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", set()),
        ("Barnet hörs.", set()),
        ("Ring Anna.", {"anna"}),
        ("Ring Annas mamma", {"anna"}),
        ("Ring Evas mamma", {"evas"}),
        # A capital that opens a sentence, a line or a quotation names nothing.
        ("Ring. Anna: Bo” Eva", set()),
        ("Ring\nAnna", set()),
        ("Ring (Anna)", {"anna"}),
        ("använd SIP-plan", {"sip"}),
        ("använd eBo", {"ebo"}),
        ("Xy", set()),
        ("XY", {"xy"}),
        ("X", set()),
        # What is listed is a name however it is written.
        ("freda", {"freda"}),
        ("Relationsvåldsteamet, RVT:s och RVTs", {"rvt"}),
        ("socialtjänstlagens 1 §", {"sol"}),
        ("Patriark-bedömning", {"patriark"}),
        # Capitals that name nothing here.
        ("i Stockholms stad och Sverige", set()),
        ("i Sveriges kommuner", set()),
    ],
)
def test_a_name_is_read_in_every_way_it_is_written(text, names):
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("statement", "sentences", "found"),
    [
        ("Ring RVT.", ("Ring relationsvåldsteamet.",), []),
        ("Ring relationsvåldsteamet.", ("Ring RVT.",), []),
        ("Ring RVT och relationsvåldsteamet.", ("Ring RVT.",), ["rvt"]),
        ("Ring Bo Exempel.", ("Ring den som kan bo, till exempel hen.",), ["Bo", "Exempel"]),
        ("Ring RVT och RVT.", ("Ring RVT.",), ["rvt"]),
        ("Ring RVT. Fråga RVT.", ("Ring RVT.",), []),
        ("Ring RVT, RVT.", ("Ring RVT.", "Fråga RVT."), []),
        ("Enligt SoL, LVU och SoL.", ("Enligt SoL, LVU och LSS.",), ["sol", "sol"]),
        ("Enligt SoL. Enligt SoL.", ("Enligt SoL och LVU.",), ["sol"]),
        ("Enligt SoL och LVU.", ("Enligt SoL, LVU och LSS.",), []),
    ],
)
def test_a_name_stands_in_the_quotes_as_often_as_it_is_said(statement, sentences, found):
    assert foreign(find_foreign_names, statement, *sentences) == found
