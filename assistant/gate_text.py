"""Words, stems and sentences as the gate compares them, and the word lists it reads by."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import Stemmer

from corpus.passage import Passage, Span
from corpus.sentence import split_sentences

WORDS_FILE = Path(__file__).with_name("gate.toml")
# Passages in flight at once; a draft sees at most a few dozen.
CACHED_TEXTS = 512
# A word is carried by another when they share this much of the shorter stem, and so many letters.
SHARED_STEM_PART = 0.8
SHARED_STEM_LETTERS = 5
# A whole stem this long carries its compounds: «faktur» in «fakturahantering».
WHOLE_STEM_LETTERS = 6
# … and more than this of the longer: «handl» is not «handläggar».
SHARED_OF_LONGER = 0.5

# A combining mark or a soft hyphen is inside a word, never its end.
_WORD = r"[\w\u00ad\u0300-\u036f]+"
_TOKEN = re.compile(rf"\d+(?:[:./,-]\d+)+(?!\w)|{_WORD}(?:[:-]{_WORD}|\.[^\W\d_]+)*|[§%]")


@dataclass(frozen=True, slots=True)
class Token:
    """`word` is lower case and composed; `start` and `end` are places in the original text."""

    word: str
    written: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Support:
    """What a statement may rest on: the whole sentences its quotes touch.

    `context` is what the reader sees around them (headings, the lead-in of a list); it may lend
    a word, never a number, a norm or a name.
    """

    sentences: tuple[str, ...]
    context: str = ""

    @property
    def text(self) -> str:
        return "\n".join(self.sentences)


@dataclass(frozen=True, slots=True)
class QuotedSentence:
    """One of the sentences a statement rests on, and where it stands.

    `place` counts the passage's sentences; `context` is as in `Support`.
    """

    text: str
    context: str = ""
    passage_id: str = ""
    place: int = 0
    is_item: bool = False


@cache
def word_lists() -> dict[str, Any]:
    return tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))


@cache
def word_set(section: str, name: str) -> frozenset[str]:
    return frozenset(word_lists()[section][name])


def fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\u00ad", "").lower()


@lru_cache(maxsize=CACHED_TEXTS)
def tokenize(text: str) -> tuple[Token, ...]:
    # A lone soft hyphen matches and folds to nothing: it is no word.
    return tuple(
        Token(word, match[0], match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if (word := fold(match[0]))
    )


def words_of(text: str) -> tuple[str, ...]:
    return tuple(token.word for token in tokenize(text))


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("swedish")


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


def is_content(word: str) -> bool:
    idle = word_set("coverage", "stopwords") | word_set("negation", "words")
    return len(word) > 1 and word[0].isalpha() and word not in idle


@lru_cache(maxsize=CACHED_TEXTS)
def content_words(text: str) -> tuple[str, ...]:
    return tuple(word for word in words_of(text) if is_content(word))


@lru_cache(maxsize=CACHED_TEXTS)
def stems_of(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))


@lru_cache(maxsize=CACHED_TEXTS)
def sentences_of(text: str) -> tuple[Span, ...]:
    return split_sentences(text)


def same_word(left: str, right: str) -> bool:
    """Compare two stems; «utred» carries «utredning», «våldsut…» is no common stem."""
    # «utgå» and «utgår»: the stemmer leaves short verbs their ending.
    if left in (right, f"{right}r") or right == f"{left}r":
        return True
    shared = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        shared += 1
    if shared >= WHOLE_STEM_LETTERS and shared in (len(left), len(right)):
        return True
    shorter, longer = sorted((len(left), len(right)))
    return (
        shared >= SHARED_STEM_LETTERS
        and shared >= SHARED_STEM_PART * shorter
        and shared > SHARED_OF_LONGER * longer
    )


def overused(stated: Sequence[str], carried: Sequence[str]) -> tuple[str, ...]:
    """Name what is said more often than in the source while something else is said less."""
    if all(stated.count(one) >= carried.count(one) for one in set(carried)):
        return ()
    return tuple(one for one in sorted(set(stated)) if stated.count(one) > carried.count(one) > 0)


def lead_in(passage: Passage) -> str:
    return passage.text[: passage.items[0].start] if passage.items else ""
