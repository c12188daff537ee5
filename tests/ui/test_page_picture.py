import sys
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

sys.path.insert(0, str(Path(__file__).parent))

import fake_assistant

from tests.data.pdf.small_pdfs import SMALL
from ui import page_picture, texts

SOURCE = fake_assistant.SOURCE


def show_picture():
    import streamlit as st

    from ui.page_picture import show_page_picture

    source, quote = st.session_state["wanted"]
    show_page_picture(source, 2, quote=quote, key="x")


def opened(source, quote=""):
    app = AppTest.from_function(show_picture, default_timeout=60)
    app.session_state["wanted"] = (source, quote)
    return app.run()


@pytest.fixture(scope="module")
def pdf_source(tmp_path_factory):
    path = tmp_path_factory.mktemp("picture") / "headed.pdf"
    SMALL["headed"](path)
    return replace(SOURCE, file=str(path))


@pytest.mark.parametrize(
    "source", [None, replace(SOURCE, file=None), replace(SOURCE, file="riktlinje.txt")]
)
def test_no_picture_is_offered_for_a_source_that_is_no_pdf(source):
    assert not opened(source).toggle


def test_no_picture_is_made_until_it_is_asked_for(pdf_source, monkeypatch):
    monkeypatch.setattr(page_picture, "render_page", lambda *_, **__: pytest.fail("made"))
    app = opened(pdf_source)
    assert [each.label for each in app.toggle] == [texts.PAGE_PICTURE.format(page=2)]
    assert not app.exception


@pytest.mark.parametrize(
    ("quote", "caption"),
    [
        ("Den enskilde ska kunna leva ett tryggt liv", texts.PAGE_PICTURE_MARKED),
        ("", texts.PAGE_PICTURE_PLAIN),
    ],
)
def test_the_page_is_shown_and_says_whether_the_quote_is_marked(pdf_source, quote, caption):
    app = opened(pdf_source, quote)
    app.toggle[0].set_value(True).run()
    assert not app.exception
    [image] = app.get("image")
    assert image.proto.imgs[0].caption == caption.format(page=2)


def test_a_page_that_cannot_be_shown_says_so_and_the_text_stands():
    app = opened(replace(SOURCE, file="saknas.pdf"))
    app.toggle[0].set_value(True).run()
    assert texts.PAGE_PICTURE_FAILED in "".join(block.value for block in app.html)
    assert not app.exception
