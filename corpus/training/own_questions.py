"""Our own passage questions as training pairs, and a share of them held out for measuring.

They are written per passage and name its lines in the guideline's text.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.training.material import Material, Pair, cut

# Every fifth question of a passage is held out: about 400 of 2 000 (arbitrary).
FOLDS = 5


@dataclass(frozen=True, slots=True)
class AskedPassage:
    """A passage of the guideline with the questions that it answers."""

    text: str
    questions: tuple[str, ...]


def read_asked_passages(questions_file: Path, guideline_file: Path) -> tuple[AskedPassage, ...]:
    lines = guideline_file.read_text(encoding="utf-8").splitlines()
    return tuple(
        AskedPassage(
            " ".join(" ".join(lines[row["lines"][0] - 1 : row["lines"][1]]).split()),
            tuple(row["questions"]),
        )
        for row in map(json.loads, questions_file.read_text(encoding="utf-8").splitlines())
    )


def without_fold(passages: tuple[AskedPassage, ...], fold: int) -> tuple[AskedPassage, ...]:
    """Leave out the questions that are held out in `fold`."""
    return tuple(
        AskedPassage(
            passage.text,
            tuple(q for n, q in enumerate(passage.questions) if not held_out(place, n, fold)),
        )
        for place, passage in enumerate(passages)
    )


def held_out(passage_place: int, question_place: int, fold: int) -> bool:
    # Shifted per passage, or the first question, always the plainest one, would be one fold.
    return (passage_place + question_place) % FOLDS == fold


def with_own_questions(
    material: Material, passages: tuple[AskedPassage, ...], *, seed: int
) -> Material:
    """`material` and two origins more: question to passage, and question to question."""
    rng = random.Random(seed)
    own = {
        "own_passages": tuple(_to_passages(passages)),
        "own_siblings": tuple(_to_siblings(passages, rng)),
    }
    return Material({**material.pairs, **own})


def _to_passages(passages: tuple[AskedPassage, ...]) -> Iterator[Pair]:
    for passage in passages:
        for question in passage.questions:
            yield Pair(question, cut(passage.text))


def _to_siblings(passages: tuple[AskedPassage, ...], rng: random.Random) -> Iterator[Pair]:
    for passage in passages:
        for question in passage.questions:
            others = [other for other in passage.questions if other != question]
            if others:
                yield Pair(question, rng.choice(others))
