"""Whether the answer holds what it must, and nothing it must not."""

from collections.abc import Sequence

from evals.scoring.folding import fold

Wordings = Sequence[str]


def missing_facts(text: str, required: Sequence[Wordings]) -> tuple[str, ...]:
    """List the facts (by their first wording) of which no accepted wording stands in `text`."""
    folded = fold(text)
    return tuple(
        wordings[0]
        for wordings in required
        if not any(fold(wording) in folded for wording in wordings)
    )


def fact_recall(text: str, required: Sequence[Wordings]) -> float | None:
    """Share of the required facts that stand in `text` in an accepted wording.

    Nugget recall (Voorhees 2003, TREC question answering), with literal matching for the assessor.
    """
    return 1 - len(missing_facts(text, required)) / len(required) if required else None


def all_facts(text: str, required: Sequence[Wordings]) -> float | None:
    """1 if no required fact is missing."""
    return float(not missing_facts(text, required)) if required else None


def forbidden_found(text: str, forbidden: Sequence[str]) -> tuple[str, ...]:
    folded = fold(text)
    return tuple(string for string in forbidden if fold(string) in folded)


def free_of_forbidden(text: str, forbidden: Sequence[str]) -> float | None:
    """1 if no forbidden string stands in `text`."""
    return float(not forbidden_found(text, forbidden)) if forbidden else None
