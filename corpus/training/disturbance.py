"""Writes a question the way hurried people type it."""

import random
import unicodedata
from collections.abc import Callable

# Shares of the questions (arbitrary; most questions people type are spelt right).
SHARE_WITHOUT_DIACRITICS = 0.10
SHARE_MISSPELT = 0.15
# Misspelling a shorter word usually makes another word.
MIN_LETTERS = 5
# Both halves of a compound typed as two words have at least three letters.
MIN_HALF = 3


def disturb(question: str, rng: random.Random) -> str:
    """`question`, sometimes without diacritics, sometimes with one or two words misspelt."""
    chance = rng.random()
    if chance < SHARE_WITHOUT_DIACRITICS:
        return without_diacritics(question)
    if chance < SHARE_WITHOUT_DIACRITICS + SHARE_MISSPELT:
        return misspelt(question, rng)
    return question


def without_diacritics(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def misspelt(question: str, rng: random.Random) -> str:
    words = question.split(" ")
    long = [place for place, word in enumerate(words) if len(word) >= MIN_LETTERS]
    for place in rng.sample(long, k=min(len(long), rng.randint(1, 2))):
        slip = rng.choice((_drop, _double, _swap, _split))
        words[place] = _slipped(words[place], slip, rng)
    return " ".join(words)


Slip = Callable[[str, int], str]


def _slipped(word: str, slip: Slip, rng: random.Random) -> str:
    # The first letter is kept: people rarely miss it, and without it the word is a guess.
    return slip(word, rng.randrange(1, len(word) - 1))


def _drop(word: str, at: int) -> str:
    return word[:at] + word[at + 1 :]


def _double(word: str, at: int) -> str:
    return word[:at] + word[at] + word[at:]


def _swap(word: str, at: int) -> str:
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _split(word: str, at: int) -> str:
    """Compounds are often typed as two words."""
    return f"{word[:at]} {word[at:]}" if MIN_HALF <= at <= len(word) - MIN_HALF else word
