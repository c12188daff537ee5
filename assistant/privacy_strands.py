"""Digits that belong together in spite of what is written between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from assistant.privacy_words import any_of, privacy_words

_SEPARATORS = r"\s.\-+/:,;'\"()_*\u00b7\u2022|=~<>\[\]\\#\u2019\u201d\u00b4`"
# Five covers «) - (» and a line break with blanks; longer gaps were never seen inside one number.
_GAP = (
    rf"(?:[{_SEPARATORS}]{{1,5}}|%2[0bdf]|&\#?\w{{1,8}};"
    rf"|\s{{0,2}}{any_of(privacy_words().numbers.separator_words)}\s{{0,2}})"
)
# An announced number is sought in this many characters, so that many cues stay cheap.
LONGEST_ANNOUNCED = 100
_STRAND = re.compile(rf"\d+(?:{_GAP}\d+)*", re.IGNORECASE)
_GROUP = re.compile(rf"(?P<gap>{_GAP})?(?P<digits>\d+)", re.IGNORECASE)
LIST_GAP = re.compile(r"[,;]\s")
_LETTERS_FOR_DIGITS = re.compile(r"(?<![^\W_])(?=[oOlI]{0,9}\d)[\doOlI]+(?![^\W_])")
_DIGIT_OF_LETTER = str.maketrans("oOlI", "0011")


class DigitGroup(NamedTuple):
    """An unbroken run of digits; `gap` is what stands between it and the group before."""

    digits: str
    start: int
    end: int
    gap: str


Groups = tuple[DigitGroup, ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """Groups that follow each other; `places` tells where in `digits` each of them begins.

    `is_list`: somewhere in it commas part the groups, as in an enumeration.
    """

    groups: Groups
    digits: str
    places: tuple[int, ...]
    group_at: dict[int, int]
    is_list: bool

    def digits_from(self, group: int, *, limit: int) -> str:
        place = self.places[group]
        return self.digits[place : place + limit]

    def head(self, group: int, *, count: int) -> Groups:
        """Give the groups from this one on that hold exactly `count` digits, or none."""
        after = self.group_at.get(self.places[group] + count)
        return self.groups[group:after] if after is not None else ()


def with_digits_for_letters(text: str) -> str:
    """Read O as 0 and l as 1 inside runs that hold a digit."""
    return _LETTERS_FOR_DIGITS.sub(lambda run: run.group().translate(_DIGIT_OF_LETTER), text)


def strands(text: str) -> Iterator[Strand]:
    for strand in _STRAND.finditer(text):
        yield _strand(strand.group(), strand.start())


def groups_at(text: str, place: int, *, limit: int) -> Groups:
    """Give as many groups from this place on as hold at most `limit` digits."""
    found = _STRAND.match(text, place, place + LONGEST_ANNOUNCED)
    if not found:
        return ()
    strand = _strand(found.group(), place)
    fitting = sum(end <= limit for end in strand.group_at) - 1
    return strand.groups[:fitting]


def _strand(written: str, start: int) -> Strand:
    groups = tuple(
        DigitGroup(
            group["digits"], start + group.start("digits"), start + group.end(), group["gap"] or ""
        )
        for group in _GROUP.finditer(written)
    )
    places = tuple(accumulate((len(group.digits) for group in groups), initial=0))
    return Strand(
        groups,
        "".join(group.digits for group in groups),
        places,
        {place: group for group, place in enumerate(places)},
        LIST_GAP.search(written) is not None,
    )


def digits_of(groups: Groups) -> str:
    return "".join(group.digits for group in groups)
