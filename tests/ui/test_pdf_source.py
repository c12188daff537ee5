"""A source that is a PDF, from its pages to the picture of the page under the answer."""

import io
import sys
from pathlib import Path

import pytest
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))

from visiting import ask, open_page, wait_until

pytestmark = pytest.mark.browser


def marked_share(png):
    """How much of the page is yellow: the marking, for the page itself is black on white."""
    pixels = list(Image.open(io.BytesIO(png)).convert("RGB").getdata())
    yellow = sum(red > 200 and green > 180 and blue < 190 for red, green, blue in pixels)
    return yellow / len(pixels)


def test_the_page_of_a_cited_pdf_is_shown_with_the_quote_marked(page, served_with_pdf):
    open_page(page, served_with_pdf)
    ask(page, "Vad gäller?")
    page.get_by_role("button", name="Källa 1: handbok, s. 2").click()
    page.wait_for_selector(".source mark")
    assert "Handbok" in page.inner_text(".source .kind")
    page.get_by_text("Visa sidan 2 som bild").click()
    image = page.locator(".stImage img")
    image.wait_for()
    page.get_by_text("med citatet markerat").wait_for()
    wait_until(page, "document.querySelector('.stImage img').naturalWidth > 500")
    page.wait_for_timeout(500)
    assert 0.002 < marked_share(image.screenshot()) < 0.3
