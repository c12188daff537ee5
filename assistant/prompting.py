"""The words a language model is given: instruction first, then passages, then the question."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from assistant.chat import Message
from assistant.gate import Failure
from corpus.passage import Passage, SearchHit

PROMPTS_DIR = Path(__file__).with_name("prompts")
# Fits a window of 8 192 tokens at three characters a token, with room for instruction and answer.
MAX_EVIDENCE_CHARS = 14_000
MAX_PASSAGES = 10
MAX_QUESTION_CHARS = 2_000
# Names of the worst offenders are enough to try again by.
MAX_FAILURES = 12
MAX_VALUE_CHARS = 160


@cache
def prompt(name: str) -> str:
    return (PROMPTS_DIR / f"{name}.md").read_text(encoding="utf-8").strip()


@cache
def wording() -> Mapping[str, Any]:
    return tomllib.loads((PROMPTS_DIR / "wording.toml").read_text(encoding="utf-8"))


def choose_passages(evidence: Sequence[SearchHit]) -> dict[int, Passage]:
    """Number the best passages that fit, best first; one that is too long is left out whole."""
    chosen: list[Passage] = []
    room = MAX_EVIDENCE_CHARS
    for hit in evidence:
        size = len(_as_text(0, hit.passage))
        if len(chosen) < MAX_PASSAGES and size <= room:
            chosen.append(hit.passage)
            room -= size
    return dict(enumerate(chosen, 1))


def draft_messages(question: str, passages: Mapping[int, Passage]) -> tuple[Message, ...]:
    words = wording()
    listed = "\n\n".join(_as_text(number, passage) for number, passage in passages.items())
    asked = f"{words['question']}\n{question[:MAX_QUESTION_CHARS]}"
    return (
        Message("system", prompt("draft")),
        Message("user", f"{words['passages']}\n\n{listed}\n\n{asked}"),
    )


def _as_text(number: int, passage: Passage) -> str:
    template: str = wording()["passage"]
    heading = " – ".join(passage.heading_path)
    return template.format(number=number, heading=heading, text=passage.text)


def repair_messages(draft: str, failures: Sequence[Failure]) -> tuple[Message, ...]:
    """Show the model its own draft and which checks it failed."""
    named = "\n".join(_as_line(failure) for failure in failures[:MAX_FAILURES])
    return Message("assistant", draft), Message("user", f"{prompt('repair')}\n{named}")


def _as_line(failure: Failure) -> str:
    words = wording()
    template: str = words["failure" if failure.statement else "whole"]
    what = words["checks"].get(failure.check, failure.check)
    value = failure.value[:MAX_VALUE_CHARS]
    return template.format(statement=failure.statement, what=what, value=value)
