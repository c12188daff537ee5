"""A question without the words around it, which would lead to the guideline's preface."""

import re
import tomllib
from functools import cache
from pathlib import Path

from corpus.words import content_words

RULES_FILE = Path(__file__).with_suffix(".toml")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rules = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in rules["patterns"])


def without_frame(question: str) -> str:
    """What is asked about; the question itself when nothing of it would be left."""
    for pattern in _patterns():
        bare = pattern.sub(" ", question)
        if content_words(bare):
            question = bare
    return question.strip()
