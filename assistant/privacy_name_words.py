"""What a single word says about being part of a person's name."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from assistant.privacy_words import privacy_words

_WORDS = privacy_words().names
_SURNAME_ENDINGS = tuple(_WORDS.surname_endings)
_PUBLIC_ENDINGS = tuple(_WORDS.public_endings)
_TOWNS = privacy_words().addresses.towns
# «Olsson» is six letters; anything shorter with such an ending is an ordinary word.
SHORTEST_MADE_SURNAME = 6
# Capitals up to this length are read as an abbreviation, not as a name.
LONGEST_ABBREVIATION = 5
# Shorter names in small letters are too often something else.
SHORTEST_SMALL_NAME = 5

WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class WordTraits:
    """`has_capital` holds for scripts without capitals too: here they are foreign words."""

    lower: str
    has_capital: bool
    is_abbreviation: bool
    is_first_name: bool
    may_be_first_name: bool
    is_surname: bool
    is_made_surname: bool
    looks_like_name: bool

    @property
    def is_first_name_in_small_letters(self) -> bool:
        """Tell «kan fatima flytta»: longer names are hardly ever words of the language."""
        return self.is_first_name and len(self.lower) >= SHORTEST_SMALL_NAME


class Word(NamedTuple):
    """`before` is what stands between this word and the one before it."""

    text: str
    start: int
    end: int
    before: str
    traits: WordTraits


def words_of(text: str) -> list[Word]:
    words: list[Word] = []
    end = 0
    # Kept for this text only: no word of a question may stay behind in a cache.
    known: dict[str, WordTraits] = {}
    for match in WORD.finditer(text):
        written = match.group()
        traits = known.get(written)
        if traits is None:
            traits = known[written] = _traits(written)
        words.append(Word(written, match.start(), match.end(), text[end : match.start()], traits))
        end = match.end()
    return words


def _traits(written: str) -> WordTraits:
    has_capital = _has_capital(written)
    is_abbreviation = _is_abbreviation(written)
    is_made_surname = _is_made_surname(written.lower())
    return WordTraits(
        lower=written.lower(),
        has_capital=has_capital,
        is_abbreviation=is_abbreviation,
        is_first_name=_is_in(written, _WORDS.first_names),
        may_be_first_name=_is_in(written, _WORDS.first_names_that_are_words),
        is_surname=is_made_surname or _is_in(written, _WORDS.surnames),
        is_made_surname=is_made_surname,
        looks_like_name=has_capital
        and not is_abbreviation
        and len(written) > 1
        and not _is_public(written.lower()),
    )


def _has_capital(written: str) -> bool:
    prefix, _, rest = written.partition("-")
    # «al-Rashid»
    told_by = rest if rest and prefix in _WORDS.particles else prefix
    return not told_by[0].islower()


def _is_abbreviation(written: str) -> bool:
    """Tell «SARA», «SoL» and «EU-medborgare» from names; «McKay» is the price of it."""
    first = written.partition("-")[0]
    return len(first) <= LONGEST_ABBREVIATION and any(map(str.isupper, first[1:]))


def _is_made_surname(lower: str) -> bool:
    base = lower.removesuffix("s") if lower.endswith("ns") else lower
    return len(base) >= SHORTEST_MADE_SURNAME and base.endswith(_SURNAME_ENDINGS)


def _is_public(lower: str) -> bool:
    """Tell agencies, laws, towns and plain words from words that may be a name."""
    if lower in _WORDS.common_words or lower.endswith(_PUBLIC_ENDINGS):
        return True
    is_town = lower in _TOWNS or lower.removesuffix("s") in _TOWNS
    return is_town or not {lower, lower.partition("-")[0]}.isdisjoint(_WORDS.public_words)


def _is_in(written: str, names: frozenset[str]) -> bool:
    """Look the word up as it is, in the genitive, and by its parts («Anna-Karin»)."""
    lower = written.lower().replace("\u2019", "'").removesuffix("'s")
    if lower in names or lower.removesuffix("s") in names:
        return True
    first, _, second = written.partition("-")
    is_double = second[:1].isupper() or second.lower().removesuffix("s") in names
    return bool(second) and first.lower() in names and is_double
