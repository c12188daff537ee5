"""Whether the sources answer: passage questions and known gaps vote, and words must be carried."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.question_rules import AnswerKind, asked_kind
from assistant.retrieval import Found, WrittenHit
from corpus.passage import Passage
from corpus.words import content_words, grams
from corpus.written_questions import Gap

# Set on the development questions by cross-validation; the curve is in
# docs/decisions/0005-knowing-what-is-not-answered.md.
VOTERS = 10
VOTE_POWER = 6
GAP_SHARE = 0.55
MIN_NEARNESS = 0.30
SURE_NEARNESS = 0.62
MIN_CARRIED = 0.5


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision rests on. Shares are 0-1; `nearness` is that of the nearest question."""

    nearness: float
    gap_nearness: float
    gap_share: float
    carried: float
    kind: AnswerKind | None
    gap: Gap | None


def read_signals(found: Found, passages: Mapping[str, Passage]) -> Signals:
    answered = [hit for hit in found.written if hit.gap is None]
    gaps = [hit for hit in found.written if hit.gap is not None]
    return Signals(
        nearness=answered[0].similarity if answered else 0.0,
        gap_nearness=gaps[0].similarity if gaps else 0.0,
        gap_share=_gap_share(found.written[:VOTERS]),
        carried=carried_share(found.question, found),
        kind=asked_kind(found.question),
        gap=gaps[0].gap if gaps else None,
    )


def _gap_share(voters: tuple[WrittenHit, ...]) -> float:
    votes = [(hit.similarity**VOTE_POWER, hit.gap is not None) for hit in voters]
    total = sum(vote for vote, _ in votes)
    return sum(vote for vote, is_gap in votes if is_gap) / total if total else 1.0


def carried_share(question: str, found: Found) -> float:
    """Share of the question's content words that the best passages hold, spelling forgiven."""
    asked = content_words(question)
    if not asked or not found.hits:
        return 0.0
    text = " ".join(
        " ".join((*hit.passage.heading_path, hit.passage.text)) for hit in found.hits[:3]
    )
    known = set(grams(text + " " + " ".join(hit.text for hit in found.written[:5])))
    return sum(_is_known(word, known) for word in asked) / len(asked)


def _is_known(word: str, known: set[str]) -> bool:
    own = grams(word)
    return bool(own) and sum(gram in known for gram in own) >= len(own) / 2


def is_gap(signals: Signals) -> bool:
    return signals.gap_share >= GAP_SHARE and signals.gap_nearness >= MIN_NEARNESS


def is_covered(signals: Signals) -> bool:
    if signals.nearness >= SURE_NEARNESS:
        return True
    return signals.nearness >= MIN_NEARNESS and signals.carried >= MIN_CARRIED
