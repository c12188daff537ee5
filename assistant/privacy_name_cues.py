"""The words that say a name is coming: «heter», «min klient», «familjen»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.privacy_name_words import Word
from assistant.privacy_words import privacy_words

_WORDS = privacy_words().names
_QUOTES = "\"'\u201d\u201c\u00bb\u00ab\u2018\u2019"
_CONNECTS = re.compile(rf"[\s,:;=({_QUOTES}/-]{{1,4}}")
_CONNECTS_TITLE = re.compile(r"(?P<point>\.?)\s{1,2}")
_SAME_LINE = re.compile(rf"\.?[^\S\n]{{0,3}}[,:({_QUOTES}-]?[^\S\n]?[{_QUOTES}(]?")
MOST_WORDS_BETWEEN = 2
# «Vad heter lagen?» asks for a name and gives none.
QUESTION_REACH = 4


@dataclass(frozen=True, slots=True)
class NameCue:
    """`says_name`: the cue announces a name and nothing else could follow it."""

    says_name: bool


def name_cue(words: Sequence[Word], place: int) -> NameCue | None:
    """Give the cue that stands before this word, past «som är» and the like."""
    for last in range(place - 1, max(-1, place - 2 - MOST_WORDS_BETWEEN), -1):
        gap = words[last + 1].before
        if _is_title(words[last].traits.lower, gap):
            return NameCue(says_name=False)
        if not _CONNECTS.fullmatch(gap):
            return None
        if _is_heard_as(words, last):
            return NameCue(says_name=True)
        if words[last].traits.lower in _WORDS.person_words:
            return NameCue(says_name=False)
        if words[last].traits.lower not in _WORDS.between | _WORDS.particles:
            return None
    return None


def _is_title(word: str, gap: str) -> bool:
    connects = _CONNECTS_TITLE.fullmatch(gap)
    if word not in _WORDS.titles or connects is None:
        return False
    return not connects["point"] or word in _WORDS.titles_with_point


def _is_heard_as(words: Sequence[Word], last: int) -> bool:
    phrase = " ".join(word.traits.lower for word in words[max(0, last - 1) : last + 1])
    return words[last].traits.lower in _WORDS.heard_as or phrase in _WORDS.heard_as


def is_asked_for(words: Sequence[Word], place: int) -> bool:
    before = words[max(0, place - QUESTION_REACH) : place]
    return any(word.traits.lower in _WORDS.asking_words for word in before)


def stands_on_line_of_cue(word: Word) -> bool:
    """Tell names from words that only open a sentence: those stand after a line break."""
    return _SAME_LINE.fullmatch(word.before) is not None
