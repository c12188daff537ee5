"""Places where a source says two things about one matter: both are shown, neither is chosen."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from assistant.composing import Answerable
from corpus.anchor import Anchor, Place, PlaceFinder
from corpus.passage import Passage
from corpus.words import fold

TENSIONS_FILE = Path(__file__).parent.parent / "corpus" / "register" / "tensions.toml"


# What stands further down is no longer what was asked about.
LEADING = 2
# A place that scored this near the first may well be the one that was meant: then both are shown.
SURE_SHARE = 0.88


class TensionError(ValueError):
    """The register of tensions cannot be used as it stands."""


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    about: str
    one: Anchor
    other: Anchor
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tension:
    """Shown together when a question uses one of `words` and the answer quotes one of the places.

    Each place is in one passage; a tension whose words are not in the loaded sources is left out.
    """

    one: Place
    other: Place
    words: tuple[str, ...]


def load_tensions(
    passages: Sequence[Passage], path: Path = TENSIONS_FILE, *, kind: str = "tension"
) -> tuple[Tension, ...]:
    """Pairs of the kind «tension» (shown together) or «swap» (never shown together)."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        rows = TypeAdapter(tuple[_Row, ...]).validate_python(raw.get(kind, []))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise TensionError(f"cannot read the tensions {path}: {error}") from error
    return tuple(_resolved(rows, passages))


def _resolved(rows: Sequence[_Row], passages: Sequence[Passage]) -> Iterator[Tension]:
    finder = PlaceFinder(passages)
    for row in rows:
        one, other = finder.find(row.one), finder.find(row.other)
        if one and other:
            yield Tension(one[0], other[0], row.words)


def with_other_side(
    places: Sequence[Answerable],
    question: str,
    tensions: Sequence[Tension],
    passages: Mapping[str, Passage],
) -> list[Answerable]:
    """The places, and behind the first of them the other side of what the first two say."""
    if not places:
        return []
    folded = fold(question)
    shown = list(places)
    for tension in tensions:
        if not any(word in folded for word in tension.words):
            continue
        for side, other in ((tension.one, tension.other), (tension.other, tension.one)):
            says = any(_touches(place, side) for place in places[:LEADING])
            if says and not any(_touches(place, other) for place in shown):
                passage = passages[other.passage_id]
                shown.insert(1, Answerable(passage, other.start, other.end, places[0].score))
    return shown


def without_swapped(
    places: Sequence[Answerable], swaps: Sequence[Tension]
) -> tuple[Answerable, ...]:
    """The places less those that are easily taken for the first of them."""
    if not places:
        return ()
    shunned = [
        other
        for swap in swaps
        for side, other in ((swap.one, swap.other), (swap.other, swap.one))
        if _touches(places[0], side)
    ]
    sure = SURE_SHARE * places[0].score
    return tuple(
        p for p in places if p.score >= sure or not any(_touches(p, other) for other in shunned)
    )


def _touches(place: Answerable, other: Place) -> bool:
    return (
        place.passage.id == other.passage_id and place.start < other.end and other.start < place.end
    )
