"""Which provisions are known, and which of them have changed, by the register and the sources."""

from dataclasses import dataclass
from datetime import date

from corpus.acts import acts_by_key
from corpus.law_reference import LawReference
from corpus.law_register import LawRegister, load_law_register
from evals.grounds import Grounds
from evals.scoring.law import references_in


@dataclass(frozen=True, slots=True)
class LawGrounds:
    known: frozenset[LawReference]
    register: LawRegister
    as_of: date

    def is_changed(self, reference: LawReference) -> bool:
        """Say whether a reader must be told by `as_of` that this provision has changed."""
        rows = self.register.rows_for(reference)
        return any(row.notify_from is not None and row.notify_from <= self.as_of for row in rows)


def load_law_grounds(grounds: Grounds, *, as_of: date) -> LawGrounds:
    register = load_law_register()
    known = {reference for row in register.rows for reference in row.references}
    known |= {LawReference(key) for key in acts_by_key()}
    for passage in grounds.passages.values():
        known |= references_in(passage.text)
    return LawGrounds(frozenset(known), register, as_of)
