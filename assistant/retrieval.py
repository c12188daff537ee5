"""The passages and written questions nearest to a question, fused over lexical and vector legs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray

from assistant.exact_legs import ExactLegs
from assistant.named_source import NamedSource, NamedSources
from assistant.passage_factors import TABLE_FACTOR, factor_of, is_table_of_law
from assistant.question_frame import without_frame
from assistant.source_search import SourceSearch
from assistant.written_places import WrittenPlaces
from corpus.anchor import Place
from corpus.embedding import Embedding
from corpus.law_reference import LawReference
from corpus.likelihood_index import share_of_best
from corpus.passage import Passage, PassageKind, SearchHit
from corpus.postings import best_first
from corpus.snapshot import Snapshot
from corpus.spelling import Speller
from corpus.thesaurus import Thesaurus
from corpus.written_questions import Gap

Floats = NDArray[np.float32]

# Fused by a weighted sum of legs scaled to 0-1, so that everything agreeing gives about 2.
# Rounded from a fit that held in cross-validation; carried words were added beside it. Compared
# by `python -m evals fusion`; why not the newest fit: docs/decisions/0004-fusion.md.
WEIGHTS: Mapping[str, float] = {
    "nearest by spelling": 0.24,
    "further by spelling": 0.10,
    "nearest by meaning": 0.46,
    "further by meaning": 0.44,
    "passage by meaning": 0.39,
    "stems": 0.31,
    "grams": 0.30,
    "guideline's terms": 0.15,
    "carried words": 0.20,
    "likelihood": 0.35,
}
EXACT_WEIGHT = 0.68
# How much of the nearness to a written question is spelling and how much is meaning.
SPELLING_SHARE = 0.5
WIDENED_SHARE = 0.9
NEAREST_WRITTEN = 40
VECTOR_NEIGHBOURS = 400
# Written questions are so many that of the 400 nearest texts 14 at most were passages (measured).
PASSAGE_NEIGHBOURS = 100
WRITTEN_CONSIDERED = 800
# Beside the nearest question of a passage the mean of this many further ones counts.
FURTHER = 2


@dataclass(frozen=True, slots=True)
class WrittenHit:
    """A written question near the one asked; either it has places or it belongs to a gap."""

    text: str
    similarity: float
    places: tuple[Place, ...]
    gap: Gap | None


@dataclass(frozen=True, slots=True)
class Legs:
    """`scores` has a row of passages for each leg; `written` is nearness to every question."""

    scores: Mapping[str, Floats]
    written: Floats
    likelier: float


@dataclass(frozen=True, slots=True)
class Found:
    """`written` is best first; `exact` tells that a law reference, name or page was recognised.

    `alone`: a passage holds the provision or decision that is named, and nothing more is asked.
    `asking` is what the asking sentences of a long story find by themselves; `apart` what each
    thing it asks finds by itself, when it asks several and was not cut; `taken` what each thing
    that it takes for given finds.
    `likelier` is how much likelier the words are for a passage than for a known gap (log-odds).

    `provisions` are the loaded paragraphs the question names, as they read on the day asked about;
    `in_named` is what is nearest in the one further source it names. `unworded` are paragraphs
    without a wording of that day, with the last day they had one.
    """

    question: str
    hits: tuple[SearchHit, ...]
    written: tuple[WrittenHit, ...]
    exact: frozenset[str]
    provisions: tuple[Passage, ...] = ()
    named: NamedSource | None = None
    in_named: tuple[SearchHit, ...] = ()
    unworded: tuple[tuple[LawReference, date | None], ...] = ()
    likelier: float = 0.0
    asking: "Found | None" = None
    alone: bool = False
    apart: tuple["Found", ...] = ()
    taken: tuple["Found", ...] = ()


class Retriever:
    def __init__(
        self,
        snapshot: Snapshot,
        *,
        embedding: Embedding,
        thesaurus: Thesaurus,
        exact_legs: ExactLegs,
        named_sources: NamedSources,
    ) -> None:
        self._snapshot = snapshot
        self._embedding = embedding
        self._thesaurus = thesaurus
        self._exact_legs = exact_legs
        self._named_sources = named_sources
        self._in_source = SourceSearch(snapshot.passages, snapshot.lexical)
        self._number = {passage.id: at for at, passage in enumerate(snapshot.passages)}
        self._kind_factor = np.array(
            [factor_of(passage) for passage in snapshot.passages], dtype=np.float32
        )
        self._ordinary = np.array(
            [n for n, one in enumerate(snapshot.passages) if one.kind is not PassageKind.PROVISION],
            dtype=np.int64,
        )
        self._tables_of_law = np.array(
            [n for n, one in enumerate(snapshot.passages) if is_table_of_law(one)], dtype=np.int64
        )
        self._speller = _open_speller(snapshot)
        self._none = np.zeros(len(snapshot.passages), dtype=np.float32)
        self._written_places = WrittenPlaces(snapshot.places, size=len(snapshot.passages))
        self._first_day = _days(date.min, (passage.valid_from for passage in snapshot.passages))
        self._last_day = _days(date.max, (passage.valid_to for passage in snapshot.passages))

    def search(self, question: str, *, limit: int = 10, on: date | None = None) -> Found:
        """Best passages and nearest written questions; the same question gives the same order."""
        legs = self.legs(question)
        scores = sum((weight * legs.scores[name] for name, weight in WEIGHTS.items()), self._none)
        day = on or datetime.now(UTC).date()
        exact = self._exact_legs.match(question, on=day)
        scores = scores * self._kind_factor
        if exact.law_references:
            scores[self._tables_of_law] *= TABLE_FACTOR
        scores[(self._first_day > day.toordinal()) | (self._last_day < day.toordinal())] = 0
        for passage_id, strength in exact.passages:
            scores[self._number[passage_id]] += EXACT_WEIGHT * strength
        named = self._named_sources.find(question, on=day)
        return Found(
            question,
            self._hits(scores, limit),
            self._nearest_written(legs.written),
            frozenset(exact.passage_ids),
            exact.provisions,
            named,
            self._in_source.search(named, on=day) if named else (),
            tuple((one, self._exact_legs.last_day(one)) for one in exact.unworded),
            legs.likelier,
            alone=exact.alone,
        )

    def legs(self, question: str) -> Legs:
        """What each leg says of every passage, before anything is weighed."""
        asked = without_frame(question)
        terms = " ".join(self._thesaurus.expand(asked))
        spelling = self._spelling(asked, terms)
        near_passages, meaning = self._meaning(asked)
        by_spelling, by_meaning = self._by_passage(spelling), self._by_passage(meaning)
        lexical, read = self._snapshot.lexical, self._speller.read(asked)
        odds = self._snapshot.likelihood.odds(read)
        scores = {
            "nearest by spelling": by_spelling[0],
            "further by spelling": by_spelling[1:].mean(axis=0),
            "nearest by meaning": by_meaning[0],
            "further by meaning": by_meaning[1:].mean(axis=0),
            "passage by meaning": near_passages,
            "stems": self._scaled(lexical.scores(read, leg="stems")),
            "grams": self._scaled(lexical.scores(asked, leg="grams")),
            "guideline's terms": self._scaled(lexical.scores(terms, leg="stems")),
            "carried words": self._snapshot.carried.shares(read),
            "likelihood": share_of_best(odds[: len(self._none)]),
        }
        written = SPELLING_SHARE * spelling + (1 - SPELLING_SHARE) * meaning
        return Legs(scores, written, self._likelier(odds))

    def _likelier(self, odds: Floats) -> float:
        """How much likelier the best passage is than the best gap; zero where one is missing."""
        passages, gaps = np.split(odds, [len(self._none)])
        ahead = float(passages.max(initial=-np.inf) - gaps.max(initial=-np.inf))
        return round(ahead, 4) if np.isfinite(ahead) else 0.0

    def _hits(self, scores: Floats, limit: int) -> tuple[SearchHit, ...]:
        order = best_first(scores, limit)
        return tuple(
            SearchHit(self._snapshot.passages[number], rank, round(float(scores[number]), 4))
            for rank, number in enumerate(order.tolist(), 1)
            if scores[number] > 0
        )

    def _spelling(self, question: str, terms: str) -> Floats:
        """Nearness to every written question by spelling, also in the guideline's terms."""
        spelling, widened = self._snapshot.written.similarities(question, further=terms)
        return np.asarray(np.maximum(spelling, WIDENED_SHARE * widened), dtype=np.float32)

    def _meaning(self, question: str) -> tuple[Floats, Floats]:
        """Vector nearness to every passage and every written question; zero beyond the nearest."""
        vector = self._embedding.embed_questions([question])[0]
        if not vector.any():
            size = len(self._snapshot.passages), self._snapshot.written.size
            return np.zeros(size[0], dtype=np.float32), np.zeros(size[1], dtype=np.float32)
        return self._snapshot.meaning.cosines(
            vector, nearest=VECTOR_NEIGHBOURS, passages_at_most=PASSAGE_NEIGHBOURS
        )

    def _scaled(self, scores: Floats) -> Floats:
        # Scaled by the best of the guideline, so that a statute moves none of its scores.
        highest = scores[self._ordinary].max(initial=0)
        return np.asarray(scores / highest if highest > 0 else scores, dtype=np.float32)

    def _by_passage(self, similarity: Floats) -> Floats:
        """For each passage a column: its nearest written question, then the next ones."""
        return self._written_places.nearest(similarity, among=WRITTEN_CONSIDERED, kept=1 + FURTHER)

    def _nearest_written(self, similarity: Floats) -> tuple[WrittenHit, ...]:
        questions = self._snapshot.questions
        found: list[WrittenHit] = []
        for number in best_first(similarity, NEAREST_WRITTEN).tolist():
            nearness = round(float(similarity[number]), 4)
            if number < len(questions):
                question = questions[number]
                found.append(WrittenHit(question.text, nearness, question.places, None))
            else:
                gap = self._snapshot.gaps[int(self._snapshot.gap_of[number - len(questions)])]
                found.append(WrittenHit("", nearness, (), gap))
        return tuple(found)


def _open_speller(snapshot: Snapshot) -> Speller:
    """Of the guideline's words: a statute has so many that every misspelling is one of them."""
    carried = next((words.spread() for words, _ in snapshot.carried.parts), {})
    known = next((index.legs["stems"].vocabulary for index, _ in snapshot.lexical.parts), {})
    return Speller(carried, known)


def _days(unknown: date, days: Iterable[date | None]) -> NDArray[np.int64]:
    return np.array([(day or unknown).toordinal() for day in days], dtype=np.int64)
