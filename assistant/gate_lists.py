"""Hold each item of a list to its own list.

«Prostitution och arenor används …» for «prostitution används …, omfattning, arenor och …»: an item
put beside another word of its sentence, between two words that stand together there.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from assistant.gate_items import MARK, Form, Item, is_item, items_of, retells
from assistant.gate_regions import MARKS
from assistant.gate_text import CACHED_TEXTS, Support, sentences_of, tokenize, word_set, words_of


class Joined(NamedTuple):
    """«A och B C»: `item` is joined to `left`, and `right` comes after it; empty at a mark."""

    left: str
    item: str
    right: str


def find_moved_items(statement: str, support: Support) -> Iterator[str]:
    """Yield items joined to a word that they share no list with, and put before its next word."""
    pairs = {pair for sentence in support.sentences for pair in _neighbours(sentence)}
    items = items_of(support.text)
    for joined in joined_in(statement):
        if (joined.left, joined.right) in pairs and not _share_a_list(joined, items):
            yield f"{joined.left} + {joined.item}"
