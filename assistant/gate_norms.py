"""Hold the statement to binding as hard as the source and denying exactly what it denies."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.gate_text import (
    CACHED_TEXTS,
    Support,
    Token,
    is_content,
    same_word,
    stem,
    stems_of,
    tokenize,
    word_set,
    words_of,
)
from corpus.norm_finding import FoundNorm, locate_norms

# A shared verb says far more than a shared neighbour.
SHARED_VERB_WEIGHT = 4
# A statement with this much of the source's words retells all of it.
RETOLD_SHARE = 0.7
# How many content words around a negation say what it denies.
DENIED_WORDS = 3
# «inte automatiskt placera i ett boende …, utan»: how far back the negation may stand.
BUT_REACH = 14
# A word denied by both counts two, a word before both counts one.
MIN_OVERLAP = 2


def find_changed_norms(statement: str, support: Support) -> Iterator[str]:
    """Yield norms the statement adds or changes, and those of its own verbs that it drops."""
    carried = _norms(support.text)
    stated = _norms(statement)
    for norm in stated:
        best = _closest(norm, carried)
        is_bare = _is_without_verb(norm, carried)
        if norm.norm not in {other.norm for other in best} or is_bare:
            yield str(norm.norm)
    verbs = {stem(verb) for norm in stated for verb in norm.infinitives}
    said = {stem(word) for word in words_of(statement)}
    for norm in carried:
        own = {stem(verb) for verb in norm.infinitives[:1]}
        if own and own <= said and not own & verbs and not _elsewhere(own, norm, carried):
            yield f"{norm.norm} {norm.infinitives[0]}"
    if _retells(statement, support):
        yield from sorted({norm.norm for norm in carried} - {norm.norm for norm in stated})


def _is_without_verb(norm: FoundNorm, carried: Sequence[FoundNorm]) -> bool:
    """Find «ska insatsen» made of «får insatsen»: a modal the source never leaves bare."""
    return not norm.infinitives and all(o.infinitives for o in carried if o.norm is norm.norm)


def _retells(statement: str, support: Support) -> bool:
    """Say whether the statement repeats nearly all the source says, so that no norm may go."""
    carried, said = stems_of(support.text), stems_of(statement)
    return len(carried & said) >= RETOLD_SHARE * len(carried)


@lru_cache(maxsize=CACHED_TEXTS)
def _norms(text: str) -> tuple[FoundNorm, ...]:
    return locate_norms(text)


def _closest(norm: FoundNorm, carried: Sequence[FoundNorm]) -> list[FoundNorm]:
    scores = [_likeness(norm, other) for other in carried]
    # What shares nothing with a norm is not close to it: «ska finnas» after «ska fås».
    top = max(scores, default=0) or 1
    return [other for other, score in zip(carried, scores, strict=True) if score == top]


def _likeness(left: FoundNorm, right: FoundNorm) -> int:
    verbs = {stem(v) for v in left.infinitives} & {stem(v) for v in right.infinitives}
    nearby = _stems(left.nearby) & _stems(right.nearby)
    return SHARED_VERB_WEIGHT * len(verbs) + len(nearby)


def _stems(words: Sequence[str]) -> set[str]:
    return {stem(word) for word in words if is_content(word)}


def _elsewhere(verbs: set[str], norm: FoundNorm, carried: Sequence[FoundNorm]) -> bool:
    """Say whether the source also uses the verb under another norm, so that it is not this one."""
    others = [other for other in carried if other is not norm]
    return any(verbs & {stem(v) for v in other.infinitives} for other in others)


class Denial(NamedTuple):
    """A negation, with the stems before and after it."""

    word: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def find_changed_negations(statement: str, support: Support) -> Iterator[str]:
    """Yield negations that stand only in the statement, and dropped ones whose clause it keeps."""
    unused = list(denials_in(support.text))
    for denial in denials_in(statement):
        alike = [other for other in unused if _overlap(denial, other) >= MIN_OVERLAP]
        if alike:
            unused.remove(max(alike, key=lambda other: _overlap(denial, other)))
        else:
            yield _describe(denial)
    said = stems_of(statement)
    yield from (_describe(denial) for denial in unused if _keeps_clause(denial, said))


@lru_cache(maxsize=CACHED_TEXTS)
def denials_in(text: str) -> tuple[Denial, ...]:
    tokens = tokenize(text)
    return tuple(
        Denial(token.word, _around(tokens, place, -1), _around(tokens, place, 1))
        for place, token in enumerate(tokens)
        if _is_denial(tokens, place)
    )


def _is_denial(tokens: tuple[Token, ...], place: int) -> bool:
    word = tokens[place].word
    if word in word_set("negation", "without"):
        # «inte A utan B» corrects; any other «utan» denies.
        earlier = tokens[max(0, place - BUT_REACH) : place]
        return not any(token.word in word_set("negation", "words") for token in earlier)
    return word in word_set("negation", "words")


def _around(tokens: tuple[Token, ...], place: int, step: int) -> tuple[str, ...]:
    stems: list[str] = []
    at = place + step
    while 0 <= at < len(tokens) and len(stems) < DENIED_WORDS:
        if is_content(tokens[at].word):
            stems.append(stem(tokens[at].word))
        at += step
    return tuple(stems)


def _overlap(left: Denial, right: Denial) -> int:
    without = word_set("negation", "without")
    if (left.word in without) != (right.word in without):
        return 0
    return len(_shared(left.after, right.after)) * 2 + len(_shared(left.before, right.before))


def _shared(left: Sequence[str], right: Sequence[str]) -> set[str]:
    return {one for one in left if any(same_word(one, other) for other in right)}


def _keeps_clause(denial: Denial, said: frozenset[str]) -> bool:
    """Say whether the statement repeats what the source denies."""
    denied = denial.after[:2] or denial.before[:2]
    return bool(denied) and all(any(same_word(word, one) for one in said) for word in denied)


def _describe(denial: Denial) -> str:
    return " ".join((denial.word, *denial.after[:2]))
