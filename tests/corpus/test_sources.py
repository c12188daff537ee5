"""The source register: complete against the guideline, and true to the documents it names."""

import hashlib
from datetime import date

import pytest

from corpus.source import (
    DOCUMENTS_DIR,
    SourceError,
    load_sources,
    named_sources,
    read_source_rows,
)

GUIDELINE = DOCUMENTS_DIR / "riktlinjer-vald-stockholm.txt"

SEE_ALSO_LINES = {
    (103, 104): "handbok-handlaggning-dokumentation",
    (166, 167): "handbok-handlaggning-dokumentation",
    (209, 210): "handbok-handlaggning-dokumentation",
    (212, 214): "meddelandeblad-2-2012",
    (225, 226): "handbok-lex-sarah",
    (228, 229): "riktlinje-lex-sarah",
    (464, 465): "handbok-handlaggning-dokumentation",
    (536, 538): "handbok-handlaggning-dokumentation",
    (596, 597): "stodmaterial-barnratt",
    (599, 600): "bedoma-barns-mognad",
    (602, 603): "handbok-handlaggning-dokumentation",
    (633, 635): "program-lika-rattigheter",
    (654, 654): "webb-jamstalldhet-intranat",
    (1040, 1042): "handbok-vald",
    (1233, 1235): "handbok-handlaggning-dokumentation",
    (1327, 1329): "handbok-vald",
    (1333, 1335): "stodmaterial-barnratt",
    (1385, 1386): "handbok-handlaggning-dokumentation",
    (1388, 1388): "sosfs-2014-5",
    (1423, 1424): "handbok-handlaggning-dokumentation",
    (1434, 1435): "handbok-handlaggning-dokumentation",
    (1467, 1468): "handbok-handlaggning-dokumentation",
    (1511, 1512): "policy-skyddade-personuppgifter",
    (1514, 1516): "meddelandeblad-1-2019",
    (1542, 1543): "handbok-vald",
    (1545, 1547): "meddelandeblad-5-2021",
    (1549, 1550): "pm-forebyggande-av-vald",
    (1649, 1651): "handbok-vald",
    (1653, 1653): "fristad-fran-vald",
    (1698, 1700): "handbok-vald",
    (1735, 1737): "handbok-vald",
    (1739, 1740): "riktlinje-ekonomiskt-bistand",
    (1742, 1743): "handbok-ekonomiskt-bistand",
    (1865, 1867): "handbok-vald",
    (1869, 1869): "webb-polisen",
    (1870, 1870): "webb-brottsoffermyndigheten",
    (1926, 1928): "meddelandeblad-5-2021",
    (1930, 1930): "stodmaterial-barnratt",
    (1931, 1933): "bedoma-barns-mognad",
    (1934, 1936): "handbok-handlaggning-dokumentation",
    (2031, 2033): "riktlinje-barn-unga",
    (2035, 2036): "stodmaterial-skola",
    (2064, 2066): "handbok-vald",
    (2068, 2069): "handbok-handlaggning-dokumentation",
    (2071, 2072): "riktlinje-arendeansvar",
    (2153, 2155): "handbok-vald",
    (2186, 2188): "handbok-vald",
    (2190, 2191): "vagledning-eu-ees",
    (2193, 2194): "handbok-ekonomiskt-bistand",
    (2196, 2197): "handbok-handlaggning-dokumentation",
    (2232, 2232): "jo-3872-2018",
    (2243, 2244): "handbok-handlaggning-dokumentation",
    (2248, 2248): "webb-plattform-socialtjanst",
    (2249, 2249): "webb-origo",
    (2250, 2250): "webb-stockholm",
    (2251, 2251): "webb-socialstyrelsen-vald",
    (2252, 2252): "webb-nck",
    (2253, 2253): "webb-operation-kvinnofrid",
    (2254, 2254): "webb-skr",
    (2255, 2255): "webb-jamstalldhetsmyndigheten",
    (2256, 2256): "webb-hedersfortryck",
    (2257, 2257): "webb-jamstall",
    (2258, 2260): "webb-nmt",
    (2261, 2261): "webb-lansstyrelsen-stockholm",
}

