"""The only door between text from outside (documents, questions, models) and the page's markup."""

import unicodedata
from collections.abc import Iterable
from html import escape as escape_entities
from typing import NewType

import streamlit as st

Html = NewType("Html", str)

EMPTY = Html("")

# fmt: off
_ELEMENTS = frozenset({
    "a", "article", "aside", "blockquote", "br", "caption", "cite", "dd", "details", "div", "dl",
    "dt", "em", "h1", "h2", "h3", "h4", "li", "mark", "nav", "ol", "p", "section", "small", "span",
    "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
})
# fmt: on
_VOID = frozenset({"br"})
_ATTRIBUTES = frozenset(
    {"class", "role", "id", "scope", "href", "open", "lang", "tabindex", "aria-label"}
    | {"aria-hidden", "aria-current", "aria-labelledby"}
)
# Nothing else may be followed: no javascript:, no data:, no plain http.
_LINK_STARTS = ("https://", "tel:+", "tel:0", "tel:1", "mailto:", "#")
_KEPT_CONTROLS = frozenset("\n\t")
# Invisible or direction-changing characters can make a text read as what it is not.
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


class _Kept(dict[int, int | None]):
    """For every character met so far: itself, or None for one to drop."""

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        seen = char in _KEPT_CONTROLS or unicodedata.category(char) not in _DROPPED_CATEGORIES
        self[code] = code if seen else None
        return self[code]


_KEPT = _Kept()


def visible(text: str) -> str:
    """Drop the characters that cannot be seen: bidi, zero-width, control, unassigned."""
    return text.translate(_KEPT)


def escape(text: str) -> Html:
    """Text as text, whatever it holds."""
    return Html(escape_entities(visible(text), quote=True))


def element(name: str, *children: Html, **attributes: str) -> Html:
    """One element of our own; `class_` and `aria_label` stand for `class` and `aria-label`."""
    if name not in _ELEMENTS:
        raise ValueError(f"element is not on the list: {name!r}")
    start = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{start}>")
    return Html(f"<{name}{start}>{''.join(children)}</{name}>")


def _attribute(key: str, value: str) -> str:
    name = key.rstrip("_").replace("_", "-")
    if name not in _ATTRIBUTES:
        raise ValueError(f"attribute is not on the list: {name!r}")
    if name == "href" and not value.startswith(_LINK_STARTS):
        raise ValueError(f"link does not lead to an allowed place: {value!r}")
    return f' {name}="{escape(value)}"'


def join(parts: Iterable[Html], separator: Html = EMPTY) -> Html:
    return Html(separator.join(parts))


def paragraphs(text: str, **attributes: str) -> Html:
    """Escaped text, one paragraph a line."""
    lines = (line.strip() for line in text.split("\n"))
    return join(element("p", escape(line), **attributes) for line in lines if line)


def link(url: str, label: str) -> Html:
    """Link to the address when it is of an allowed kind, else give the bare label."""
    if not url.startswith(_LINK_STARTS):
        return escape(label)
    return element("a", escape(label), href=url)


def telephone(number: str) -> Html:
    """Make a number one can call: digits in the link, the printed form on the page."""
    digits = "".join(char for char in number if char.isascii() and (char.isdigit() or char == "+"))
    return link(f"tel:{digits}", number)


def show(html: Html) -> None:
    """Streamlit cleans the markup once more in the browser and runs no script in it."""
    if html:
        st.html(html)
