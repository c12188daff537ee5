"""The passages and written questions nearest to a question, fused over lexical and vector legs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.exact_legs import ExactLegs
from corpus.anchor import Place
from corpus.embedding import Embedding
from corpus.passage import Passage, PassageKind, SearchHit
from corpus.snapshot import Snapshot
from corpus.thesaurus import Thesaurus
from corpus.written_questions import Gap

Floats = NDArray[np.float32]

# Fused by weighted sums of scores scaled to 0-1; chosen on the development cases
# (docs/decisions/0004-fusion.md).
WRITTEN_WEIGHT = 1.0
STEM_WEIGHT = 0.35
GRAM_WEIGHT = 0.45
PASSAGE_VECTOR_WEIGHT = 0.15
EXACT_WEIGHT = 1.2
# How much of the nearness to a written question is spelling and how much is meaning.
SPELLING_SHARE = 0.6
EXPANSION_WEIGHT = 0.5
NEAREST_WRITTEN = 40
# Footnotes and reading lists answer only what asks for them; they lose ties.
KIND_FACTOR: Mapping[PassageKind, float] = {
    PassageKind.FOOTNOTE: 0.6,
    PassageKind.SEE_ALSO: 0.8,
}


@dataclass(frozen=True, slots=True)
class WrittenHit:
    """A written question near the one asked; either it has places or it belongs to a gap."""

    text: str
    similarity: float
    places: tuple[Place, ...]
    gap: Gap | None


@dataclass(frozen=True, slots=True)
class Found:
    """`written` is best first; `exact` tells that a law reference, name or page was recognised."""

    question: str
    hits: tuple[SearchHit, ...]
    written: tuple[WrittenHit, ...]
    exact: frozenset[str]


class Retriever:
    def __init__(
        self,
        snapshot: Snapshot,
        *,
        embedding: Embedding,
        thesaurus: Thesaurus,
        exact_legs: ExactLegs,
    ) -> None:
        self._snapshot = snapshot
        self._embedding = embedding
        self._thesaurus = thesaurus
        self._exact_legs = exact_legs
        self._number = {passage.id: at for at, passage in enumerate(snapshot.passages)}
        self._kind_factor = np.array(
            [KIND_FACTOR.get(passage.kind, 1.0) for passage in snapshot.passages], dtype=np.float32
        )

    def search(self, question: str, *, limit: int = 10) -> Found:
        """Best passages and nearest written questions; the same question gives the same order."""
        similarity, vectors = self._written_similarity(question)
        scores = self._passage_scores(question, similarity, vectors)
        exact = self._exact_legs.match(question)
        for passage_id, strength in exact.passages:
            scores[self._number[passage_id]] += EXACT_WEIGHT * strength
        order = np.lexsort((np.arange(len(scores)), -scores))[:limit]
        hits = tuple(
            SearchHit(self._snapshot.passages[number], rank, round(float(scores[number]), 4))
            for rank, number in enumerate(order.tolist(), 1)
            if scores[number] > 0
        )
        return Found(
            question, hits, self._nearest_written(similarity), frozenset(exact.passage_ids)
        )

    def _written_similarity(self, question: str) -> tuple[Floats, Floats]:
        """Nearness to every written question, and the vector nearness to every passage."""
        snapshot = self._snapshot
        spelling = snapshot.written.similarities(question)
        widened = self._widened(question)
        if widened:
            spelling = np.maximum(spelling, 0.9 * snapshot.written.similarities(widened))
        vector = self._embedding.embed_questions([question])[0]
        meaning = np.zeros(snapshot.vectors.size, dtype=np.float32)
        if vector.any():
            for number, cosine in snapshot.vectors.nearest(vector, limit=200):
                meaning[number] = max(cosine, 0.0)
        passages = len(snapshot.passages)
        combined = SPELLING_SHARE * spelling + (1 - SPELLING_SHARE) * meaning[passages:]
        return combined.astype(np.float32), meaning[:passages]

    def _widened(self, question: str) -> str:
        terms = self._thesaurus.expand(question)
        return " ".join((question, *terms)) if terms else ""

    def _passage_scores(self, question: str, similarity: Floats, vectors: Floats) -> Floats:
        scores = (
            WRITTEN_WEIGHT * self._by_passage(similarity)
            + STEM_WEIGHT * self._lexical(question, "stems")
            + GRAM_WEIGHT * self._lexical(question, "grams")
            + PASSAGE_VECTOR_WEIGHT * vectors
        )
        return np.asarray(scores * self._kind_factor, dtype=np.float32)

    def _lexical(self, question: str, leg: str) -> Floats:
        scores = self._snapshot.lexical.scores(question, leg=leg)
        terms = self._thesaurus.expand(question)
        if terms:
            extra = self._snapshot.lexical.scores(" ".join(terms), leg=leg)
            scores = scores + EXPANSION_WEIGHT * extra
        highest = scores.max(initial=0)
        return scores / highest if highest > 0 else scores

    def _by_passage(self, similarity: Floats) -> Floats:
        """For each passage the similarity of its nearest written question."""
        best = np.zeros(len(self._snapshot.passages), dtype=np.float32)
        for number in np.argsort(-similarity, kind="stable")[:400].tolist():
            if number >= len(self._snapshot.questions):
                continue
            for place in self._snapshot.questions[number].places:
                at = self._number[place.passage_id]
                best[at] = max(best[at], similarity[number])
        return best

    def _nearest_written(self, similarity: Floats) -> tuple[WrittenHit, ...]:
        questions = self._snapshot.questions
        found: list[WrittenHit] = []
        for number in np.argsort(-similarity, kind="stable")[:NEAREST_WRITTEN].tolist():
            nearness = round(float(similarity[number]), 4)
            if number < len(questions):
                question = questions[number]
                found.append(WrittenHit(question.text, nearness, question.places, None))
            else:
                gap = self._snapshot.gaps[self._snapshot.gap_of[number - len(questions)]]
                found.append(WrittenHit("", nearness, (), gap))
        return tuple(found)


def passages_by_id(passages: Sequence[Passage]) -> dict[str, Passage]:
    return {passage.id: passage for passage in passages}
