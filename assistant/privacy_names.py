"""Names of people: after a cue, and by themselves where the name is well known."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.privacy_mention import IdentityKind, IdentityMention
from assistant.privacy_name_cues import (
    NameCue,
    is_asked_for,
    name_cue,
    stands_on_line_of_cue,
)
from assistant.privacy_name_words import Word, words_of
from assistant.privacy_words import privacy_words

_WORDS = privacy_words().names
# «Anna Maria von Karlsson Berg»: further words belong to something else.
MOST_NAME_WORDS = 5
_FOLLOWS = re.compile(r" {1,2}|\n| ?[\"'\u201d] ?")
# In a text where most words have capitals, a capital says nothing.
TITLE_CASE_SHARE = 0.8
TITLE_CASE_WORDS = 5


def find_names(text: str) -> Iterator[IdentityMention]:
    words = words_of(text)
    capitals_tell = not _is_title_case(words)
    place = 0
    while place < len(words):
        if not _starts_name(words, place, capitals_tell=capitals_tell):
            place += 1
            continue
        end = _name_end(words, place)
        yield IdentityMention(IdentityKind.NAME, words[place].start, words[end - 1].end)
        place = end


def _is_title_case(words: Sequence[Word]) -> bool:
    capitals = sum(word.traits.has_capital for word in words)
    return len(words) >= TITLE_CASE_WORDS and capitals >= TITLE_CASE_SHARE * len(words)


def _starts_name(words: Sequence[Word], place: int, *, capitals_tell: bool) -> bool:
    is_name = _is_name_alone(words, place) or _is_name_after_cue(
        words, place, capitals_tell=capitals_tell
    )
    return is_name and not _is_public_phrase(words, place)


def _is_name_after_cue(words: Sequence[Word], place: int, *, capitals_tell: bool) -> bool:
    traits = words[place].traits
    if not (traits.is_first_name or traits.may_be_first_name or traits.looks_like_name):
        return False
    cue = name_cue(words, place)
    if cue is None:
        return False
    return traits.is_first_name or (
        not (cue.says_name and is_asked_for(words, place))
        and _may_be_name_after(cue, words[place], capitals_tell=capitals_tell)
    )


def _may_be_name_after(cue: NameCue, word: Word, *, capitals_tell: bool) -> bool:
    traits = word.traits
    if not traits.has_capital:
        return cue.says_name and traits.may_be_first_name
    is_known = traits.may_be_first_name and not traits.is_abbreviation
    is_likely = is_known or (capitals_tell and traits.looks_like_name)
    return is_likely and stands_on_line_of_cue(word)


def _is_public_phrase(words: Sequence[Word], place: int) -> bool:
    around = [word.traits.lower.removesuffix("s") for word in words[max(0, place - 1) : place + 2]]
    return any(f"{first} {second}" in _WORDS.public_phrases for first, second in pairwise(around))


def _is_name_alone(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else None
    if not word.traits.has_capital:
        has_relative = following is not None and following.traits.lower in _WORDS.person_words
        is_owner = word.text.endswith("s") and has_relative and word.traits.is_first_name
        return is_owner or word.traits.is_first_name_in_small_letters
    has_surname = (
        following is not None
        and following.before == " "
        and following.traits.has_capital
        and following.traits.is_surname
    )
    if word.traits.is_first_name:
        # «SARA» is a method; «SARA KARLSSON» is somebody.
        return has_surname or not word.traits.is_abbreviation
    if has_surname:
        return word.traits.may_be_first_name or word.traits.looks_like_name
    return word.traits.is_made_surname or _is_pair_of_capitals(words, place)


def _is_pair_of_capitals(words: Sequence[Word], place: int) -> bool:
    """An ambiguous first name inside a sentence and an unknown capital behind it: a person."""
    if place == 0 or place + 1 >= len(words) or words[place].before != " ":
        return False
    following = words[place + 1]
    return (
        words[place].traits.may_be_first_name
        and not words[place].traits.is_abbreviation
        and following.before == " "
        and following.traits.has_capital
        and following.traits.looks_like_name
    )


def _name_end(words: Sequence[Word], place: int) -> int:
    end = place + 1
    while end < min(len(words), place + MOST_NAME_WORDS) and _FOLLOWS.fullmatch(words[end].before):
        if _goes_on(words[place], words[end]):
            end += 1
        elif _is_particle_before_name(words, end):
            end += 2
        else:
            break
    return end


def _goes_on(first: Word, word: Word) -> bool:
    traits = word.traits
    is_known = traits.is_first_name or traits.is_surname
    if traits.has_capital:
        is_initial = len(word.text) == 1
        return is_initial or is_known or traits.looks_like_name
    return is_known and not first.traits.has_capital


def _is_particle_before_name(words: Sequence[Word], place: int) -> bool:
    if words[place].traits.lower not in _WORDS.particles or place + 1 >= len(words):
        return False
    following = words[place + 1]
    return following.before == " " and (
        following.traits.looks_like_name or following.traits.is_surname
    )
