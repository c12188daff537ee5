import tomllib
from pathlib import Path

import pytest

from corpus.source import load_sources
from ingest.layout import Layout, load_layout
from ingest.lines import Role, split_lines
from ingest.pages import PageError, number_pages
from ingest.reading import read_text

STARTS = tomllib.loads(Path(__file__).with_name("page_starts.toml").read_text())["starts"]


@pytest.fixture(scope="module")
def lines():
    text = read_text(load_sources()["riktlinje-vald"])
    return number_pages(split_lines(text), load_layout("riktlinje-vald"))


@pytest.mark.parametrize(("number", "page"), STARTS)
def test_page_found_by_rule_is_the_page_read_by_eye(lines, number, page):
    assert lines[number - 1].page == page


@pytest.mark.parametrize(("number", "page"), STARTS[1:])
def test_the_text_before_a_page_start_is_on_the_page_before(lines, number, page):
    before = [
        line for line in lines[: number - 1] if line.text and line.role is not Role.RUNNING_HEADER
    ]
    assert before[-1].page == page - 1


def test_pages_are_counted_from_one_when_no_number_is_printed():
    lines = number_pages(split_lines("Rubrik\ntext"), Layout())
    assert {line.page for line in lines} == {1}


def test_printed_numbers_that_contradict_the_count_are_refused():
    layout = Layout(pages_total=9)
    text = "text\n\n4 (9)\n\ntext\n\n7 (9)\n\ntext"
    with pytest.raises(PageError, match="printed page 7, counted 5"):
        number_pages(split_lines(text), layout)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        pytest.param("a\n\n punkt\n punkt", 0, id="bullets after a blank line"),
        pytest.param("Lista:\n punkt", 0, id="bullet after a lead-in"),
        pytest.param("slut.\n Ny sida", 1, id="a blank after running text"),
        pytest.param(
            "slut\n  punkt på ny sida", 1, id="two blanks: a page that begins with a bullet"
        ),
        pytest.param("slut\n\n  punkt", 0, id="two blanks after a blank line are a bullet"),
    ],
)
def test_a_page_start_is_told_from_a_bullet(text, starts):
    lines = number_pages(split_lines(text), Layout())
    assert sum(line.opens_page for line in lines[1:]) == starts
