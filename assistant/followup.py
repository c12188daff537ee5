"""A follow-up made into a question that stands alone, without a language model."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from corpus.words import content_words

RULES_FILE = Path(__file__).parent / "followup.toml"
# A question with this many words of its own names its subject itself.
MAX_ELLIPTIC_CONTENT_WORDS = 8
MAX_POINTING_CONTENT_WORDS = 2
MAX_CARRIED_WORDS = 24
JOINT = " \u2013 "


@dataclass(frozen=True, slots=True)
class Turn:
    role: Literal["user", "assistant"]
    text: str


@cache
def _rules() -> dict[str, Any]:
    rules = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in rules["pattern"].items()}


def stand_alone(question: str, history: Sequence[Turn]) -> str:
    """The question with the subject of the one before, if it needs it; else as it was asked."""
    earlier = [turn.text for turn in history if turn.role == "user" and turn.text.strip()]
    if not earlier or not leans_on_history(question):
        return question
    subject = earlier[-1]
    if len(earlier) > 1 and leans_on_history(subject):
        subject = f"{earlier[-2].strip()} {subject.strip()}"
    return f"{_carried(subject, question)}{JOINT}{question.strip()}"


def own_words(stand_alone_question: str) -> str:
    """What was asked last, without the subject carried along from before."""
    return stand_alone_question.rpartition(JOINT)[2]


def leans_on_history(question: str) -> bool:
    """Short and opening or pointing back («och om …», «den», «det»), or hardly any subject."""
    rules = _rules()
    if rules["new_topic"].search(question):
        return False
    own = len(content_words(question))
    if rules["opens_back"].search(question):
        return own <= MAX_ELLIPTIC_CONTENT_WORDS
    if rules["points_back"].search(question):
        return own <= MAX_POINTING_CONTENT_WORDS
    return own <= 1


def _carried(subject: str, question: str) -> str:
    said = set(content_words(question))
    kept = [word for word in subject.split() if not set(content_words(word)) & said]
    return " ".join(kept[-MAX_CARRIED_WORDS:]).rstrip("?.! ")
