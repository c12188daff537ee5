"""The clauses of a sentence, and whether each could stand alone or leans on what came before."""

import re
from enum import Enum
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from assistant.gate_text import (
    CACHED_TEXTS,
    fold,
    is_content,
    tokenize,
    word_lists,
    word_set,
    words_of,
)
from corpus.norm_finding import is_present_tense

# Marks that may part two clauses.
_MARKS = re.compile(r"[,;:()–]")
# After these a whole clause may follow without a word that joins.
_STOPS = re.compile(r"[;:.!?]")


class Opening(Enum):
    """OWN has a subject of its own, LEANING one that stands before it, PART is no whole clause."""

    OWN = "own"
    LEANING = "leaning"
    PART = "part"


class Joint(NamedTuple):
    """A place where a clause may begin: `word` joins it, `start` is where it begins after that."""

    word: str
    before: int
    start: int
    is_stop: bool


@lru_cache(maxsize=CACHED_TEXTS)
def joints_of(sentence: str) -> tuple[Joint, ...]:
    """Every place where a clause may begin, the head of the sentence first."""
    tokens = tokenize(sentence)
    if not tokens:
        return ()
    found = [Joint("", 0, tokens[0].start, is_stop=True)]
    for left, (right, after) in zip(tokens, pairwise(tokens[1:]), strict=False):
        between = sentence[left.end : right.start]
        is_stop = bool(_STOPS.search(between))
        if right.word in word_set("clauses", "joints"):
            found.append(Joint(right.word, left.end, after.start, is_stop))
        elif _MARKS.search(between):
            found.append(Joint("", left.end, right.start, is_stop))
    return tuple(found)


@lru_cache(maxsize=CACHED_TEXTS)
def opening_of(clause: str, joint: str = "", *, is_stop: bool = True) -> Opening:
    """Read how `clause` begins; `joint` or a stop is what ties it to the words before."""
    tokens = tokenize(clause)
    if joint in word_set("clauses", "relative"):
        return Opening.LEANING
    verbs = [place for place, token in enumerate(tokens) if is_finite(token.word)]
    if not verbs:
        return Opening.PART
    if not (is_stop or joint in word_set("clauses", "coordinating")):
        return Opening.PART
    # «och behöver hen bistånd ska …»: a condition with its verb first.
    is_turned = tokens[0].word in word_set("conditions", "inverting_verbs") and len(verbs) > 1
    if points_back(clause) or (verbs[0] == 0 and not is_turned):
        return Opening.LEANING
    is_subordinate = tokens[0].word in word_set("clauses", "subordinating")
    return Opening.PART if is_subordinate and len(verbs) == 1 else Opening.OWN


@lru_cache(maxsize=CACHED_TEXTS)
def points_back(clause: str) -> bool:
    """Say whether the clause opens with a word for something said before: «Detta», «Den ska»."""
    words = [token.word for token in tokenize(clause)]
    if not words:
        return False
    follows = words[1] if len(words) > 1 else ""
    if words[0] == "det":
        return follows in word_set("clauses", "pointing_det")
    if words[0] in word_set("clauses", "pronouns"):
        return is_finite(follows)
    phrases: list[str] = word_lists()["clauses"]["pointing_phrases"]
    return words[0] in word_set("clauses", "pointing") or fold(clause).startswith(tuple(phrases))


def pronoun_subject(clause: str) -> str:
    """The pronoun that opens the clause right before its verb («det bör»); empty where none."""
    words = words_of(clause)[:2]
    pronouns = {"det", "detta", *word_set("clauses", "pronouns")}
    stands = len(words) > 1 and words[0] in pronouns and is_finite(words[1])
    return words[0] if stands else ""


def points_at_something(sentence: str) -> bool:
    """Say whether any word of it stands for something named elsewhere."""
    demonstrative = word_set("clauses", "pointing")
    return points_back(sentence) or bool(demonstrative & set(words_of(sentence)))


@lru_cache(maxsize=CACHED_TEXTS)
def subject_of(clause: str) -> tuple[str, ...]:
    """The content words before the first verb; none where the clause opens with something else."""
    tokens = tokenize(clause)
    fronted = word_set("clauses", "subordinating") | word_set("clauses", "prepositions")
    if not tokens or tokens[0].word in fronted:
        return ()
    before = list(takewhile(lambda token: not is_finite(token.word), tokens))
    after = [token.word for token in tokens[len(before) + 1 : len(before) + 2]]
    # «Likaså är det viktigt»: the subject comes after the verb.
    is_turned = bool(set(after) & {"det", *word_set("clauses", "pronouns")})
    if len(before) == len(tokens) or is_turned:
        return ()
    return tuple(token.word for token in before if is_content(token.word))


@lru_cache(maxsize=CACHED_TEXTS * 8)
def is_finite(word: str) -> bool:
    """Say whether a word is a finite verb: listed, or a present («erbjuder», «erbjuds»)."""
    if word in word_set("clauses", "verbs") or is_present_tense(word):
        return True
    bare = word.removesuffix("s")
    return bare != word and is_present_tense(f"{bare}er")
