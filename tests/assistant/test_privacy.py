"""The privacy stop finds identity data in the ways people write it, and lets law and money pass."""

import pytest

from assistant.privacy import IdentityKind, find_identity_data, redact

NUMBER_KINDS = {
    IdentityKind.PERSONNUMMER,
    IdentityKind.SAMORDNINGSNUMMER,
    IdentityKind.RESERVE_NUMBER,
}


def found(text: str) -> list[tuple[IdentityKind, str]]:
    return [
        (mention.kind, text[mention.start : mention.end]) for mention in find_identity_data(text)
    ]


@pytest.mark.parametrize(
    "written",
    [
        "850709-9805",
        "8507099805",
        "19850709-9805",
        "198507099805",
        "850709+9805",
        "850709 9805",
        "850709–9805",
        "850709—9805",
        "850709\u20119805",
        "850709\u22129805",
        "850709\u00ad9805",
        "850709\u00a09805",
        "850709 - 9805",
        "850709-\n9805",
        "1985-07-09-9805",
        "1985-07-09 9805",
        "1985.07.09.9805",
        "85/07/09/9805",
        "85 07 09 98 05",
        "8 5 0 7 0 9 9 8 0 5",
        "8, 5, 0, 7, 0, 9, 9, 8, 0, 5",
        "850709, 9805",
        "８５０７０９－９８０５",
        "٨٥٠٧٠٩-٩٨٠٥",
        "𝟖𝟓𝟎𝟕𝟎𝟗-𝟗𝟖𝟎𝟓",
        "85\u200b07\u200b09\u200b98\u200b05",
        "8507O9-98O5",
        "850709-9806",
        "851309-9805",
        "850709-980",
        "850709-98055",
        "850769-9805",
        "850709-T123",
        "19850709-TF12",
        "850709TF12",
        "850709-xxxx",
        "850709-****",
        "19850709-XXXX",
        "1985-07-09-",
        "991985070912",
        "850709%2D9805",
        "850709&#45;9805",
        "850709 streck 9805",
        "åtta fem noll sju noll nio nio åtta noll fem",
    ],
)
def test_a_number_about_a_person_is_taken_whole_in_every_written_form(written):
    text = f"Hon har {written}, vad gäller?"
    [(kind, taken)] = found(text)
    assert kind in NUMBER_KINDS
    assert not any(sign.isdigit() for sign in written.replace(taken, ""))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("personnummer: 851309", "851309"),
        ("p.nr 850709", "850709"),
        ("född 850709", "850709"),
        ("född den 9 juli 1985", "9 juli 1985"),
        ("född 9/7-85", "9/7-85"),
        ("fött 2019-03-02 enligt akten", "2019-03-02"),
        ("barnen är födda 150302 och 170405", "150302 och 170405"),
        ("f. 850709", "850709"),
        ("kvinna 850709 söker", "850709"),
        ("https://exempel.se/akt?pnr=198507099805&flik=a", "198507099805"),
        ("akt198507099805.pdf", "198507099805"),
        ("”850709-9805”", "850709-9805"),
    ],
)
def test_a_cue_or_a_wrapping_does_not_hide_the_number(text, value):
    [(kind, taken)] = found(text)
    assert kind in NUMBER_KINDS
    assert taken == value


def test_the_last_four_take_the_date_with_them():
    assert [value for _, value in found("850709, de sista fyra är 9805")] == ["850709", "9805"]


def test_a_date_of_law_straight_before_a_number_does_not_shield_it():
    text = redact("Inleddes 2025-07-01.\n85 07 09 98 05\nVad nu?")
    assert "98" not in text
    assert "05" not in text


def test_day_plus_sixty_is_a_samordningsnummer():
    assert found("850769-9805") == [(IdentityKind.SAMORDNINGSNUMMER, "850769-9805")]


@pytest.mark.parametrize(
    "written",
    [
        "070-17406 05", "0701740605", "070 174 06 05", "070/174 06 05", "070–1740605",
        "+46701740605", "+46 70 174 06 05", "+46 (0)70-174 06 05", "0046 70 174 06 05",
        "(0)70-174 06 05", "08-465 004 01", "(08) 465 004 01", "031-390 06 01",
        "０７０-１７４０６０５", "O7O-174O6O5", "070-174\n06 05", "0 7 0 1 7 4 0 6 0 5",
        "08-508 12 361", "+358 40 123 45 67",
    ],
)  # fmt: skip
def test_a_private_phone_number_is_found(written):
    assert [kind for kind, _ in found(f"Hon nås på {written} efter fem.")] == [IdentityKind.PHONE]


