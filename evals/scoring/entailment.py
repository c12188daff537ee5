"""Whether the quotes carry the statement: a lexical stand-in for an entailment model.

It reads words, anchors, norms and negations, not meaning: a true paraphrase in other words fails,
and a false sentence of the same words and norms may pass. It never needs a model, and it errs the
same way every time.
"""

from collections.abc import Sequence

from corpus.words import stems
from evals.scoring.anchors import anchor_precision, negations_in
from evals.scoring.norms import keeps_norms

# Share of a statement's content stems that its quotes must hold. Arbitrary: four words of five.
MIN_CARRIED_SHARE = 0.8


def stems_of(text: str) -> frozenset[str]:
    # Line by line, because the word cutter reads a text only to a certain length.
    return frozenset(stem for line in text.split("\n") for stem in stems(line))


def carried_share(statement: str, quotes: Sequence[str]) -> float | None:
    """Share of the statement's different content stems that stand in the quotes."""
    said = stems_of(statement)
    if not said:
        return None
    return len(said & frozenset[str]().union(*map(stems_of, quotes))) / len(said)


def entails(quotes: Sequence[str], statement: str) -> bool:
    """Say whether the quotes, taken together, carry the statement."""
    share = carried_share(statement, quotes)
    carried, said = anchor_precision(statement, quotes)
    return (
        share is not None
        and share >= MIN_CARRIED_SHARE
        and carried == said
        and keeps_norms(statement, quotes) is not False
        and negations_in(statement) <= sum(map(negations_in, quotes))
    )
