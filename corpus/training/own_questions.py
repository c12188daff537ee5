"""Our own passage questions as training pairs, and a share of them held out for measuring.

The passages are those of the snapshot in use (`make ingest`). What `passage_questions.jsonl`
holds was written first; the other files came later and from others: asking theirs of the first
ones measures how a stranger fares.
"""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.anchor import Anchor, Place, resolve, text_at
from corpus.passage import Passage
from corpus.settings import load_settings
from corpus.snapshot import current_directory
from corpus.storage import read_rows
from corpus.training.material import Material, MaterialError, Pair, cut
from corpus.written_questions import REGISTER

# Every fifth question of a passage is held out: about 400 of 2 000 (arbitrary).
FOLDS = 5


@dataclass(frozen=True, slots=True)
class AskedPassage:
    """A passage of the guideline with the questions that it answers."""

    text: str
    questions: tuple[str, ...]


def first_questions() -> tuple[AskedPassage, ...]:
    return _read(_files("passage_questions.jsonl"))


def later_questions() -> tuple[AskedPassage, ...]:
    return _read(_files("passage_questions_*.jsonl"))


def all_questions() -> tuple[AskedPassage, ...]:
    return _read(_files("passage_questions.jsonl") + _files("passage_questions_*.jsonl"))


def _files(pattern: str) -> list[Path]:
    return sorted(REGISTER.glob(pattern))


def _read(files: Iterable[Path]) -> tuple[AskedPassage, ...]:
    """Read the places that `files` ask about; each comes once, with the questions of all."""
    passages = read_rows(current_directory(load_settings().data_dir) / "passages.jsonl", Passage)
    by_id = {passage.id: passage for passage in passages}
    asked: dict[tuple[Place, ...], list[str]] = {}
    for file in files:
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            places = resolve(Anchor.model_validate(row["anchor"]), passages)
            if not places:
                raise MaterialError(f"the snapshot does not have the words of {row['anchor']}")
            asked.setdefault(places, []).extend(row["questions"])
    return tuple(
        # With the headings, as passages are embedded when they are ingested.
        AskedPassage(
            "\n".join((*by_id[places[0].passage_id].heading_path, text_at(places, by_id))),
            tuple(dict.fromkeys(questions)),
        )
        for places, questions in asked.items()
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
