"""Retrieval measured on questions nobody here wrote: SweQUAD-shaped and SQuAD-shaped files.

Only what is general is tried: the lexical legs, the n-gram cosine and the embedding. Written
questions, thesaurus and exact look-ups are the guideline's own and would have nothing to say.
"""

import gzip
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from assistant.retrieval import WEIGHTS
from corpus.embedding import Embedding
from corpus.lexical_index import build_lexical_index
from corpus.question_index import build_question_index
from evals.scoring.ranking import hit_at, reciprocal_rank

Scores = NDArray[np.float32]
DEPTH = 10
# The weights the assistant gives its general legs; the others have nothing to go by here.
FUSED = {
    "stems": WEIGHTS["stems"],
    "grams": WEIGHTS["grams"],
    "embedding": WEIGHTS["passage by meaning"],
}


class ExternalError(ValueError):
    """The external set cannot be read; the message names the file."""


@dataclass(frozen=True, slots=True)
class ExternalQuery:
    """`relevant` are places in the set's passages."""

    question: str
    relevant: frozenset[int]


@dataclass(frozen=True, slots=True)
class ExternalSet:
    name: str
    passages: tuple[str, ...]
    queries: tuple[ExternalQuery, ...]


@dataclass(frozen=True, slots=True)
class LegScore:
    leg: str
    n: int
    hit_at_1: float
    hit_at_5: float
    hit_at_10: float
    mrr: float


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _PassageRow(_Row):
    id: str
    text: str


class _QueryRow(_Row):
    question: str
    relevant: tuple[str, ...]


class _Question(_Row):
    question: str
    is_impossible: bool = False


class _Paragraph(_Row):
    context: str
    qas: tuple[_Question, ...]


class _Article(_Row):
    paragraphs: tuple[_Paragraph, ...]


class _Squad(_Row):
    data: tuple[_Article, ...]


def read_swequad(directory: Path) -> ExternalSet:
    """`swequad_passages.jsonl` and `swequad_queries.jsonl` in one directory."""
    passages = TypeAdapter(tuple[_PassageRow, ...]).validate_json(
        _as_array(directory / "swequad_passages.jsonl")
    )
    queries = TypeAdapter(tuple[_QueryRow, ...]).validate_json(
        _as_array(directory / "swequad_queries.jsonl")
    )
    place = {row.id: number for number, row in enumerate(passages)}
    try:
        found = [
            ExternalQuery(row.question, frozenset(place[key] for key in row.relevant))
            for row in queries
        ]
    except KeyError as error:
        raise ExternalError(f"{directory}: a query names the passage {error}") from error
    return ExternalSet("swequad", tuple(row.text for row in passages), tuple(found))


def read_squad(path: Path) -> ExternalSet:
    """A SQuAD file, packed or not; its paragraphs are the passages, unanswerable questions fall."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    try:
        squad = _Squad.model_validate_json(raw)
    except ValidationError as error:
        raise ExternalError(f"{path}: not a SQuAD file: {error}") from error
    paragraphs = [paragraph for article in squad.data for paragraph in article.paragraphs]
    queries = [
        ExternalQuery(one.question, frozenset({number}))
        for number, paragraph in enumerate(paragraphs)
        for one in paragraph.qas
        if not one.is_impossible
    ]
    return ExternalSet(path.name, tuple(p.context for p in paragraphs), tuple(queries))


def _as_array(path: Path) -> str:
    try:
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    except OSError as error:
        raise ExternalError(f"cannot read {path}: {error}") from error
    return f"[{','.join(lines)}]"


def score_legs(external: ExternalSet, embedding: Embedding) -> tuple[LegScore, ...]:
    """Score each leg alone, and fused as the assistant fuses them, also without vectors."""
    lexical = build_lexical_index(external.passages)
    cosine = build_question_index(external.passages)
    vectors = embedding.embed_passages(external.passages)
    ranked: dict[str, list[Sequence[frozenset[int]]]] = {}
    for query in external.queries:
        legs: dict[str, Scores] = {
            "stems": lexical.scores(query.question, leg="stems"),
            "grams": lexical.scores(query.question, leg="grams"),
            "n-gram cosine": cosine.similarities(query.question)[0],
            "embedding": vectors @ embedding.embed_questions([query.question])[0],
        }
        legs |= {"fused": fused(legs), "fused, no vector": fused(legs, without=("embedding",))}
        for leg, scores in legs.items():
            ranked.setdefault(leg, []).append(_by_rank(scores, query.relevant))
    return tuple(_leg_score(leg, rankings) for leg, rankings in ranked.items())


def fused(legs: Mapping[str, Scores], *, without: Collection[str] = ()) -> Scores:
    total = sum(w * _scaled(legs[leg]) for leg, w in FUSED.items() if leg not in without)
    return np.asarray(total, dtype=np.float32)


def _scaled(scores: Scores) -> Scores:
    highest = scores.max(initial=0)
    return scores / highest if highest > 0 else scores


def _by_rank(scores: Scores, relevant: frozenset[int]) -> Sequence[frozenset[int]]:
    order = np.lexsort((np.arange(len(scores)), -scores))[:DEPTH]
    # Which of several relevant passages it is does not matter: each is the whole answer.
    return [frozenset({0}) if number in relevant else frozenset() for number in order.tolist()]


def _leg_score(leg: str, rankings: Sequence[Sequence[frozenset[int]]]) -> LegScore:
    n = len(rankings)
    if not n:
        raise ExternalError("the set has no question that can be answered")
    at_1, at_5, at_10 = (
        sum(hit_at(ranks, 1, k=k) or 0 for ranks in rankings) / n for k in (1, 5, 10)
    )
    mrr = sum(reciprocal_rank(ranks, 1) or 0 for ranks in rankings) / n
    return LegScore(leg, n, at_1, at_5, at_10, mrr)
