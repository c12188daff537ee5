"""The accessibility statement, as it stands among the documents, for the page about the service."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ui.safe_html import Html, element, escape, join

_FILE = Path(__file__).parents[1] / "docs" / "tillganglighet.md"


@cache
def accessibility_statement_html() -> Html:
    """Show its headings, lists and paragraphs, a step further down than in the document."""
    text = _FILE.read_text(encoding="utf-8")
    return join(_block_html(block) for block in _blocks(text))


def _blocks(text: str) -> Iterator[str]:
    """Split at blank lines; the title is the page's to give."""
    for block in re.split(r"\n\s*\n", text):
        if block.strip() and not block.startswith("# "):
            yield block.strip()


def _block_html(block: str) -> Html:
    if block.startswith("## "):
        return element("h3", escape(block.removeprefix("## ")))
    if block.startswith("- "):
        items = re.split(r"\n(?=- )", block)
        return element("ul", *(element("li", escape(_line(item[2:]))) for item in items))
    return element("p", escape(_line(block)))


def _line(text: str) -> str:
    return " ".join(text.split())
