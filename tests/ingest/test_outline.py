import tomllib
from pathlib import Path

import pytest

from ingest.layout import Layout, LayoutError
from ingest.lines import split_lines
from ingest.pages import number_pages
from ingest.sections import find_sections

HEADINGS = tomllib.loads(Path(__file__).with_name("outline.toml").read_text())["headings"]


@pytest.mark.parametrize(("page", "title"), HEADINGS)
def test_section_begins_on_the_page_read_by_eye(passages, page, title):
    own = [passage for passage in passages if title in passage.heading_path]
    assert min(passage.page_first for passage in own) == page


def test_heading_path_goes_from_chapter_to_section(find):
    passage = find("Partnerkontakt kräver samtycke")
    assert passage.heading_path == ("Insatser", "Insatser till våldsutövare", "Samtalsstöd")


def test_same_title_under_two_chapters_stays_apart(passages):
    paths = {p.heading_path for p in passages if p.heading_path[-1] == "Föräldrastöd"}
    assert {path[1] for path in paths} == {
        "Insatser till den som är utsatt för våld",
        "Insatser till våldsutövare",
    }


def test_see_also_box_belongs_to_the_section_it_names(find):
    box = find("Läs mer om delaktighet och tillgänglighet:")
    assert box.heading_path[-1] == "Delaktighet och tillgänglighet"


def test_outline_heading_that_is_not_in_the_text_is_refused():
    lines = number_pages(split_lines("En rubrik\n\ntext"), Layout())
    with pytest.raises(LayoutError, match="En annan rubrik"):
        find_sections(lines, Layout(outline=((1, "En annan rubrik"),)))


def test_heading_is_recognised_by_rule_where_no_outline_is_given():
    lines = number_pages(
        split_lines("Om stöd\n\nText som är en mening.\n\nOm avgift\n\nMer text."), Layout()
    )
    found = find_sections(lines, Layout())
    assert [part.line.text for part in found if part.is_heading] == ["Om stöd", "Om avgift"]
