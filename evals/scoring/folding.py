"""How two texts are made comparable. Wording counts; case, line breaks and hyphenation do not."""

import re
import unicodedata

SOFT_HYPHEN = "\u00ad"
_GAP = re.compile(rf"[\s{SOFT_HYPHEN}]+")


def fold(text: str) -> str:
    """NFC, case folded, every run of blanks one blank, soft hyphens gone."""
    composed = unicodedata.normalize("NFC", text).replace(SOFT_HYPHEN, "").casefold()
    return " ".join(composed.split())


def squeeze(text: str) -> str:
    """NFC without any blank or soft hyphen, case kept: for what must be verbatim."""
    return _GAP.sub("", unicodedata.normalize("NFC", text))


def squeezed_places(text: str) -> tuple[int, ...]:
    """Give the offset in `text` of each character of `squeeze(text)`; `text` must be NFC."""
    return tuple(at for at, char in enumerate(text) if not _GAP.fullmatch(char))


def find_all(needle: str, haystack: str) -> tuple[int, ...]:
    """Every place where `needle` begins; an empty needle stands nowhere."""
    found: list[int] = []
    start = haystack.find(needle) if needle else -1
    while start >= 0:
        found.append(start)
        start = haystack.find(needle, start + 1)
    return tuple(found)
