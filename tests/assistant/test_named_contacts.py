import pytest

from assistant.named_contacts import NamedContacts
from corpus.contact import load_contacts


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Och numret till Origo och Kruton?", {"Origo", "Kruton"}),
        ("mikamottagningens, KASTs och Origos nummer", {"Mikamottagningen", "KAST", "Origo"}),
        ("Numret till RVC Väst och RVC Sydost", {"RVC Väst", "RVC Sydost"}),
        ("numret till RVC Väst", {"RVC Väst"}),
        ("numren till RVC", {"RVC Väst", "RVC Sydost", "RVC Sydväst", "RVC Innerstaden"}),
        ("numret till jouren", set()),
        ("Numret till RVC Väst och Sydost?", {"RVC Väst", "RVC Sydost"}),
        (
            "Vilket nummer har Relationsvåldscentrum Väst - och innerstaden då?",
            {"RVC Väst", "RVC Innerstaden"},
        ),
        ("Hon bor i sydost. Vad har RVC Väst för nummer?", {"RVC Väst"}),
    ],
)
def test_every_unit_named_is_found_and_a_name_inside_a_longer_one_counts_not(question, names):
    contacts = load_contacts()
    wanted = {one.name for one in contacts if names & {one.name, *one.also}}
    found = NamedContacts(contacts).find(question)
    assert {one.name for one in found} == wanted
