"""Single legs of our search, each alone, over the passages of the same snapshot."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.embedding import Embedding, open_embedding
from corpus.postings import best_first
from corpus.snapshot import Snapshot, current_directory, open_snapshot
from evals.bench_clock import ask_all, size_mb
from evals.bench_questions import DEPTH, Ranked, bench_cases, figures

Scores = NDArray[np.float32]
Leg = Callable[[str], Scores]
NEIGHBOURS = 400
# Where in a snapshot a leg's index lies; both vector legs read the one store.
FOLDERS = {
    "stems": "lexical/*/stems",
    "grams": "lexical/*/grams",
    "written questions by spelling": "written",
    "written questions by vector": "vectors",
    "passage vectors": "vectors",
}


def legs(data_dir: Path) -> dict[str, dict[str, object]]:
    embedding = open_embedding()
    directory = current_directory(data_dir)
    snapshot = open_snapshot(directory, embedding=embedding)
    return {
        name: {
            **_measured(snapshot, leg),
            "index_mb": sum(size_mb(folder) for folder in directory.glob(FOLDERS[name])),
        }
        for name, leg in _legs(snapshot, embedding).items()
    }


def _measured(snapshot: Snapshot, leg: Leg) -> dict[str, object]:
    cases = bench_cases()
    found, times = ask_all([case.question for case in cases], lambda q: best_first(leg(q), DEPTH))
    ranked = [
        Ranked(case, tuple(snapshot.passages[number].text for number in numbers.tolist()))
        for case, numbers in zip(cases, found, strict=True)
    ]
    return {**times, **figures(ranked)}


def _legs(snapshot: Snapshot, embedding: Embedding) -> Mapping[str, Leg]:
    texts = len(snapshot.passages) + snapshot.written.size

    def by_vector(question: str, nearest: int) -> tuple[Scores, Scores]:
        vector = embedding.embed_questions([question])[0]
        return snapshot.meaning.cosines(vector, nearest=nearest, passages_at_most=nearest)

    nearest = _nearest_question_of(snapshot)
    return {
        "stems": lambda q: snapshot.lexical.scores(q, leg="stems"),
        "grams": lambda q: snapshot.lexical.scores(q, leg="grams"),
        "written questions by spelling": lambda q: nearest(snapshot.written.similarities(q)[0]),
        "written questions by vector": lambda q: nearest(by_vector(q, NEIGHBOURS)[1]),
        "passage vectors": lambda q: by_vector(q, texts)[0],
    }


def _nearest_question_of(snapshot: Snapshot) -> Callable[[Scores], Scores]:
    """A passage is as near as the nearest question written for it."""
    number = {passage.id: at for at, passage in enumerate(snapshot.passages)}
    pairs = [
        (at, number[place.passage_id])
        for at, question in enumerate(snapshot.questions)
        for place in question.places
    ]
    questions, passages = (np.array(side, dtype=np.int64) for side in zip(*pairs, strict=True))

    def nearest(similarity: Scores) -> Scores:
        scores = np.zeros(len(snapshot.passages), dtype=np.float32)
        np.maximum.at(scores, passages, similarity[questions])
        return scores

    return nearest
