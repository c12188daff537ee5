"""Digits that belong together in spite of what is written between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.privacy_words import any_of, privacy_words

_SEPARATORS = r"\s.\-+/:,;'\"()_*\u00b7\u2022|=~<>\[\]\\#\u2019\u201d\u00b4`"
# Five covers «) - (» and a line break with blanks; longer gaps were never seen inside one number.
_GAP = (
    rf"(?:[{_SEPARATORS}]{{1,5}}|%2[0bdf]|&\#?\w{{1,8}};"
    rf"|\s{{0,2}}{any_of(privacy_words().numbers.separator_words)}\s{{0,2}})"
)
_STRAND = re.compile(rf"\d+(?:{_GAP}\d+)*", re.IGNORECASE)
_GROUP = re.compile(rf"(?P<gap>{_GAP})?(?P<digits>\d+)", re.IGNORECASE)
_LETTERS_FOR_DIGITS = re.compile(r"(?<![^\W_])(?=[oOlI]{0,9}\d)[\doOlI]+(?![^\W_])")
_DIGIT_OF_LETTER = str.maketrans("oOlI", "0011")


@dataclass(frozen=True, slots=True)
class DigitGroup:
    """An unbroken run of digits; `gap` is what stands between it and the group before."""

    digits: str
    start: int
    end: int
    gap: str


Strand = tuple[DigitGroup, ...]


def with_digits_for_letters(text: str) -> str:
    """Read O as 0 and l as 1 inside runs that hold a digit."""
    return _LETTERS_FOR_DIGITS.sub(lambda run: run.group().translate(_DIGIT_OF_LETTER), text)


def strands(text: str) -> Iterator[Strand]:
    for strand in _STRAND.finditer(text):
        yield groups_of(strand.group(), strand.start())


def strand_at(text: str, place: int) -> Strand:
    strand = _STRAND.match(text, place)
    return groups_of(strand.group(), place) if strand else ()


def groups_of(strand: str, place: int) -> Strand:
    return tuple(
        DigitGroup(
            group["digits"], place + group.start("digits"), place + group.end(), group["gap"] or ""
        )
        for group in _GROUP.finditer(strand)
    )


def windows(strand: Strand, first: int, *, limit: int) -> Iterator[Strand]:
    """Give the groups from `first` on, one more each time, while they hold at most `limit` digits."""
    total = 0
    for last in range(first, len(strand)):
        total += len(strand[last].digits)
        if total > limit:
            return
        yield strand[first : last + 1]


def digits_of(groups: Strand) -> str:
    return "".join(group.digits for group in groups)
