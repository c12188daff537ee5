import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import safe_html

HIDDEN = "\u202a\u202e\u2066\u2069\u200b\u200d\u200e\u061c\ufeff\u00ad\u0000\u0007\U000e0041"


@given(st.text() | st.text(alphabet="<>&\"'`/=![]()$\\{}:\u202e\u200bax"))
def test_no_text_whatever_becomes_markup(text):
    escaped = safe_html.escape(text)
    assert not re.search(r"[<>\"']", escaped)
    assert html.unescape(escaped) == safe_html.visible(text)


@pytest.mark.parametrize("char", HIDDEN)
def test_characters_that_cannot_be_seen_are_dropped(char):
    assert safe_html.visible(f"a{char}b") == "ab"


def test_letters_line_breaks_and_typographic_signs_are_kept():
    text = "Räksmörgås é – ”citat” § 1\n\tnytt"
    assert safe_html.visible(text) == text


@pytest.mark.parametrize("name", ["", "script", "img", "iframe", "form", "svg", "style", "object"])
def test_an_element_that_is_not_on_the_list_cannot_be_made(name):
    with pytest.raises(ValueError, match="not on the list"):
        safe_html.element(name)


@pytest.mark.parametrize("name", ["onclick", "style", "src", "srcset", "formaction"])
def test_an_attribute_that_is_not_on_the_list_cannot_be_made(name):
    with pytest.raises(ValueError, match="not on the list"):
        safe_html.element("p", **{name: "x"})


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "data:text/html,x", "http://a.example", "//a.example"]
)
def test_a_link_elsewhere_is_shown_as_its_label_only(url):
    assert safe_html.link(url, "<här>") == "&lt;här&gt;"


def test_an_attribute_value_cannot_break_out():
    made = safe_html.element("p", class_='x" onclick="alert(1)')
    assert made == '<p class="x&quot; onclick=&quot;alert(1)"></p>'


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("08-508 32 440", "0850832440"),
        ("020 – 220 440", "020220440"),
        ("020-25\n30 00", "020253000"),
    ],
)
def test_a_phone_number_can_be_called(printed, number):
    assert f'href="tel:{number}"' in safe_html.telephone(printed)