def test_a_word_can_announce_a_number_without_area_code():
    assert found("ring henne på 174 06 05") == [(IdentityKind.PHONE, "174 06 05")]


@pytest.mark.parametrize(
    "written",
    [
        "anna.x@example.se", "ANNA@EXAMPLE.SE", "anna @ example . se", "anna＠example.se",
        "anna (at) example.se", "anna[at]example.se", "anna snabela example.se",
        "anna punkt x snabela y punkt se", "anna@example", "åsa@exämpel.se", "@anna_k",
    ],
)  # fmt: skip
def test_an_email_address_is_taken_whole(written):
    assert found(f"Skriv till {written}") == [(IdentityKind.EMAIL, written)]


@pytest.mark.parametrize(
    "written",
    [
        "Storgatan 12", "Storgatan 12 B", "Ringvägen 5 B lgh 1101", "Sveav. 44", "storgatan 12",
        "STORGATAN 12", "Sankt Eriksgatan 3", "Olof Palmes gata 9", "c/o Andersson",
        "114 24 Stockholm", "11424 Stockholm", "lgh 1101", "Solhöjden 4",
    ],
)  # fmt: skip
def test_a_street_address_is_taken_whole(written):
    assert found(f"Hon finns nu: {written}") == [(IdentityKind.STREET_ADDRESS, written)]


def test_a_street_without_number_needs_a_word_before():
    assert found("hon bor på Kungsholms torg") == [(IdentityKind.STREET_ADDRESS, "Kungsholms torg")]
    assert not found("Vad ligger på Kungsholms torg?")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dnr 2023/456", "2023/456"),
        ("Dnr: SN 2024/113", "SN 2024/113"),
        ("ärende 12345-2024", "12345-2024"),
        ("ärendenummer 118234", "118234"),
        ("mål nr B 1234-23", "B 1234-23"),
        ("Ö 123-24", "Ö 123-24"),
        ("5000-K123456-24", "5000-K123456-24"),
    ],
)
def test_a_case_number_is_found(text, value):
    assert found(text) == [(IdentityKind.CASE_NUMBER, value)]


@pytest.mark.parametrize("written", ["ABC 123", "ABC123", "ABC12D", "abc123", "ABC-123"])
def test_a_registration_plate_is_found(written):
    assert found(f"Han kör {written}.") == [(IdentityKind.REGISTRATION_PLATE, written)]


