"""The content words of a sentence, each with what governs it: little words, form and clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from assistant.gate_clauses import is_finite
from assistant.gate_coverage import are_synonyms
from assistant.gate_regions import MARKS, conditions_of
from assistant.gate_subjects import actor_of
from assistant.gate_text import (
    CACHED_TEXTS,
    is_content,
    same_word,
    stem,
    tokenize,
    word_lists,
    word_set,
)
from corpus.norm_finding import is_infinitive

# Stands in a gap for punctuation.
MARK = ","
# Governs a word beside a law reference, which may come with any preposition or none.
ANY = "*"
REFERENCE_SIGNS = frozenset({"§", "kap"})


class Form(Enum):
    FINITE = "finite"
    BARE = "bare"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Item:
    """`gap` holds the little words since the item before; `prepositions` all that may govern it.

    In «av stöd och skydd» the second item may share the preposition of the first, or have none.
    """

    word: str
    stem: str
    gap: tuple[str, ...]
    preposition: str
    prepositions: frozenset[str]
    form: Form
    condition: str


@lru_cache(maxsize=CACHED_TEXTS)
def items_of(text: str) -> tuple[Item, ...]:
    tokens, conditions = tokenize(text), conditions_of(text)
    items: list[Item] = []
    gap: list[str] = []
    for place, token in enumerate(tokens):
        if place and MARKS.search(text[tokens[place - 1].end : token.start]):
            gap.append(MARK)
        if not is_item(token.word):
            gap.append(token.word)
            continue
        before = items[-1] if items else None
        items.append(_item(token.word, tuple(gap), before, conditions[place]))
        gap = []
    return tuple(items)


def is_item(word: str) -> bool:
    """Say whether a word has content and a place of its own."""
    little = word_set("order", "adverbs") | word_set("order", "prepositions")
    return is_content(word) and word not in little | word_set("order", "auxiliaries")


def _item(word: str, gap: tuple[str, ...], before: Item | None, condition: str) -> Item:
    preposition = _preposition(gap, word)
    shared = word_set("order", "linking") | word_set("order", "adverbs")
    prepositions = frozenset({preposition})
    # No preposition is among the shared words.
    if before and before.form is Form.NONE and set(gap) <= shared:
        prepositions |= before.prepositions
    if REFERENCE_SIGNS & set(gap):
        prepositions = frozenset({ANY})
    adverbs = word_set("order", "adverbs")
    kept = tuple(one for one in gap if one not in adverbs)
    return Item(word, stem(word), kept, preposition, prepositions, form_of(word), condition)


def _preposition(gap: Sequence[str], word: str) -> str:
    ending = (
        word_set("order", "subordinating")
        | word_set("order", "relative")
        | word_set("order", "auxiliaries")
        | word_set("order", "pronouns")
    )
    found = ""
    for one, after in pairwise([*gap, word]):
        opens_clause = after in word_set("conditions", "clause_subjects") or is_verb(after)
        if one in word_set("order", "prepositions") and not (one == "om" and opens_clause):
            found = one
        elif one in ending:
            found = ""
    return found


@lru_cache(maxsize=CACHED_TEXTS * 8)
def form_of(word: str) -> Form:
    if is_finite(word) or word in word_set("conditions", "inverting_verbs"):
        return Form.FINITE
    bare = is_infinitive(word) or (word.endswith("s") and is_infinitive(word[:-1]))
    return Form.BARE if bare else Form.NONE


def is_verb(word: str) -> bool:
    return form_of(word) is not Form.NONE


@lru_cache(maxsize=CACHED_TEXTS * 8)
def voice_of(word: str) -> tuple[str, bool]:
    """The root of a verb, and whether it is passive: («utred», True) of «utreds»."""
    is_passive = word.endswith("s") and is_verb(word)
    active = word[:-1] if is_passive else word
    return re.sub(r"(?:a|e)?r?$", "", active), is_passive


def is_same(left: Item, right: Item) -> bool:
    """Say whether two items are the same word, or the same verb in any form."""
    if (left.form is Form.NONE) is not (right.form is Form.NONE):
        # «utföraren» is not «utförs», though the stemmer says so.
        return False
    if left.stem == right.stem:
        return True
    return left.form is not Form.NONE and voice_of(left.word)[0] == voice_of(right.word)[0]


def retells(left: Item, right: Item) -> bool:
    """Say whether one item may stand for the other: another form, a synonym, the same people."""
    if same_word(left.stem, right.stem) or are_synonyms(left.word, right.word):
        return True
    return bool(actor_of(left.word)) and actor_of(left.word) == actor_of(right.word)


def are_alike(left: str, right: str, *, groups: str) -> bool:
    """Say whether two prepositions stand in one group of the list `groups`."""
    lists: list[list[str]] = word_lists()["order"][groups]
    return left == right or any(left in group and right in group for group in lists)
