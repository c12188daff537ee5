"""Citation recall and precision as ALCE defines them (Gao et al. 2023), entailment replaced."""

from collections.abc import Callable, Sequence

# A statement and its quotes.
Cited = tuple[str, Sequence[str]]
Entails = Callable[[Sequence[str], str], bool]


def is_recalled(cited: Cited, entails: Entails) -> bool:
    """Say whether a statement has citations and all of them together carry it."""
    statement, quotes = cited
    return bool(quotes) and entails(quotes, statement)


def relevant_citations(cited: Cited, entails: Entails) -> int:
    """Count the citations that are not idle, by leaving out one at a time.

    A citation is idle if it does not carry the statement alone and the others do without it. None
    counts when the citations together do not carry the statement.
    """
    statement, quotes = cited
    if not is_recalled(cited, entails):
        return 0
    return sum(
        entails([quote], statement)
        or not entails([*quotes[:place], *quotes[place + 1 :]], statement)
        for place, quote in enumerate(quotes)
    )


def citation_recall(statements: Sequence[Cited], entails: Entails) -> float | None:
    """Share of the statements that their citations carry."""
    if not statements:
        return None
    return sum(is_recalled(cited, entails) for cited in statements) / len(statements)


def citation_precision(statements: Sequence[Cited], entails: Entails) -> float | None:
    """Share of the citations that are needed, over all statements."""
    citations = sum(len(quotes) for _, quotes in statements)
    if not citations:
        return None
    return sum(relevant_citations(cited, entails) for cited in statements) / citations
