"""The acts that changed an act, and when they entered into force."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.statute_patterns import read_in_force
from ingest.statute_units import Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Amendment:
    """An act that changed this one; `note` names the provisions where the layout lists them."""

    number: str
    note: str
    in_force_from: date | None


def amendments_in_text(units: Sequence[Unit]) -> Iterator[Amendment]:
    """The text alone lists no amendments, but says when many of them entered into force."""
    number, words = "", list[str]()
    for unit in (*units, Unit(UnitKind.GROUP, ())):
        if unit.kind in {UnitKind.GROUP, UnitKind.APPENDIX}:
            if number:
                yield Amendment(number, "", read_in_force(" ".join(words)))
            number, words = unit.number, []
        elif number:
            words.append(unit.text)
