"""A question that names a provision or a numbered decision and asks nothing more of it."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from corpus.law_reference_finding import find_law_references
from corpus.words import content_words

PATTERNS_FILE = Path(__file__).with_suffix(".toml")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    raw = tomllib.loads(PATTERNS_FILE.read_text(encoding="utf-8"))
    return {name: re.compile(text, re.IGNORECASE) for name, text in raw["pattern"].items()}


def case_numbers(text: str) -> frozenset[str]:
    """Numbers of decisions and judgments, «dnr 4454-2019» as «4454-2019»."""
    return frozenset(
        found[0].replace("/", "-") for found in _patterns()["case_number"].finditer(text)
    )


def asks_nothing_more(question: str) -> bool:
    """«JO dnr 4454-2019, vad handlar det om» asks only for what is said of what it names."""
    rest = _blanked(question, _named(question))
    if rest == question:
        return False
    bare = _patterns()["asks"].sub(" ", _patterns()["day"].sub(" ", rest))
    return not content_words(bare)


def _named(question: str) -> Iterator[tuple[int, int]]:
    yield from ((found.start, found.end) for found in find_law_references(question))
    yield from (found.span() for found in _patterns()["case_number"].finditer(question))


def _blanked(text: str, spans: Iterator[tuple[int, int]]) -> str:
    """The text with blanks where the spans stood, so that what is left keeps its place."""
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
