"""Whether the sources answer: passage questions and known gaps vote, and words must be carried."""

from dataclasses import dataclass

from assistant.followup import own_words
from assistant.question_rules import AnswerKind, asked_kind
from assistant.retrieval import Found, WrittenHit
from corpus.intents import Intent, intent_odds
from corpus.words import content_words, share_carried
from corpus.written_questions import Gap

VOTERS = 10
VOTE_POWER = 6
# Weights of a logistic regression on development questions and on 3,200 that nothing had learnt,
# rounded; the curves are in docs/decisions/0005-knowing-what-is-not-answered.md.
WEIGHTS = {
    "gap_nearness": -1.30,
    "gap_share": -0.54,
    "carried": 0.38,
    "top": 2.19,
    "lead": 4.82,
    "beyond": -0.52,
    "off_topic": 0.04,
    "likelier": 0.37,
}
BIAS = -3.87
# Of 1,008 development questions that are answered 30 lie below, of 198 that are not 187 do.
MIN_ANSWERABLE = -1.0
# From this up to that a refusal is unsure: the nearest text stands beside it. Of the same
# questions four and 158 lie below.
MIN_UNSURE = -3.0
# Below this nothing written is near: not even related text is shown.
MIN_RELATED = 0.30


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision rests on. Shares are 0-1; `nearness` is that of the nearest question.

    `beyond` and `off_topic` are the log-odds, by the wording alone, that such a thing is never
    said or has nothing to do with the sources; `likelier` is that a passage is asked about in these
    words and not a known gap.
    """

    nearness: float
    gap_nearness: float
    gap_share: float
    carried: float
    top: float
    beyond: float
    off_topic: float
    likelier: float
    kind: AnswerKind | None
    gap: Gap | None
    named: bool = False


def read_signals(found: Found) -> Signals:
    """Of a long story, by what its asking sentences find."""
    found = found.asking or found
    answered = [hit for hit in found.written if hit.gap is None]
    gaps = [hit for hit in found.written if hit.gap is not None]
    asked = own_words(found.question)
    odds = intent_odds(asked)
    return Signals(
        nearness=answered[0].similarity if answered else 0.0,
        gap_nearness=gaps[0].similarity if gaps else 0.0,
        gap_share=_gap_share(found.written[:VOTERS]),
        carried=carried_share(found.question, found),
        top=found.hits[0].score if found.hits else 0.0,
        beyond=odds[Intent.BEYOND],
        off_topic=odds[Intent.OFF_TOPIC],
        likelier=found.likelier,
        kind=asked_kind(asked),
        gap=gaps[0].gap if gaps else None,
        named=found.alone,
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
    nearest = " ".join(hit.text for hit in found.written[:5])
    return share_carried(asked, f"{text} {nearest}")


def measures(signals: Signals) -> dict[str, float]:
    """What is weighed, by its name in `WEIGHTS`."""
    return {
        "gap_nearness": signals.gap_nearness,
        "gap_share": signals.gap_share,
        "carried": signals.carried,
        "top": signals.top,
        "lead": signals.nearness - signals.gap_nearness,
        "beyond": signals.beyond,
        "off_topic": signals.off_topic,
        "likelier": signals.likelier,
    }


def answerable(signals: Signals) -> float:
    """Log-odds that the sources answer."""
    measured = measures(signals)
    return BIAS + sum(weight * measured[name] for name, weight in WEIGHTS.items())


def is_covered(signals: Signals) -> bool:
    return signals.named or answerable(signals) >= MIN_ANSWERABLE


def is_known_gap(signals: Signals) -> bool:
    """Not covered because a known gap is nearer than any passage question."""
    return not is_covered(signals) and signals.gap_nearness >= signals.nearness


def is_unsure(signals: Signals) -> bool:
    return MIN_UNSURE <= answerable(signals) < MIN_ANSWERABLE


def is_related(signals: Signals) -> bool:
    return signals.nearness >= MIN_RELATED
