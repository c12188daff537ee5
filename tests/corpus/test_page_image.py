"""A page as a picture, with the quote marked where it stands."""

import io

import pytest
from PIL import Image

from corpus.page_image import PageImageError, render_page
from corpus.page_image_child import MARK, find_span
from tests.data.pdf.small_pdfs import SENTENCE, SMALL


@pytest.fixture(scope="module")
def headed(tmp_path_factory):
    path = tmp_path_factory.mktemp("image") / "headed.pdf"
    SMALL["headed"](path)
    return path


def marked_rows(png: bytes) -> set[int]:
    picture = Image.open(io.BytesIO(png))
    width, height = picture.size
    pixels = picture.load()
    return {y for y in range(height) if any(pixels[x, y] == MARK for x in range(0, width, 3))}


def test_quote_is_marked_on_the_lines_it_stands_on(headed):
    image = render_page(headed, 2, quote="Den enskilde ska kunna leva ett tryggt liv")
    rows = marked_rows(image.png)
    assert image.marked
    # The first line of the text stands 150 of 842 points from the top.
    assert rows
    assert all(0.15 < row / 1414 < 0.2 for row in rows)


def test_page_without_a_quote_is_not_marked(headed):
    image = render_page(headed, 2)
    assert not image.marked
    assert not marked_rows(image.png)


def test_a_quote_that_is_not_there_is_not_marked(headed):
    image = render_page(
        headed, 2, quote="Detta står inte någonstans i handboken alls, inte ens nästan."
    )
    assert not image.marked


def test_the_page_that_has_the_quote_is_shown_though_the_index_differs(headed):
    image = render_page(headed, 3, quote="3 Socialstyrelsen (2016), sid. 13")
    assert (image.index, image.marked) == (3, True)


@pytest.mark.parametrize("quote", ["Den enskilde ska kunna leva ett tryggt liv", ""])
def test_the_printed_number_decides_between_pages_that_say_the_same(headed, quote):
    # The cover has no number, so the page that is printed as 2 is the third of the file.
    assert render_page(headed, 2, quote=quote).index == 2


@pytest.mark.parametrize(
    ("page_text", "quote", "found"),
    [
        pytest.param("a • den första\r\nb", "den\nförsta", "den första", id="blanks and signs"),
        pytest.param(
            "social-\r\ntjänsten ska", "socialtjänsten", "social-\r\ntjänsten", id="hyphen"
        ),
        pytest.param("text", "", None, id="empty quote"),
        pytest.param("text", "annat", None, id="absent"),
        pytest.param("x " + SENTENCE[:60], SENTENCE, SENTENCE[:60], id="goes on over the page"),
        pytest.param(SENTENCE[60:] + " x", SENTENCE, SENTENCE[60:], id="began on the page before"),
        pytest.param("x " + SENTENCE[:12], SENTENCE, None, id="too little to prove anything"),
    ],
)
def test_quote_is_found_by_its_letters(page_text, quote, found):
    span = find_span(page_text, quote)
    shown = page_text[span[0] : span[1] + 1] if span else None
    assert (shown or "").strip() == (found or "").strip()


def test_a_file_that_cannot_be_shown_is_an_error_of_its_own(tmp_path):
    path = tmp_path / "no.pdf"
    path.write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(PageImageError, match="page 1 of"):
        render_page(path, 1)
