import re
from itertools import pairwise

import pytest

from corpus.norm import Norm
from corpus.passage import Audience, PassageKind
from corpus.source import load_sources
from ingest.ingesting import ingest_source
from ingest.layout import load_layout
from ingest.reading import read_text
from ingest.report import LostTextError, check_no_text_lost


@pytest.fixture(scope="module")
def source_text():
    return read_text(load_sources()["riktlinje-vald"])


def nonblank(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_passage_text_is_the_source_text_with_other_blanks(passages, source_text):
    for passage in passages:
        source = "".join(source_text[span.start : span.end] for span in passage.source_spans)
        assert nonblank(passage.text) == nonblank(source)


def test_no_character_is_in_two_passages(passages):
    spans = sorted((s.start, s.end) for passage in passages for s in passage.source_spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_lost_paragraph_is_noticed(ingested, source_text):
    from ingest.footnotes import mark_footnotes
    from ingest.lines import split_lines
    from ingest.pages import number_pages
    from ingest.sections import find_sections

    layout = load_layout("riktlinje-vald")
    lines = mark_footnotes(number_pages(split_lines(source_text), layout))
    section_lines = find_sections(lines, layout)
    with pytest.raises(LostTextError, match="is in 0 passages"):
        check_no_text_lost(source_text, section_lines, ingested.passages[1:])
    with pytest.raises(LostTextError, match="is in 2 passages"):
        check_no_text_lost(source_text, section_lines, (*ingested.passages, ingested.passages[0]))


def test_ingesting_twice_gives_the_same_passages(passages):
    assert ingest_source(load_sources()["riktlinje-vald"]).passages == passages


def test_passage_ids_are_unique(passages):
    assert len({passage.id for passage in passages}) == len(passages)


def test_median_passage_stays_under_120_words(passages):
    lengths = sorted(len(passage.text.split()) for passage in passages)
    assert lengths[len(lengths) // 2] <= 120
    assert lengths[-1] <= 230


def test_list_comes_whole_with_its_lead_in_and_items(find):
    passage = find("Skolgången kan lösas på tre sätt:")
    assert passage.kind is PassageKind.LIST
    assert len(passage.items) == 3
    assert passage.text[: passage.items[0].start].strip() == "Skolgången kan lösas på tre sätt:"
    assert passage.text[passage.items[2].start : passage.items[2].end].endswith("08-508 32 440.")
    assert {span.page for span in passage.pages} == {50}


def test_list_that_crosses_a_page_stays_whole(find):
    passage = find("Tips att tänka på för att motivera")
    assert len(passage.items) == 3
    assert [span.page for span in passage.pages] == [31, 32]
    assert passage.page_at(passage.text.index("om personen är placerad i häkte")) == 32


def test_wrapped_bullet_is_one_item(find):
    passage = find("Att socialtjänsten använder sig av ett genomtänkt")
    item = passage.items[0]
    assert passage.text[item.start : item.end].endswith("följa upp och utvärdera olika insatser")


@pytest.mark.parametrize(
    ("label", "begins"),
    [
        ("Försummelse", "Till exempel att bli utsatt för medvetet felaktig medicinering"),
        ("Latent", "Våldet utövas inte alltid aktivt"),
        ("Ekonomiskt våld", "Till exempel att den som utsätts inte får ha insyn"),
    ],
)
def test_torn_table_row_gets_its_own_description(passages, label, begins):
    (row,) = [
        p for p in passages if p.kind is PassageKind.TABLE_ROW and p.heading_path[-1] == label
    ]
    assert row.text.split("\n")[0] == label
    assert row.text.split("\n")[1].startswith(begins)


def test_footnotes_are_out_of_the_running_text(passages, find):
    notes = [passage for passage in passages if passage.kind is PassageKind.FOOTNOTE]
    assert len(notes) == 16
    assert "Per Isdal" not in find("Våld är varje handling riktad mot").text
    assert "sid. 8, Socialdepartementet" not in find("att vara homo- eller bisexuell").text


def test_box_in_the_middle_of_a_paragraph_does_not_cut_it(find):
    passage = find("för att dessa principer ska genomsyra stadens samtliga verksamheter.")
    assert [span.page for span in passage.pages] == [18, 19]


def test_running_headers_and_bare_links_are_dropped_and_reported(ingested):
    text = "\n".join(passage.text for passage in ingested.passages)
    assert "(67)" not in text
    assert "https://" not in text
    reported = [dropped.text for dropped in ingested.report.dropped]
    assert "39 (67)" in reported
    assert any(text.startswith("mailto:") for text in reported)


def test_hyphen_at_a_line_end_is_mended(passages):
    text = "\n".join(passage.text for passage in passages)
    assert "nya id-handlingar" in text
    assert "EU/EES-medborgare" in text
    assert "en par- eller familjerelation" in text


@pytest.mark.parametrize("phone", ["020-25 30 00", "08-508 34 802", "08-508 25 669"])
def test_phone_number_broken_over_lines_is_joined(passages, phone):
    assert any(phone in passage.text for passage in passages)


def test_every_phone_number_of_the_text_is_in_the_contact_register(passages):
    from corpus.contact import load_contacts

    text = "\n".join(passage.text for passage in passages)
    numbers = set(re.findall(r"\b0\d{1,2}\s?[-–]\s?\d{2,3}(?: \d{2,3}){1,2}\b", text))
    assert numbers == {contact.phone for contact in load_contacts()}


def test_all_places_of_residue_keep_the_original_and_mark_the_reading(passages):
    readings = [reading for passage in passages for reading in passage.readings]
    assert len(readings) == 11
    one = next(reading for reading in readings if reading.law_id == "REST-6-1")
    assert one.original == "76 kap. 1 § SOSFS 2014:4HSLF-FS 2022:39"
    assert one.reading == "6 kap. 1 § HSLF-FS 2022:39, tidigare 7 kap. 1 § SOSFS 2014:4"
    assert any(one.original in passage.text for passage in passages)


def test_norm_audience_and_law_are_attached(find):
    passage = find("får inte inledas mot den berörda personens vilja")
    assert Norm.MAY_NOT in passage.norms
    assert Audience.ADULT in passage.audiences
    assert ("2001:453", "11", "1") in {
        (r.act, r.chapter, r.section) for r in passage.law_references
    }


def test_see_also_list_refers_to_registered_sources(find):
    box = find("Läs mer om skyddat boende:")
    sources = load_sources()
    assert len(box.see_also) == 2
    assert all(source_id in sources for source_id in box.see_also)


def test_report_says_what_is_missing(ingested):
    assert any("Bilaga 3" in line for line in ingested.report.missing)
    assert any("Bilaga 2" in line for line in ingested.report.missing)
