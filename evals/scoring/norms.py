"""Whether a rule is given with the force it has."""

from collections import Counter
from collections.abc import Sequence

from corpus.norm import Norm
from corpus.norm_finding import find_norms
from corpus.sentence import split_sentences
from evals.case import Gold


def norms_in(text: str) -> Counter[Norm]:
    """Count the norms of a text, sentence by sentence."""
    return Counter(
        norm for span in split_sentences(text) for norm in find_norms(text[span.start : span.end])
    )


def keeps_norms(statement: str, quotes: Sequence[str]) -> bool | None:
    """Say whether the quotes state every norm of the statement, as often; None without a norm."""
    stated = norms_in(statement)
    if not stated:
        return None
    return stated <= sum((norms_in(quote) for quote in quotes), Counter[Norm]())


def norm_fidelity(statements: Sequence[tuple[str, Sequence[str]]]) -> float | None:
    """Share of the statements with a norm whose norms all stand in their quotes. Own measure."""
    checks = [keeps_norms(text, quotes) for text, quotes in statements]
    scored = [check for check in checks if check is not None]
    return sum(scored) / len(scored) if scored else None


def norm_accuracy(answer: str, gold: Sequence[Gold]) -> float | None:
    """Share of the gold places' norms that the answer states too; undefined if gold has none.

    «ska», «bör» and «kan» are different answers to the same question. Own measure.
    """
    wanted = frozenset(norm for place in gold for norm in norms_in(place.quote))
    if not wanted:
        return None
    return len(wanted & frozenset(norms_in(answer))) / len(wanted)
