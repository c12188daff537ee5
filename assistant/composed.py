"""An answer before its notices, and several such made into one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.followup import own_words
from assistant.parts import asks
from assistant.phrases import phrase
from assistant.reply import Outcome, Statement
from assistant.retrieval import Found
from corpus.passage import SearchHit

EVIDENCE = 10
# The outcome of a whole is that of its part furthest to the left here.
WEIGHTIEST = (
    Outcome.DECLINED,
    Outcome.ANSWERED,
    Outcome.NEARBY,
    Outcome.NOT_COVERED,
)


@dataclass(frozen=True, slots=True)
class Composed:
    """`part` is the question it answers, named when the question had several."""

    outcome: Outcome
    lead: str
    statements: tuple[Statement, ...] = ()
    part: str = ""


def merge(parts: Sequence[Composed]) -> Composed:
    """One answer: what was said for each part, and which parts have no answer."""
    if len(parts) == 1:
        return parts[0]
    # What only tells of something lends the whole no answer: «what does it cost? We need it today.»
    asking = [part for part in parts if part.outcome is Outcome.DECLINED or asks(part.part)]
    outcome = next(o for o in WEIGHTIEST if any(part.outcome is o for part in asking or parts))
    if outcome is Outcome.DECLINED:
        return next(part for part in parts if part.outcome is outcome)
    kept = [part for part in parts if part.outcome is outcome]
    said: dict[str, Statement] = {}
    for part in kept:
        for statement in part.statements:
            said.setdefault(statement.text, statement)
    if outcome is not Outcome.ANSWERED:
        return Composed(outcome, kept[0].lead, tuple(said.values()))
    unanswered = [part for part in parts if part.outcome is not outcome]
    own = dict.fromkeys(part.lead for part in kept if part.lead)
    told = [phrase("lead", "part_unanswered", part=own_words(part.part)) for part in unanswered]
    nearest = {s.text: s for part in unanswered for s in part.statements[:1] if s.text not in said}
    if nearest:
        told.append(phrase("lead", "part_nearest"))
    return Composed(outcome, " ".join((*own, *told)), (*said.values(), *nearest.values()))


def merge_hits(found: Sequence[Found]) -> tuple[SearchHit, ...]:
    """The best of each part in turn, so that every part's place is among the evidence.

    What a source that was named says comes before the rest of its part.
    """
    if len(found) == 1 and not found[0].in_named:
        return found[0].hits
    merged: dict[str, SearchHit] = {}
    for rank in zip_longest(*((*one.in_named, *one.hits) for one in found)):
        for hit in rank:
            if hit is not None:
                merged.setdefault(hit.passage.id, hit)
    best = list(merged.values())[:EVIDENCE]
    return tuple(SearchHit(hit.passage, at, hit.score) for at, hit in enumerate(best, 1))
