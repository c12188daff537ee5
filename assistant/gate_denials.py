"""Hold each negation to the verb it denies in the source, wherever in the sentence it moves."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.gate_items import is_verb
from assistant.gate_regions import MARKS, is_any_finite
from assistant.gate_text import (
    CACHED_TEXTS,
    Support,
    Token,
    is_content,
    same_word,
    stem,
    tokenize,
    word_set,
)


class Denied(NamedTuple):
    """The verb a negation denies, what stands right after it, and the rest of its clause.

    `verb` is empty where there is none; `focus` is the first content word, `around` the others.
    """

    word: str
    verb: str = ""
    after: str = ""
    focus: str = ""
    around: frozenset[str] = frozenset()


def find_moved_negations(statement: str, support: Support) -> Iterator[str]:
    """Yield negations of another verb than any in the source denies."""
    unused = [denied for sentence in support.sentences for denied in denied_in(sentence)]
    for denied in denied_in(statement):
        alike = next((other for other in unused if _is_same(denied, other)), None)
        if alike is None:
            yield " ".join(filter(None, (denied.word, denied.verb, denied.focus)))
        else:
            unused.remove(alike)


def _is_same(one: Denied, other: Denied) -> bool:
    scopes = word_set("order", "scopes")
    if {one.after, other.after} & scopes and one.after != other.after:
        return False
    if not same_word(stem(one.verb), stem(other.verb)):
        return False
    # «är inte», «har inte» say nothing without what comes after.
    if one.verb and one.verb not in word_set("order", "light"):
        return True
    is_apart = bool(one.around) and not one.around & other.around
    return same_word(one.focus, other.focus) and not is_apart


@lru_cache(maxsize=CACHED_TEXTS)
def denied_in(text: str) -> tuple[Denied, ...]:
    tokens = tokenize(text)
    return tuple(
        _denied(text, tokens, place)
        for place, token in enumerate(tokens)
        if token.word in word_set("order", "denials")
    )


def _denied(text: str, tokens: Sequence[Token], place: int) -> Denied:
    # «beviljas eller inte» denies nothing of what follows.
    if place and tokens[place - 1].word in word_set("order", "either"):
        return Denied(tokens[place].word)
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    verb = _verb(tokens, _denied_verb(text, tokens, place))
    focus = next(iter(_nouns(tokens[place:])), "")
    start, end = _clause(text, tokens, place)
    around = frozenset(_nouns(tokens[start:end])) - {focus}
    return Denied(tokens[place].word, verb, after, focus, around)


def _nouns(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The stems of the content words that are neither verbs nor may stand anywhere."""
    idle = word_set("order", "adverbs")
    return tuple(
        stem(token.word)
        for token in tokens
        if is_content(token.word) and token.word not in idle and not is_verb(token.word)
    )


def _denied_verb(text: str, tokens: Sequence[Token], place: int) -> int | None:
    """Where the denied verb stands: before the negation in a main clause, after it in another."""
    start, end = _clause(text, tokens, place)
    before = (at for at in reversed(range(start, place)) if is_any_finite(tokens[at].word))
    after = (at for at in range(place + 1, end) if _is_any_verb(tokens[at].word))
    earlier, later = next(before, None), next(after, None)
    if tokens[start].word in _openers():
        return later if later is not None else earlier
    return earlier if earlier is not None else later


def _openers() -> frozenset[str]:
    return word_set("order", "subordinating") | word_set("order", "relative")


def _is_any_verb(word: str) -> bool:
    return is_verb(word) or word in word_set("order", "auxiliaries")


def _clause(text: str, tokens: Sequence[Token], place: int) -> tuple[int, int]:
    def opens(at: int) -> bool:
        ends = (_openers() - word_set("order", "adverbs")) | word_set("order", "conjunctions")
        marked = MARKS.search(text[tokens[at - 1].end : tokens[at].start])
        return bool(marked) or tokens[at].word in ends

    start = next((at for at in range(place, 0, -1) if opens(at)), 0)
    end = next((at for at in range(place + 1, len(tokens)) if opens(at)), len(tokens))
    return start, end


def _verb(tokens: Sequence[Token], place: int | None) -> str:
    """The verb itself, or the infinitive that a modal goes with."""
    if place is None:
        return ""
    word = tokens[place].word
    if word not in word_set("order", "modals"):
        return word
    for token in tokens[place + 1 :]:
        if is_any_finite(token.word):
            break
        if is_verb(token.word):
            return token.word
    return word
