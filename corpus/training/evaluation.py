"""Measures an embedding alone and beside lexical search, on questions it was not trained on."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

from corpus.embedding import Embedding
from corpus.training.own_questions import FOLDS, AskedPassage, held_out, without_fold

Scores = NDArray[np.float32]
# So many passages a reader looks at.
FEW = 5
# Smooths reciprocal ranks; the value everyone uses.
RANK_CONSTANT = 60
# Lengths of the character grams that find misspelt words.
GRAM_LENGTHS = (4, 5)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often the right text came first and among the first few, and its reciprocal rank."""

    hit_at_1: float
    hit_at_5: float
    mean_reciprocal_rank: float
    questions: int


@dataclass(frozen=True, slots=True)
class Task:
    """Questions, texts, and for each question the place of the text that answers it.

    `owner` says which answer a text stands for: a passage and its questions share one.
    """

    questions: Sequence[str]
    answers: Sequence[int]
    texts: Sequence[str]
    owner: Sequence[int]


def swequad_task(directory: Path) -> Task:
    passages = _json_lines(directory / "swequad_passages.jsonl")
    queries = _json_lines(directory / "swequad_queries.jsonl")
    place = {passage["id"]: number for number, passage in enumerate(passages)}
    return Task(
        questions=[query["question"] for query in queries],
        # Every question names exactly one passage.
        answers=[place[query["relevant"][0]] for query in queries],
        texts=[passage["text"] for passage in passages],
        owner=range(len(passages)),
    )


def held_out_task(passages: tuple[AskedPassage, ...], fold: int, *, expanded: bool) -> Task:
    """Ask the held-out questions of `fold` of the passages and the questions that are left.

    `expanded` texts are a passage with its questions; otherwise each question is its own text.
    """
    asked = [
        (question, place)
        for place, passage in enumerate(passages)
        for number, question in enumerate(passage.questions)
        if held_out(place, number, fold)
    ]
    return _task(asked, without_fold(passages, fold), expanded=expanded)


def strangers_task(
    passages: tuple[AskedPassage, ...], later: tuple[AskedPassage, ...], *, expanded: bool
) -> Task:
    """Ask what others wrote later of the passages and their first questions."""
    place = {passage.text: number for number, passage in enumerate(passages)}
    asked = [
        (question, place[passage.text])
        for passage in later
        if passage.text in place
        for question in passage.questions
    ]
    return _task(asked, passages, expanded=expanded)


def _task(
    asked: Sequence[tuple[str, int]], kept: tuple[AskedPassage, ...], *, expanded: bool
) -> Task:
    texts = [(passage.text, place) for place, passage in enumerate(kept)]
    questions = [(q, place) for place, passage in enumerate(kept) for q in passage.questions]
    joined = [(" ".join((p.text, *p.questions)), place) for place, p in enumerate(kept)]
    found = joined if expanded else texts + questions
    return Task(
        [q for q, _ in asked], [p for _, p in asked], [t for t, _ in found], [p for _, p in found]
    )


def lexical_scores(task: Task, words: Callable[[str], list[str]]) -> Scores:
    index = bm25s.BM25()
    index.index([words(text) for text in task.texts], show_progress=False)
    known = index.vocab_dict
    rows = [
        index.get_scores([word for word in words(question) if word in known])
        if any(word in known for word in words(question))
        else np.zeros(len(task.texts), dtype=np.float32)
        for question in task.questions
    ]
    return _by_owner(np.asarray(rows, dtype=np.float32), task)


def vector_scores(task: Task, embedding: Embedding) -> Scores:
    questions = embedding.embed_questions(task.questions)
    return _by_owner(questions @ embedding.embed_passages(task.texts).T, task)


def _by_owner(scores: Scores, task: Task) -> Scores:
    """Keep the best score that any text of an answer reaches."""
    owner = np.asarray(task.owner)
    best = np.full((len(scores), owner.max() + 1), -np.inf, dtype=np.float32)
    for place in range(len(owner)):
        best[:, owner[place]] = np.maximum(best[:, owner[place]], scores[:, place])
    return best


def stems(text: str) -> list[str]:
    return list(_STEMMER.stemWords(bm25s.tokenize(text, return_ids=False, show_progress=False)[0]))


