"""Reading order, headings, notes and hidden text, each on a small PDF made for it."""

import pytest

from corpus.source import load_sources
from ingest.blocks import find_blocks
from ingest.layout import Layout
from ingest.lines import Role
from ingest.pages import PageError
from ingest.pdf_document import PdfError, PdfRefusal
from ingest.pdf_reading import (
    checked_path,
    find_pdf_sections,
    read_pdf,
    read_pdf_fully,
    text_of,
)
from ingest.reading import ReadingError
from ingest.report import check_no_text_lost
from ingest.sections import find_sections
from ingest.splitting import make_passages
from tests.data.pdf.small_pdfs import SMALL


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """The reading of a small PDF, made and read once."""
    directory = tmp_path_factory.mktemp("small")
    readings = {}

    def _read(name):
        if name not in readings:
            path = directory / f"{name}.pdf"
            SMALL[name](path)
            readings[name] = read_pdf_fully(path, Layout())
        return readings[name]

    return _read


def flat(reading, *roles) -> str:
    roles = roles or (Role.TEXT, Role.BULLET)
    return " ".join(line.text for line in reading.lines if line.role in roles)


def test_columns_are_read_one_after_the_other(read):
    text = flat(read("two_columns"))
    places = [text.index(word) for word in ("Rubrik", "VÄNSTER", "slutvänster", "HÖGER")]
    assert places == sorted(places)


def test_table_is_read_row_by_row(read):
    text = flat(read("table"))
    words = ("Hot ETT", "slut-Hot.", "Slag TVÅ", "slut-Slag.", "Kontroll TRE", "Efter tabellen")
    assert [text.index(word) for word in words] == sorted(text.index(word) for word in words)


def test_label_centred_in_its_row_comes_before_its_own_description(read):
    text = flat(read("ruled_table"))
    words = ("Form Beskrivning", "Hot ETT", "socialtjänsten i staden", "Latent TVÅ kort")
    assert [text.index(word) for word in words] == sorted(text.index(word) for word in words)


def test_rows_of_a_table_are_passages_of_their_own(read):
    lines = read("table").lines
    section_lines = find_pdf_sections(lines, Layout(), "Provtabell")
    passages = make_passages(find_blocks(section_lines, Layout()), "prov")
    check_no_text_lost(text_of(lines), section_lines, passages)
    assert {passage.heading_path for passage in passages} == {("Provtabell",)}
    assert [passage.text.split()[0] for passage in passages] == ["Hot", "Slag", "Kontroll", "Efter"]


def test_page_number_is_the_printed_one_and_not_the_index(read):
    lines = read("headed").lines
    assert {line.page for line in lines if line.text.startswith("Kapitel 3")} == {3}
    assert {line.page for line in lines if line.text == "Handbok"} == {0}


def test_headers_and_footers_are_told_from_headings(read):
    lines = read("headed").lines
    headers = {line.text for line in lines if line.role is Role.RUNNING_HEADER}
    assert headers == {"Handbok om stöd", "1", "2", "3", "4"}


def test_headings_have_levels_by_outline_size_and_weight(read):
    levels = {line.text: line.heading_level for line in read("headed").lines if line.heading_level}
    assert levels["Kapitel 2"] == 1
    assert levels["Vad som gäller"] > levels["Kapitel 2"]
    path = next(
        part.heading_path
        for part in find_sections(read("headed").lines, Layout())
        if part.line.text.startswith("Den enskilde") and part.line.page == 2
    )
    assert path[-2:] == ("Kapitel 2", "Vad som gäller")


def test_footnotes_are_apart_from_the_text(read):
    notes = [line.text for line in read("headed").lines if line.role is Role.FOOTNOTE]
    assert notes == [f"{n} Socialstyrelsen (2016), sid. {n + 10}" for n in range(1, 5)]


def test_list_has_its_items_and_ends_where_the_text_goes_on(read):
    lines = read("headed").lines
    blocks = find_blocks(find_sections(lines, Layout()), Layout())
    listed = next(block for block in blocks if block.items)
    items = [" ".join(piece.text for piece in item) for item in listed.items]
    assert items == ["den första", "den andra som är längre än en rad"]
    assert any(block.lead and block.lead[0].text.startswith("Texten går") for block in blocks)


def test_cut_words_are_joined_only_where_the_document_says_so(read):
    text = flat(read("hyphens"))
    for word in (
        "socialtjänsten ska",
        "vårdnadshavaren ska",
        "in- och utskrivning",
        "våldshandling",
    ):
        assert word in text
    assert "id- kort" in text
    assert "EES- medborgare" in text
    assert read("hyphens").mended_hyphens == 4


def test_text_that_cannot_be_seen_is_left_out_and_named(read):
    reading = read("hidden")
    assert flat(reading) == "Detta syns. Vitt på blått syns."
    assert {left.text.split()[0]: left.why for left in reading.left_out} == {
        "VITT": "same colour as what is behind it",
        "TÄCKT": "covered",
        "OSYNLIGT": "invisible",
        "UTANFÖR": "off the page",
        "PYTTELITET": "tiny",
        "UTKAST": "rotated",
    }


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("scanned", PdfRefusal.SCANNED),
        ("scanned_with_layer", PdfRefusal.SCANNED),
        ("encrypted", PdfRefusal.ENCRYPTED),
        ("empty", PdfRefusal.NO_TEXT),
    ],
)
def test_what_cannot_be_cited_is_refused_with_its_reason(read, name, refusal):
    with pytest.raises(PdfError) as refused:
        read(name)
    assert refused.value.refusal is refusal
    assert f"{name}.pdf cannot be used: {refusal.value}" in str(refused.value)


def test_lines_know_their_place_in_the_text(read):
    lines = read("headed").lines
    text = text_of(lines)
    assert all(text[line.start : line.start + len(line.raw)] == line.raw for line in lines)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_page_beyond_the_last_is_refused(tmp_path):
    path = tmp_path / "headed.pdf"
    SMALL["headed"](path)
    with pytest.raises(PageError, match="has a page 4, but 3 pages"):
        read_pdf(path, Layout(pages_total=3))


def test_missing_or_changed_file_is_refused(tmp_path):
    source = load_sources()["riktlinje-vald"]
    with pytest.raises(ReadingError, match="cannot read"):
        checked_path(source, tmp_path)
    (tmp_path / str(source.file)).write_bytes(b"%PDF-1.7")
    with pytest.raises(ReadingError, match="has changed"):
        checked_path(source, tmp_path)
