"""Statutes hold ten times the guideline's paragraphs; they are indexed apart."""

from collections.abc import Sequence

from corpus.passage import Passage, PassageKind

# Names of the parts, and of their folders in a snapshot.
GUIDANCE, STATUTES = "passages", "provisions"


def parts_of(passages: Sequence[Passage]) -> dict[str, list[int]]:
    """The numbers of each part's passages; a part that is empty is left out."""
    parts: dict[str, list[int]] = {GUIDANCE: [], STATUTES: []}
    for number, passage in enumerate(passages):
        is_law = passage.kind is PassageKind.PROVISION
        parts[STATUTES if is_law else GUIDANCE].append(number)
    return {name: numbers for name, numbers in parts.items() if numbers}