LISTED_LINES = {
    (272, 275): "handbok-ledningssystem",
    (277, 278): "handbok-lex-sarah",
    (280, 282): "handbok-vald",
    (284, 285): "att-vilja-se",
    (287, 288): "fristad-fran-vald",
    (290, 291): "vagledning-eu-ees",
    (293, 295): "manual-manniskohandel",
    (298, 302): "meddelandeblad-2-2012",
    (304, 304): "meddelandeblad-1-2015",
    (305, 307): "meddelandeblad-1-2019",
    (308, 311): "meddelandeblad-5-2021",
    (321, 322): "riktlinje-barn-unga",
    (326, 326): "riktlinje-ekonomiskt-bistand",
    (327, 330): "riktlinje-arendeansvar",
    (332, 332): "riktlinje-lex-sarah",
    (333, 335): "riktlinje-socialpsykiatri",
    (336, 339): "riktlinje-funktionsnedsattning",
    (341, 341): "riktlinje-missbruk",
    (342, 344): "riktlinje-aldreomsorg",
    (345, 347): "riktlinje-minoriteter",
    (358, 359): "program-andt",
    (361, 361): "program-hemloshet",
    (362, 366): "program-vald",
    (368, 368): "program-anhoriga",
    (369, 371): "program-barnets-rattigheter",
    (372, 374): "program-lika-rattigheter",
    (375, 377): "program-tillganglighet",
    (378, 378): "strategi-romsk-inkludering",
    (379, 381): "strategi-kriminalitet",
    (382, 384): "handlingsplan-prostitution",
    (385, 387): "handlingsplan-vbe",
    (390, 392): "stodmaterial-skola",
    (394, 395): "stodmaterial-prostitution",
    (740, 740): "isdal-definition",
    (741, 741): "handbok-vald",
    (742, 743): "bedomning-heder-2021",
    (784, 785): "strategi-lansstyrelsen",
    (786, 786): "sex-mot-ersattning",
    (861, 862): "strategi-lansstyrelsen",
    (909, 910): "handlingsplan-regeringen-2018",
    (911, 912): "handbok-vald",
    (1596, 1596): "fristad-fran-vald",
    (1665, 1668): "riktlinje-egenavgifter",
    (1776, 1777): "partnerkontakt",
    (1823, 1824): "handbok-vald",
}


@pytest.fixture(scope="module")
def guideline_lines() -> list[str]:
    return GUIDELINE.read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize(("lines", "source_id"), [*SEE_ALSO_LINES.items(), *LISTED_LINES.items()])
def test_every_source_the_guideline_names_is_found_from_its_wording(
    guideline_lines, lines, source_id
):
    first, last = lines
    named = named_sources("\n".join(guideline_lines[first - 1 : last]), read_source_rows())
    assert named[:1] == (source_id,)


def test_a_line_that_names_no_source_finds_none():
    assert named_sources("", read_source_rows()) == ()
    assert named_sources("Handläggaren ska ringa polisen.", read_source_rows()) == ()


def test_an_organisation_named_as_publisher_is_not_taken_for_its_website():
    named = named_sources("Manualen (2019), Jämställdhetsmyndigheten", read_source_rows())
    assert "webb-jamstalldhetsmyndigheten" not in named


def test_the_citys_guideline_is_not_taken_for_the_handbook_of_the_same_words():
    text = (
        "Riktlinjer för handläggning och dokumentation av ärenden gällande barn och unga inom "
        "individ- \n och familjeomsorgen"
    )
    assert named_sources(text, read_source_rows()) == ("riktlinje-barn-unga",)


def test_loaded_documents_have_the_registered_checksum():
    loaded = [source for source in load_sources().values() if source.file is not None]
    assert loaded
    for source in loaded:
        content = (DOCUMENTS_DIR / source.file).read_bytes()
        assert hashlib.sha256(content).hexdigest() == source.sha256, source.id


def test_the_guidelines_title_stands_in_the_guideline(guideline_lines):
    title = " ".join(" ".join(guideline_lines[12:16]).split())
    assert title.startswith(load_sources()["riktlinje-vald"].title)


def test_the_two_social_services_acts_meet_without_gap_or_overlap():
    sources = load_sources()
    assert sources["sol-2001-453"].valid_from == date(2002, 1, 1)
    assert sources["sol-2001-453"].valid_to == date(2025, 6, 30)
    assert sources["sol-2025-400"].valid_from == date(2025, 7, 1)


def test_no_two_sources_share_a_name():
    owners: dict[str, str] = {}
    for row in read_source_rows():
        for name in {row.title.casefold(), *(name.casefold() for name in row.cited_as)}:
            assert owners.setdefault(name, row.id) == row.id, name


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('[[source]]\nid = "a"', id="fields missing"),
        pytest.param("[[source]", id="not TOML"),
        pytest.param(
            '[[source]]\nid="a"\ntitle="A"\npublisher="P"\nkind="lag"\ncolour="red"',
            id="unknown field",
        ),
        pytest.param(
            '[[source]]\nid="a"\ntitle="A"\npublisher="P"\nkind="lag"\n' * 2, id="duplicate id"
        ),
    ],
)
def test_a_register_that_cannot_be_trusted_is_refused(tmp_path, content):
    register = tmp_path / "sources.toml"
    register.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=r"sources\.toml"):
        load_sources(register)


def test_register_that_was_edited_is_read_anew(tmp_path):
    register = tmp_path / "sources.toml"
    entry = '[[source]]\nid = "{}"\ntitle = "T"\npublisher = "P"\nkind = "lag"\n'
    register.write_text(entry.format("en"), encoding="utf-8")
    assert [row.id for row in read_source_rows(register)] == ["en"]
    register.write_text(entry.format("ett-annat"), encoding="utf-8")
    assert [row.id for row in read_source_rows(register)] == ["ett-annat"]
