"""Hold each word that opens a clause, and each that compares, to what stands beside it.

«A innan B» is not «B innan A», though it has its words: what comes right after «innan» in a
statement must come soon after «innan» in its source.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from assistant.gate_items import are_alike, is_item
from assistant.gate_regions import MARKS, is_any_finite
from assistant.gate_scope import is_retold
from assistant.gate_text import (
    CACHED_TEXTS,
    Support,
    Token,
    content_words,
    sentences_of,
    stem,
    tokenize,
    word_lists,
    word_set,
    words_of,
)

# A clause may lose or gain a word at its head («om den våldsutsatta personen», «om personen»).
HEAD_WORDS = 2


class Opened(NamedTuple):
    """A word that opens a clause: the next one of any kind, and the first ones with content.

    Both are empty where a mark follows («… känner till det handlar om.»); `head` alone where no
    content comes before the next mark.
    """

    word: str
    next: str
    head: tuple[str, ...]


class Compared(NamedTuple):
    """A word between two sides, and what stands right before and right after it."""

    word: str
    left: str
    right: str


def find_turned_joints(statement: str, support: Support) -> Iterator[str]:
    """Yield what opens a clause, compares or governs a word otherwise than in any source."""
    yield from find_turned_clauses(statement, support)
    yield from find_turned_comparisons(statement, support)
    yield from find_changed_prepositions(statement, support)


def find_turned_clauses(statement: str, support: Support) -> Iterator[str]:
    """Yield words that open a clause which another word, or none, opens in every source."""
    there = [one for sentence in support.sentences for one in opened_in(sentence)]
    for said in opened_in(statement):
        if said.word in word_set("openings", "lending") or said.next in _about():
            continue
        own = [one for one in there if _are_alike(said.word, one.word)]
        if not own or not said.next or any(_opens_it(said, one) for one in own):
            continue
        if not said.head or _is_out_of_place(said) or _is_there(said.head[0], support):
            yield f"{said.word} {(*said.head, said.next)[0]}"


def _about() -> frozenset[str]:
    """After «om» a clause of its own, which may be one of several («om att …, att …»)."""
    return word_set("openings", "about")


def _opens_it(said: Opened, there: Opened) -> bool:
    if not there.next:
        return True
    if _is_out_of_place(said) or not said.head or not there.head:
        return said.next == there.next
    names_it = there.next in word_set("clauses", "pronouns")
    heads = said.head[: 2 if names_it else 1]
    return any(is_retold(one, other) for one in heads for other in there.head)


def _is_out_of_place(said: Opened) -> bool:
    """Say whether no clause begins so: «om när», «om kan», «om vid mötet …»."""
    if said.word not in word_set("openings", "clauses"):
        return False
    never = word_set("openings", "clauses") | word_set("order", "prepositions")
    return is_any_finite(said.next) or said.next in never


def _is_there(word: str, support: Support) -> bool:
    return any(is_retold(word, other) for other in content_words(support.text))


def _are_alike(one: str, other: str) -> bool:
    groups: list[list[str]] = word_lists()["openings"]["alike"]
    return one == other or any(one in group and other in group for group in groups)


@lru_cache(maxsize=CACHED_TEXTS)
def opened_in(text: str) -> tuple[Opened, ...]:
    return tuple(one for span in sentences_of(text) for one in _opened(text[span.start : span.end]))


def _opened(sentence: str) -> Iterator[Opened]:
    tokens = tokenize(sentence)
    words = [token.word for token in tokens]
    if words and words[0] in word_set("conditions", "inverting_verbs"):
        # «Saknar den enskilde …» is «Om den enskilde saknar …».
        yield Opened("om", words[1] if len(words) > 1 else "", _head(sentence, tokens))
    for at, word in enumerate(words):
        opener = next(
            (one for one in (" ".join(words[at : at + 2]), word) if one in _openers()), ""
        )
        if opener:
            yield _open(opener, sentence, tokens, at + len(opener.split()))


def _open(opener: str, sentence: str, tokens: Sequence[Token], end: int) -> Opened:
    if end == len(tokens) or MARKS.search(sentence[tokens[end - 1].end : tokens[end].start]):
        return Opened(opener, "", ())
    return Opened(opener, tokens[end].word, _head(sentence, tokens[end:]))


def _openers() -> frozenset[str]:
    return word_set("openings", "words") | word_set("openings", "lending")


def _head(sentence: str, tokens: Sequence[Token]) -> tuple[str, ...]:
    """The first words with content, up to a mark after the first of them."""
    found: list[str] = []
    for before, token in pairwise([tokens[0], *tokens]):
        if found and MARKS.search(sentence[before.end : token.start]):
            break
        found += [token.word] if is_item(token.word) else []
    return tuple(found[:HEAD_WORDS])


def find_turned_comparisons(statement: str, support: Support) -> Iterator[str]:
    """Yield words that compare («än», «medan») with neither side as in any source."""
    there = [one for sentence in support.sentences for one in compared_in(sentence)]
    for said in compared_in(statement):
        own = [one for one in there if one.word == said.word]
        if own and not any(_keeps_a_side(said, one) for one in own):
            yield " ".join(filter(None, said[1:2] + said[:1] + said[2:]))


def _keeps_a_side(said: Compared, there: Compared) -> bool:
    return is_retold(said.left, there.left) or is_retold(said.right, there.right)


@lru_cache(maxsize=CACHED_TEXTS)
def compared_in(text: str) -> tuple[Compared, ...]:
    words = ("", *words_of(text), "")
    return tuple(
        Compared(word, words[at - 1], words[at + 1])
        for at, word in enumerate(words)
        if word in word_set("openings", "comparing")
    )


def find_changed_prepositions(statement: str, support: Support) -> Iterator[str]:
    """Yield prepositions that stand where every source has another, beside the same words.

    Between two words both count, at the head of a sentence only what comes after.
    """
    there: dict[tuple[str, str], set[str]] = {}
    for sentence in support.sentences:
        for left, word, right in _prepositions(sentence):
            there.setdefault((stem(left), right), set()).add(word)
            there.setdefault(("", right), set()).add(word)
    for left, word, right in _prepositions(statement):
        own = there.get((stem(left), right), set())
        if own and not any(_says_the_same(word, one, is_first=not left) for one in own):
            yield f"{left} {word} {right} / {' '.join(sorted(own))}".strip()


def _says_the_same(one: str, other: str, *, is_first: bool) -> bool:
    pairs: list[list[str]] = word_lists()["openings"]["same_first" if is_first else "same"]
    return are_alike(one, other, groups="equal") or sorted([one, other]) in pairs


def _prepositions(text: str) -> Iterator[tuple[str, str, str]]:
    """Each preposition with the word before it, empty for none, and the one after."""
    for span in sentences_of(text):
        words = ("", *words_of(text[span.start : span.end]))
        for left, word, right in zip(words, words[1:], words[2:], strict=False):
            if word in word_set("order", "prepositions"):
                yield left, word, right
