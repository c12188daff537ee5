"""The words of a text as the lexical indexes see them: stems, and character n-grams."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path

import Stemmer

WORDS_FILE = Path(__file__).parent / "words.toml"
# Measured on the guideline: four- and five-grams find misspelt questions best.
GRAM_LENGTHS = (4, 5)
MAX_WORDS = 400
_WORD = re.compile(r"\w+")


@cache
def _stemmer() -> Stemmer.Stemmer:
    # No cache of words, here or below: a question's words are kept nowhere, not even in memory.
    return Stemmer.Stemmer("swedish", 0)


@cache
def stop_words() -> frozenset[str]:
    return frozenset(tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))["stop"])


def fold(text: str) -> str:
    """NFKC and casefold, so that a decomposed «å» is the same as a composed one."""
    return unicodedata.normalize("NFKC", text).casefold()


def without_diacritics(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """At most `MAX_WORDS` words: a pasted novel is searched by its beginning."""
    return all_words(text)[:MAX_WORDS]


def all_words(text: str) -> list[str]:
    """For what is indexed: a passage with its questions is longer than any question."""
    return _WORD.findall(fold(text))


def content_words(text: str) -> list[str]:
    return without_stop_words(words(text))


def without_stop_words(of: Sequence[str]) -> list[str]:
    return [word for word in of if word not in stop_words()]


def stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


def cut_to_stems(new: Sequence[str]) -> list[tuple[str, ...]]:
    """The stem of each word."""
    return [(cut,) for cut in _stemmer().stemWords(new)]


def cut_to_grams(new: Sequence[str]) -> list[tuple[str, ...]]:
    """Character n-grams of each word, marked at its ends, without diacritics."""
    return [_grams(f"_{without_diacritics(word)}_") for word in new]


def stems(text: str) -> list[str]:
    return [token for cut in cut_to_stems(content_words(text)) for token in cut]


def grams(text: str) -> list[str]:
    return [gram for cut in cut_to_grams(content_words(text)) for gram in cut]


def share_carried(asked: Sequence[str], text: str) -> float:
    """Share of the words that the text holds, in whatever form or spelling; 0 without words."""
    known = set(grams(text))
    return sum(carries_word(known, word) for word in asked) / len(asked) if asked else 0.0


def carries_word(known: AbstractSet[str], word: str) -> bool:
    """Whether half of the word's grams are known: inflections and misspellings keep as many."""
    own = grams(word)
    return bool(own) and sum(gram in known for gram in own) >= len(own) / 2


def _grams(marked: str) -> tuple[str, ...]:
    if len(marked) <= GRAM_LENGTHS[0]:
        return (marked,)
    # A list first: it is made in half the time, and every word that is indexed comes here.
    return tuple(
        [
            marked[start : start + length]
            for length in GRAM_LENGTHS
            for start in range(len(marked) - length + 1)
        ]
    )
