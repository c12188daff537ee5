"""What each file of passage questions adds to the search, alone, without it, and in their order.

The embedding was trained on all of them, and the weights were fitted with all of them: what is
left when a file is gone still profits from it there.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from assistant.setup import open_retriever
from corpus.embedding import Embedding
from corpus.lexical_index import PartedIndex, build_lexical_index
from corpus.question_index import build_question_index
from corpus.question_places import find_question_places
from corpus.snapshot import Snapshot
from corpus.snapshot_building import expanded_text
from corpus.written_questions import (
    PASSAGE_QUESTIONS_FILES,
    REGISTER,
    PassageQuestion,
    attach_questions,
)
from evals.collecting import AS_OF
from evals.rank_cases import Figures, Order, RankCase, figures, merged

# The order in which they were written; files that came later follow by name.
IN_ORDER = (
    "passage_questions",
    "voices_1",
    "voices_2",
    "spoken",
    "foreign",
    "situations",
    "talk",
)
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Ablated:
    name: str
    questions: int
    whole: Figures
    by_kind: dict[str, Figures]


def question_files(directory: Path = REGISTER) -> dict[str, Path]:
    """By short name, in the order they were written."""
    paths = {
        path.stem.removeprefix("passage_questions_"): path
        for path in sorted(directory.glob(PASSAGE_QUESTIONS_FILES))
    }
    known = [name for name in IN_ORDER if name in paths]
    return {name: paths[name] for name in (*known, *(n for n in paths if n not in known))}


def ablate(
    snapshot: Snapshot, embedding: Embedding, cases: Sequence[RankCase]
) -> Iterator[Ablated]:
    keys = {name: _keys(snapshot, path) for name, path in question_files().items()}
    names = list(keys)
    choices = {
        "none": [],
        **{f"only {name}": [name] for name in names},
        **{f"up to {name}": names[: at + 1] for at, name in enumerate(names) if at},
        **{f"all but {name}": [n for n in names if n != name] for name in names},
    }
    for label, chosen in choices.items():
        wanted = frozenset[Key]().union(*(keys[name] for name in chosen))
        kept = np.array([_key(question) in wanted for question in snapshot.questions], dtype=bool)
        yield _measured(label, with_questions(snapshot, kept), embedding, cases)


def _key(question: PassageQuestion) -> Key:
    return (question.text.casefold(), question.places)


def _keys(snapshot: Snapshot, path: Path) -> frozenset[Key]:
    """The questions of one file; one that stands in two files belongs to both."""
    with tempfile.TemporaryDirectory() as alone:
        shutil.copy(path, alone)
        attached = attach_questions(snapshot.passages, Path(alone))
    return frozenset(map(_key, attached.questions))


def with_questions(
    snapshot: Snapshot, kept: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> Snapshot:
    """The snapshot as it would be had only the kept passage questions been written."""
    questions = tuple(q for q, keep in zip(snapshot.questions, kept, strict=True) if keep)
    by_passage: dict[str, list[str]] = {}
    for question in questions:
        for place in question.places:
            by_passage.setdefault(place.passage_id, []).append(question.text)
    texts = [expanded_text(one, by_passage.get(one.id, [])) for one in snapshot.passages]
    parts = tuple(
        (build_lexical_index([texts[number] for number in numbers.tolist()]), numbers)
        for _, numbers in snapshot.lexical.parts
    )
    gap_questions = [text for gap in snapshot.gaps for text in gap.questions]
    vectors = snapshot.meaning.questions
    rows = np.concatenate([kept, np.ones(len(gap_questions), dtype=bool)])
    return replace(
        snapshot,
        questions=questions,
        places=find_question_places(
            questions, {passage.id: number for number, passage in enumerate(snapshot.passages)}
        ),
        lexical=PartedIndex(parts, len(texts)),
        written=build_question_index([*(q.text for q in questions), *gap_questions]),
        meaning=replace(
            snapshot.meaning,
            questions=replace(vectors, rows=vectors.rows[rows]),
        ),
    )


def _measured(
    name: str, snapshot: Snapshot, embedding: Embedding, cases: Sequence[RankCase]
) -> Ablated:
    retriever = open_retriever(snapshot, embedding)
    number = {passage.id: at for at, passage in enumerate(snapshot.passages)}

    def order(case: RankCase) -> Order:
        found = [retriever.search(part, on=AS_OF).hits for part in case.parts]
        return merged([tuple(number[hit.passage.id] for hit in hits) for hits in found])

    orders = [order(case) for case in cases]
    together = list(zip(cases, orders, strict=True))
    by_kind = {
        kind: _of([pair for pair in together if pair[0].case.kind == kind], snapshot)
        for kind in sorted({case.case.kind for case in cases})
    }
    return Ablated(name, len(snapshot.questions), _of(together, snapshot), by_kind)


def _of(together: Sequence[tuple[RankCase, Order]], snapshot: Snapshot) -> Figures:
    return figures([one for one, _ in together], [two for _, two in together], snapshot.passages)
