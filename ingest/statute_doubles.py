"""Paragraphs that stand twice for one day: official texts hold a slip or two."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ingest.statute_patterns import UNDECIDED, StatuteError
from ingest.statute_wordings import Wording

# The Education Act has two; more is a misreading.
MAX_DOUBLES = 4


@dataclass(frozen=True, slots=True)
class Parted:
    """`doubles` no key resolves; `mended` were told apart by the acts that last amended them."""

    wordings: tuple[Wording, ...]
    doubles: tuple[str, ...]
    mended: tuple[str, ...]


def part_doubles(wordings: Sequence[Wording]) -> Parted:
    """Two wordings of one paragraph on one day leave open what the law says.

    A consolidated text carries the newest wording, so the one by the later act is the law; where
    the acts do not tell, neither is resolved. Many doubles mean that the act has been misread.
    """
    kept = list(wordings)
    doubles: dict[str, None] = {}
    mended: dict[str, None] = {}
    seen: dict[str, list[int]] = {}
    for at, wording in enumerate(wordings):
        if wording.reference is None:
            continue
        place = f"{wording.reference.chapter} {wording.reference.section}".strip()
        for before in seen.setdefault(place, []):
            if kept[before].is_repealed and not kept[at].is_repealed:
                # The number was used again; that the old paragraph was repealed is history.
                kept[before] = replace(kept[before], reference=None)
            elif _overlap(kept[before], kept[at]):
                (mended if _part(kept, before, at) else doubles)[place] = None
        seen[place].append(at)
    if len(doubles) + len(mended) > MAX_DOUBLES:
        places = [*doubles, *mended][:5]
        raise StatuteError(f"paragraphs stand twice without dates that part them: {places}")
    return Parted(tuple(kept), tuple(doubles), tuple(mended))


def _part(wordings: list[Wording], first: int, second: int) -> bool:
    """Whether the acts that amended the two tell which is the later; what is open is unkeyed."""
    acts = {at: _order(wordings[at].amended_by) for at in (first, second)}
    if not all(acts.values()) or acts[first] == acts[second]:
        for at in (first, second):
            wordings[at] = replace(wordings[at], reference=None)
        return False
    newer, older = sorted((first, second), key=lambda at: acts[at], reverse=True)
    enters = wordings[newer].valid_from
    if enters is None:
        # Both stand undated: the older is history, from a day the text does not give.
        wordings[older] = replace(wordings[older], reference=None)
        return True
    start = wordings[older].valid_from
    wordings[older] = replace(
        wordings[older],
        # A marker copied from the wording that replaces it.
        valid_from=None if start and start >= enters else start,
        valid_to=enters - timedelta(days=1),
    )
    return True


def _order(act: str) -> tuple[int, ...]:
    year, _, number = act.partition(":")
    return (int(year), int(number)) if year.isdecimal() and number.isdecimal() else ()


def _overlap(a: Wording, b: Wording) -> bool:
    if a.reference is None or b.reference is None:
        return False
    return (a.valid_from or date.min) <= (b.valid_to or UNDECIDED) and (
        b.valid_from or date.min
    ) <= (a.valid_to or UNDECIDED)
