"""The texts the intent model learns from: our own examples, and questions of other registers."""

import json
import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from pydantic import BaseModel, ConfigDict

from corpus.intents import EXAMPLES_FILE, Intent
from corpus.training.disturbance import misspelt, without_diacritics
from corpus.written_questions import GAPS_FILES, PASSAGE_QUESTIONS_FILES, REGISTER, GapReason

TOPICS_FILE = Path(__file__).parent / "intents.toml"
ORDINARY = "ordinary"
# Every third passage question and other gap question is left out: those tell how often a question
# never seen is taken for something else.
LEFT_OUT_ONE_IN = 3
# Those gaps say neither what the asker wants nor that the matter is the sources' own.
UNCLEAR = frozenset({GapReason.MUST_NOT, GapReason.OFF_TOPIC})


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str
    intent: str
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A text with all it wants: nothing for an ordinary question. `origin` says who wrote it."""

    text: str
    intents: frozenset[Intent]
    origin: str


def read_examples(file: Path = EXAMPLES_FILE) -> tuple[Example, ...]:
    """Our own, written for this; raises `ValueError` for an intent that is not one."""
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [_Row.model_validate_json(line) for line in lines]
    return tuple(Example(row.text, _intents(row), "intents") for row in rows)


def _intents(row: _Row) -> frozenset[Intent]:
    named = [] if row.intent == ORDINARY else [Intent(row.intent)]
    return frozenset([*named, Intent.URGENT] if row.urgent else named)


def gap_examples() -> tuple[Example, ...]:
    """Questions of the known gaps that must not be answered or lie off the topic."""
    topics = tomllib.loads(TOPICS_FILE.read_text(encoding="utf-8"))
    by_topic = {topic: Intent(name) for name, named in topics.items() for topic in named}
    by_topic_or_reason = {**by_topic, GapReason.OFF_TOPIC.value: Intent.OFF_TOPIC}
    return tuple(
        Example(question, frozenset({by_topic_or_reason[key]}), "gaps")
        for row in _rows(GAPS_FILES)
        for key in (row["topic"], row["why"])
        if key in by_topic_or_reason
        for question in row["questions"]
    )


def beyond_examples() -> tuple[Example, ...]:
    """What the sources are known not to say, and beside it everything they do."""
    beyond = frozenset({Intent.BEYOND})
    silent = [row for row in _rows(GAPS_FILES) if GapReason(row["why"]) not in UNCLEAR]
    asked = dict.fromkeys(text for row in silent for text in row["questions"])
    answered = (text for row in _rows(PASSAGE_QUESTIONS_FILES) for text in row["questions"])
    return (
        *(Example(text, beyond, "gaps") for text in asked),
        *(Example(text, frozenset(), "passages") for text in dict.fromkeys(answered)),
    )


def ordinary_questions() -> tuple[str, ...]:
    """What passages answer and what the sources are silent on: none of it wants anything else."""
    rows = [*_rows(PASSAGE_QUESTIONS_FILES), *_rows(GAPS_FILES)]
    kept = (row for row in rows if GapReason(row.get("why", "silent")) not in UNCLEAR)
    return tuple(dict.fromkeys(question for row in kept for question in row["questions"]))


def is_learnt(question: str) -> bool:
    """Which of the ordinary questions are trained on; the others are only measured."""
    return crc32(question.encode()) % LEFT_OUT_ONE_IN != 0


def _rows(pattern: str) -> Iterator[dict[str, str]]:
    for path in sorted(REGISTER.glob(pattern)):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def misspelt_copies(examples: Sequence[Example], seed: int) -> tuple[Example, ...]:
    """Each once more as hurried people write it: without diacritics, or misspelt."""
    rng = random.Random(seed)
    ways = (without_diacritics, lambda text: misspelt(text, rng))
    return tuple(
        Example(ways[number % 2](each.text), each.intents, each.origin)
        for number, each in enumerate(examples)
    )
