"""Which provisions stand in place of one the guideline cites, by the law register."""

import re
from collections.abc import Iterator

from corpus.law_reference import LawReference
from corpus.law_reference_finding import find_law_references
from corpus.law_register import LawRow

ACT_NUMBER = re.compile(r"\b(?:[A-Z]+(?:-[A-Z]+)? )?\d{4}:\d+\b")


def replacing_provisions(row: LawRow) -> Iterator[LawReference]:
    """What the register says stands instead, in its order: the nearest first."""
    for replacement in row.replacement:
        number = ACT_NUMBER.search(replacement.act)
        for found in find_law_references(f"{replacement.provision} {replacement.act}"):
            for ref in found.references:
                act = number[0] if number else ref.act
                # «hela lagen (…, 35 kap.)» tells how long the act is, not what replaces what.
                if act and (ref.section or (ref.chapter and found.start == 0)):
                    yield LawReference(act, ref.chapter, ref.section)