def grams(text: str) -> list[str]:
    found = stems(text)
    padded = f" {' '.join(text.lower().split())} "
    for length in GRAM_LENGTHS:
        found += [padded[at : at + length] for at in range(len(padded) - length + 1)]
    return found


_STEMMER = Stemmer.Stemmer("swedish")


def fused_ranks(*legs: Scores) -> Scores:
    """Reciprocal ranks added up."""
    ranks = [np.argsort(np.argsort(-leg, axis=1, kind="stable"), axis=1) for leg in legs]
    fused: Scores = np.sum([1 / (RANK_CONSTANT + 1 + rank) for rank in ranks], axis=0)
    return fused


def fused_scores(lexical: Scores, vector: Scores, *, weight: float) -> Scores:
    """Lexical scores as a share of the best one, plus `weight` times the cosine."""
    best = np.maximum(lexical.max(axis=1, keepdims=True), 1e-9)
    fused: Scores = lexical / best + weight * vector
    return fused


def outcome(scores: Scores, answers: Sequence[int]) -> Outcome:
    right = scores[np.arange(len(answers)), np.asarray(answers)]
    # Ties count against us: a text that scores the same may stand before the right one.
    rank = (scores >= right[:, None]).sum(axis=1)
    return Outcome(
        float((rank <= 1).mean()),
        float((rank <= FEW).mean()),
        float((1 / rank).mean()),
        len(answers),
    )


def measure_swequad(task: Task, embedding: Embedding) -> dict[str, Outcome]:
    return _beside(lexical_scores(task, stems), lexical_scores(task, grams), task, embedding)


def measure_held_out(
    passages: tuple[AskedPassage, ...], embedding: Embedding, folds: Sequence[int] = range(FOLDS)
) -> dict[str, Outcome]:
    """Means over `folds`, weighted by their questions."""
    results = [_measure_fold(passages, embedding, fold) for fold in folds]
    return {name: _pooled([result[name] for result in results]) for name in results[0]}


def _measure_fold(
    passages: tuple[AskedPassage, ...], embedding: Embedding, fold: int
) -> dict[str, Outcome]:
    return _measure_two(
        held_out_task(passages, fold, expanded=False),
        held_out_task(passages, fold, expanded=True),
        embedding,
    )


def measure_strangers(
    passages: tuple[AskedPassage, ...], later: tuple[AskedPassage, ...], embedding: Embedding
) -> dict[str, Outcome]:
    return _measure_two(
        strangers_task(passages, later, expanded=False),
        strangers_task(passages, later, expanded=True),
        embedding,
    )


def _measure_two(apart: Task, joined: Task, embedding: Embedding) -> dict[str, Outcome]:
    """Lexical legs see a passage joined with its questions, the vector leg each text apart."""
    return _beside(lexical_scores(joined, stems), lexical_scores(joined, grams), apart, embedding)


def _beside(
    by_stems: Scores, by_grams: Scores, task: Task, embedding: Embedding
) -> dict[str, Outcome]:
    vector = vector_scores(task, embedding)
    legs: Mapping[str, Scores] = {
        "vector": vector,
        "stems": by_stems,
        "grams": by_grams,
        "stems + vector, ranks": fused_ranks(by_stems, vector),
        "grams + vector, ranks": fused_ranks(by_grams, vector),
        "stems + vector, scores 1:1": fused_scores(by_stems, vector, weight=1.0),
        "grams + vector, scores 1:0.5": fused_scores(by_grams, vector, weight=0.5),
        "grams + vector, scores 1:1": fused_scores(by_grams, vector, weight=1.0),
    }
    return {name: outcome(scores, task.answers) for name, scores in legs.items()}


def _pooled(outcomes: Sequence[Outcome]) -> Outcome:
    count = sum(each.questions for each in outcomes)

    def mean(values: list[float]) -> float:
        shares = (value * each.questions for value, each in zip(values, outcomes, strict=True))
        return sum(shares) / count

    return Outcome(
        mean([each.hit_at_1 for each in outcomes]),
        mean([each.hit_at_5 for each in outcomes]),
        mean([each.mean_reciprocal_rank for each in outcomes]),
        count,
    )


def _json_lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
