"""The law reference triple: the provision exists, the quotes carry it, it is in force.

Own measure. A reference is counted once for each statement that makes it.
"""

from collections.abc import Callable, Sequence, Set
from functools import lru_cache

from corpus.law_reference import LawReference
from corpus.law_reference_finding import find_law_references

IsChanged = Callable[[LawReference], bool]
CACHED_TEXTS = 16_384


@lru_cache(maxsize=CACHED_TEXTS)
def references_in(text: str) -> frozenset[LawReference]:
    """List the references of a text without their paragraph: registers know sections."""
    return frozenset(
        LawReference(reference.act, reference.chapter, reference.section)
        for found in find_law_references(text)
        for reference in found.references
    )


def existing_share(statements: Sequence[str], known: Set[LawReference]) -> float | None:
    """Share of the statements' references that some source or register knows."""
    made = [reference for text in statements for reference in references_in(text)]
    return sum(reference in known for reference in made) / len(made) if made else None


def carried_reference_share(statements: Sequence[tuple[str, Sequence[str]]]) -> float | None:
    """Share of the statements' references that stand in their own quotes."""
    made = carried = 0
    for text, quotes in statements:
        references = references_in(text)
        quoted = frozenset[LawReference]().union(*map(references_in, quotes))
        made += len(references)
        carried += len(references & quoted)
    return carried / made if made else None


def in_force_or_warned_share(
    statements: Sequence[str], is_changed: IsChanged, *, warnings: int
) -> float | None:
    """Share of the statements' references that are in force, or stand beside a currency notice.

    Any currency notice will do, because a reply merges them when there are many; whether it is
    the right one is measured by the notices that cases expect.
    """
    made = [reference for text in statements for reference in references_in(text)]
    if not made:
        return None
    return sum(bool(warnings) or not is_changed(reference) for reference in made) / len(made)
