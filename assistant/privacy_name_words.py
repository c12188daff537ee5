"""What a single word says about being part of a person's name."""

import re
from dataclasses import dataclass

from assistant.privacy_words import privacy_words

_WORDS = privacy_words().names
_SURNAME_ENDINGS = tuple(_WORDS.surname_endings)
_PUBLIC_ENDINGS = tuple(_WORDS.public_endings)
_TOWNS = privacy_words().addresses.towns
# «Olsson» is six letters; anything shorter with such an ending is an ordinary word.
SHORTEST_MADE_SURNAME = 6
# Capitals up to this length are read as an abbreviation, not as a name.
LONGEST_ABBREVIATION = 5

WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """`before` is what stands between this word and the one before it."""

    text: str
    start: int
    end: int
    before: str

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def has_capital(self) -> bool:
        """Letters of scripts without capitals count: they are foreign in a Swedish question."""
        prefix, _, rest = self.text.partition("-")
        # «al-Rashid»
        return not (rest if rest and prefix in _WORDS.particles else prefix)[0].islower()

    @property
    def is_abbreviation(self) -> bool:
        """Tell «SARA», «SoL» and «EU-medborgare» from names; «McDonald» is the price of it."""
        first = self.text.partition("-")[0]
        return len(first) <= LONGEST_ABBREVIATION and len(first) > 1 and not first[1:].islower()


def words_of(text: str) -> list[Word]:
    words: list[Word] = []
    end = 0
    for match in WORD.finditer(text):
        words.append(Word(match.group(), match.start(), match.end(), text[end : match.start()]))
        end = match.end()
    return words


def is_first_name(word: Word) -> bool:
    return _is_in(word, _WORDS.first_names)


def may_be_first_name(word: Word) -> bool:
    return _is_in(word, _WORDS.first_names_that_are_words)


def is_surname(word: Word) -> bool:
    return _is_in(word, _WORDS.surnames) or is_made_surname(word)


def is_made_surname(word: Word) -> bool:
    base = word.lower.removesuffix("s") if word.lower.endswith("ns") else word.lower
    return len(base) >= SHORTEST_MADE_SURNAME and base.endswith(_SURNAME_ENDINGS)


def looks_like_name(word: Word) -> bool:
    """Tell whether an unknown word with a capital may be a name: no agency, law or plain word."""
    if not word.has_capital or word.is_abbreviation or len(word.text) == 1:
        return False
    lower = word.lower
    is_public = lower in _WORDS.public_words or lower.endswith(_PUBLIC_ENDINGS)
    is_town = lower in _TOWNS or lower.removesuffix("s") in _TOWNS
    return not (is_public or is_town or lower in _WORDS.common_words)


def _is_in(word: Word, names: frozenset[str]) -> bool:
    """Look the word up as it is, in the genitive, and by its parts («Anna-Karin»)."""
    lower = word.lower.replace("\u2019", "'").removesuffix("'s")
    if lower in names or lower.removesuffix("s") in names:
        return True
    first, hyphen, second = word.text.partition("-")
    return (
        bool(hyphen)
        and first.lower() in names
        and (second[:1].isupper() or second.lower().removesuffix("s") in names)
    )
