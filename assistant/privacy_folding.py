"""One spelling of a text for the privacy patterns, with the way back to the original offsets."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# Hostile text: one character can fold into eighteen, one letter can carry thousands of accents.
MAX_FOLDED_LENGTH = 4
MAX_CLUSTER = 8

# What NFKC leaves apart: letters of other scripts that look like a zero or an x.
_LOOKALIKES = {"\u041e": "O", "\u043e": "o", "\u039f": "O", "\u03bf": "o", "\u0445": "x"}
# Category Pd lacks these two; the first is the minus sign, the second the hyphenation point.
_DASHES = {"\u2212": "-", "\u2027": "-"}
# Letters and symbols that show as nothing.
_BLANKS = "\u2800\u3164\u115f\u1160\uffa0"
_INVISIBLE = {"Cf", "Me", "Cc", "Cn", "Co", "Cs"}
# Most questions hold nothing else, and none of these letters and signs folds into another.
_FOLDED_ALREADY = re.compile("[ -~\n\u00c5\u00c4\u00d6\u00e5\u00e4\u00f6\u00c9\u00e9\u00a7]*")
_LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class FoldedText:
    """`starts` and `ends` give, for each folded character, its place in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> FoldedText:
    """NFKC, digits and dashes in one form, invisible characters gone, blanks as ' ' or newline."""
    if _FOLDED_ALREADY.fullmatch(text):
        return FoldedText(text, range(len(text)), range(1, len(text) + 1))
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        folded = _fold_cluster(text[start:end])
        characters.append(folded)
        starts.extend([start] * len(folded))
        ends.extend([end] * len(folded))
    return FoldedText("".join(characters), tuple(starts), tuple(ends))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Give each character with the accents that follow it, since NFKC joins them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for place, character in enumerate(text):
        joins = place and unicodedata.combining(character) and place - start < MAX_CLUSTER
        if not joins and place:
            spans.append((start, place))
            start = place
    return [*spans, (start, len(text))] if text else []


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    first = cluster[0]
    if first in _LINE_BREAKS:
        return "\n"
    if first.isspace() or first in _BLANKS:
        return " "
    if first in _DASHES or unicodedata.category(first) == "Pd":
        return "-"
    digit = unicodedata.digit(first, None)
    if digit is not None:
        return str(digit)
    if _is_invisible(first):
        return ""
    return _fold_letters(cluster)


def _is_invisible(character: str) -> bool:
    selector = "\ufe00" <= character <= "\ufe0f"
    return selector or unicodedata.category(character) in _INVISIBLE


def _fold_letters(cluster: str) -> str:
    folded = unicodedata.normalize("NFKC", cluster)
    if len(folded) > MAX_FOLDED_LENGTH:
        return cluster[0]
    kept = [_LOOKALIKES.get(character, character) for character in folded]
    # A folded compound such as the degree sign with a blank accent may bring its own blanks.
    return "".join(" " if character.isspace() else character for character in kept)