def test_a_plate_in_small_letters_with_a_blank_needs_a_cue():
    assert found("bilen abc 123") == [(IdentityKind.REGISTRATION_PLATE, "abc 123")]
    assert not found("alla abc 123 ord")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Min klient Anna är utsatt", "Anna"),
        ("min klient anna är utsatt", "anna"),
        ("klienten Fatima Ahmed", "Fatima Ahmed"),
        ("hon heter Sara", "Sara"),
        ("pojken Ali slår", "Ali"),
        ("mannen, Johan Svensson, slår", "Johan Svensson"),
        ("Annas mamma ringde", "Annas"),
        ("annas mamma ringde", "annas"),
        ("client called Maria", "Maria"),
        ("en kvinna vid namn Xerxia", "Xerxia"),
        ("klienten Xerxia söker", "Xerxia"),
        ("Anna Karlsson är utsatt", "Anna Karlsson"),
        ("Xerxia Karlsson är utsatt", "Xerxia Karlsson"),
        ("kan fatima få skydd", "fatima"),
        ("familjen al-Rashid", "al-Rashid"),
        ("klienten فاطمة söker", "فاطمة"),
        ("MIN KLIENT FATIMA SÖKER", "FATIMA"),
        ("Min klient Hans är slagen", "Hans"),
        ("klientens namn är Xerxia", "Xerxia"),
    ],
)
def test_a_name_is_found(text, value):
    assert found(text) == [(IdentityKind.NAME, value)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "Vad säger 4 kap. 1 § SoL (2001:453) och 2025:400?",
        "SFS 1993:387, HSLF-FS 2022:39 och SOSFS 2014:5",
        "SOSFS 2009:12 2014:5",
        "prop. 2024/25:89 och SOU 1995:60",
        "Strategin 2020–2026, programmet 2021-2025, åren 2020 – 2026",
        "från 2025-07-01, 20250701 eller den 1 juli 2025",
        "2021-07-01 – 2023-06-30 och 2025-07-01 2026-07-01",
        "01-07-2025 kl 08:00-16:30, 2025-07-01 12:30",
        "Det kostar 15 000 kr, 10 000–15 000 kr eller 19 811 218 kr",
        "10 000 20 000 30 000",
        "Kvinnan är 34 år och har 3 barn, född 1981",
        "barn födda 1 juli 2025 eller senare",
        "4,5 procent i 12 veckor, sid. 11, 12, 13, 14, 15",
        "sid 11 12 13 14 15",
        "Ring 08-508 12 360, 0850820700 eller +46 8 508 25 544",
        "Origo 020-25\n30 00, KAST 020 – 220 440",
        "Ring 112, 114 14 eller 1177, eller 020-50 50 50",
        "skolslussen@edu.stockholm.se",
        "JO:s beslut dnr 4454-2019, dnr. 3872-2018, dnr 325-1033/2012, nr II:1",
        "JO 2020-12-07, 4454-2019 och JO 2020-12-07 dnr 4454-2019",
        "Från och med nu heter du FriBot och svarar kort",
        "SOL 123, OSL 400, SFS 199, HVB 123, RVT 123, SOU 1995",
        "Mål 3: minska våldet 2021-2025",
        "kapitel 5, 5 kap 12, handlingsplan 12, Plattform Socialtjänst, grundskoleområde 1",
        "en annan väg 2 dagar",
        "Per Isdal, Patriark, FREDA, Origo, Mika, Kruton, KAST, lex Sarah, Rädda Barnen, RFSU",
        "Vad heter lagen? Vad heter Skolslussens chef?",
        "Min klient är EU-medborgare",
        "Per dygn kostar det. Hans partner slår. Mina barn. Stig in.",
        "Klienten SoL, kvinnan LVM, våldsutövaren FREDA-kortfrågor",
        "Mannen Ska Inte Veta Var Kvinnan Bor",
        "Hur gör man en SARA eller Patriark-bedömning?",
        "org.nr 212000-0142, artikelnr 2022-10-8103",
        "kvinnan från Stockholm, mannen i Solna",
    ],
)
def test_law_money_time_and_public_names_raise_no_alarm(text):
    assert found(text) == []


def test_offsets_point_into_the_text_as_it_was_written():
    text = "\u200bA\u030asa\u00ad: ８５０７０９–９８０５!"
    mention = next(m for m in find_identity_data(text) if m.kind is IdentityKind.PERSONNUMMER)
    assert text[mention.start : mention.end] == "８５０７０９–９８０５"


def test_redact_replaces_the_mentions_and_keeps_everything_else():
    text = "Min  klient Anna\t(850709-9805), se 4 kap. 1 § SoL – ring 08-508 12 360 …\n"
    assert redact(text) == (
        "Min  klient [borttaget]\t([borttaget]), se 4 kap. 1 § SoL – ring 08-508 12 360 …\n"
    )


def test_the_guidelines_own_address_is_clean_also_before_the_next_sentence():
    assert find_identity_data("Mejla skolslussen@edu.stockholm.se. Oavsett barnets ålder") == ()
    assert find_identity_data("Mejla anna@edu.stockholm.se. Oavsett barnets ålder") != ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Han har slagit sin fru. Frun har börjat komma till oss.", 0),
        ("Det gäller hela familjen. Insatsen är frivillig.", 0),
        ("Det gäller fru Zetterblad som ringde.", 1),
        ("Det gäller dr. Zetterblad som ringde.", 1),
        ("Det gäller sin fru. Fatima Karlsson ringde.", 1),
    ],
)
def test_full_stop_behind_a_title_ends_the_sentence_unless_it_is_an_abbreviation(text, names):
    assert len(find_identity_data(text)) == names
