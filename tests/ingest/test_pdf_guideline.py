"""The guideline as a PDF gives the passages of its text edition (docs/decisions/0010)."""

from dataclasses import replace

import pytest

from corpus.source import load_sources
from corpus.written_questions import attach_questions
from ingest.readers import ingest_source
from tests.ingest.guideline_pdf import make_guideline_pdf


@pytest.fixture(scope="module")
def from_pdf(tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "riktlinje.pdf"
    make_guideline_pdf(path)
    source = replace(load_sources()["riktlinje-vald"], file=str(path), sha256=None)
    return ingest_source(source)


def content(passage):
    """All that is shown, cited or searched; not the places in two different texts."""
    return replace(passage, source_spans=())


def test_every_passage_is_that_of_the_text_edition_in_the_same_order(from_pdf, passages):
    found = [content(passage) for passage in from_pdf.passages]
    assert found == [content(passage) for passage in passages]


def test_header_lines_are_dropped_and_reported_once(from_pdf):
    whys = {row.text: row.why for row in from_pdf.report.dropped}
    assert whys["Riktlinjer för handläggning av ärenden som rör våld i nära relationer,"] == (
        "running_header on 66 pages"
    )
    assert "39 (67)" in whys


def test_pages_without_text_are_named(from_pdf):
    assert "no text on 10 pages: 1, 2, 3, 4, 5, 63, 64, 65, 66, 67" in from_pdf.report.missing


def answered(passages):
    """For every written question the words that answer it and the page they stand on."""
    by_id = {passage.id: passage for passage in passages}
    attached = attach_questions(passages)
    assert not attached.lost
    return {
        question.text: [
            (
                by_id[place.passage_id].text[place.start : place.end],
                by_id[place.passage_id].page_at(place.start),
            )
            for place in question.places
        ]
        for question in attached.questions
    }


def test_every_written_question_is_answered_by_the_same_words_on_the_same_page(from_pdf, passages):
    expected, found = answered(passages), answered(from_pdf.passages)
    assert expected.keys() == found.keys()
    differing = [question for question in expected if expected[question] != found[question]]
    assert not differing
