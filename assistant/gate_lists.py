"""Hold each item of a list to its own list.

«Prostitution och arenor används …» for «prostitution används …, omfattning, arenor och …»: an item
joined to a word it shares no list with, and put before what comes right after that word.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from assistant.gate_items import MARK, Item, is_item, items_of
from assistant.gate_regions import MARKS
from assistant.gate_scope import is_retold
from assistant.gate_text import (
    CACHED_TEXTS,
    Support,
    content_words,
    sentences_of,
    tokenize,
    word_set,
)

# So many others of its list must be said where the item is not.
REST_OF_A_LIST = 2


class Joined(NamedTuple):
    """«A och B C»: `item` is joined to `left`, `right` comes after it; MARK for punctuation.

    `following` is what comes after it past any mark and joint.
    """

    left: str
    item: str
    right: str
    joint: str
    following: str


def find_moved_items(statement: str, support: Support) -> Iterator[str]:
    """Yield items joined to a word of no list of theirs: in its midst, or without their list."""
    pairs = {pair for sentence in support.sentences for pair in _neighbours(sentence)}
    there = {one[:2] for sentence in support.sentences for one in joined_in(sentence)}
    said = frozenset(content_words(statement))
    for joined in joined_in(statement):
        lists = [one for sentence in support.sentences for one in lists_of(sentence, joined.item)]
        if joined[:2] in there or not lists:
            continue
        cuts_in = (joined.left, joined.right) in pairs
        if _is_among(joined.left, lists):
            is_moved = cuts_in and _parts_a_phrase(joined, lists, pairs)
        else:
            is_moved = cuts_in or _leaves_its_list(joined, lists, said)
        if is_moved:
            yield f"{joined.left} + {joined.item}"


def _is_among(word: str, lists: Sequence[tuple[str, ...]]) -> bool:
    return any(is_retold(word, other) for one in lists for other in one)


def _parts_a_phrase(
    joined: Joined, lists: Sequence[tuple[str, ...]], pairs: set[tuple[str, str]]
) -> bool:
    """«familjens och råd arbete» for «råd och familjens arbete»: no item ends where it stands."""
    joints = _joints()
    ends = any((joined.left, joint) in pairs for joint in joints)
    is_last = _is_among(joined.left, [one[-1:] for one in lists])
    return joined.right not in joints and not ends and not is_last


def _leaves_its_list(
    joined: Joined, lists: Sequence[tuple[str, ...]], said: frozenset[str]
) -> bool:
    """Say whether the rest of its list is said elsewhere."""
    if joined.joint == MARK or _is_among(joined.following, lists):
        return False
    return all(len(said & set(one) - {joined.item}) >= REST_OF_A_LIST for one in lists)


def _neighbours(text: str) -> Iterator[tuple[str, str]]:
    yield from pairwise(words_and_marks(text))


def words_and_marks(text: str) -> list[str]:
    """The words of a text with a MARK where punctuation stands, and at its end."""
    found: list[str] = []
    end = 0
    for token in tokenize(text):
        if found and MARKS.search(text[end : token.start]):
            found.append(MARK)
        found.append(token.word)
        end = token.end
    return [*found, MARK]


@lru_cache(maxsize=CACHED_TEXTS)
def joined_in(text: str) -> tuple[Joined, ...]:
    return tuple(
        one
        for span in sentences_of(text)
        for one in _joined(words_and_marks(text[span.start : span.end]))
    )


def _joined(words: Sequence[str]) -> Iterator[Joined]:
    joints = _joints()
    for at in range(1, len(words)):
        item = _next_word(words, at)
        if words[at] not in joints or words[at - 1] in joints or item == len(words):
            continue
        # «uppmana till, stödja och …»: the preposition ends an item, and is none.
        is_idle = words[at - 1] in word_set("order", "prepositions")
        if is_item(words[item]) and not is_idle:
            following = "".join(words[_next_word(words, item + 1) :][:1])
            yield Joined(words[at - 1], words[item], words[item + 1], words[at], following)


def _next_word(words: Sequence[str], start: int) -> int:
    """The place of the first word from `start` on that is no joint, mark or article."""
    skipped = _joints() | word_set("order", "articles")
    return next((at for at in range(start, len(words)) if words[at] not in skipped), len(words))


def _joints() -> frozenset[str]:
    return word_set("order", "conjunctions") | {MARK}


@lru_cache(maxsize=CACHED_TEXTS)
def lists_of(sentence: str, word: str) -> tuple[tuple[str, ...], ...]:
    """For every place of the word in a sentence what may be joined to it there, itself included."""
    items = items_of(sentence)
    return tuple(
        _list_around(items, at) for at, item in enumerate(items) if is_retold(word, item.word)
    )


def _list_around(items: Sequence[Item], at: int) -> tuple[str, ...]:
    """The last words of each item of the list, and all words of its last item."""
    form = items[at].form
    first = last = at
    # The first of a list is what a preposition or a verb stands before.
    while first > 0 and items[first].form is form and _goes_on(items, first):
        first -= 1
    while last + 1 < len(items) and items[last + 1].form is form and _goes_on(items, last + 1):
        last += 1
    listed = items[first : last + 1]
    return tuple(item.word for place, item in enumerate(listed) if _ends(listed[place + 1 :]))


def _goes_on(items: Sequence[Item], place: int) -> bool:
    """Say whether the item stands in one list with the one before it."""
    gap, linking = set(items[place].gap), word_set("order", "linking")
    # «barn, personer med skydd och unga»: a phrase belongs to one of the items.
    is_of_an_item = bool(_joints() & set(items[place - 1].gap))
    return gap <= (linking | word_set("order", "prepositions") if is_of_an_item else linking)


def _ends(following: Sequence[Item]) -> bool:
    """Say whether the next item of the list, or none, comes right after."""
    is_last = not any(_joints() & set(item.gap) for item in following)
    return is_last or bool(_joints() & set(following[0].gap))
