"""Keep the conditions, exceptions and reservations of the quoted sentence."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.gate_text import (
    CACHED_TEXTS,
    Support,
    Token,
    content_words,
    fold,
    is_content,
    same_word,
    stem,
    stems_of,
    tokenize,
    word_lists,
    word_set,
    words_of,
)

# The statement must repeat more than this of a condition's own words.
KEPT_SHARE = 0.6
MAX_CONDITION_WORDS = 14
# A sentence quoted beside others is told when the statement has this much of its words.
TOLD_SHARE = 0.3


def find_dropped_conditions(statement: str, support: Support) -> Iterator[str]:
    """Yield what narrows a quoted sentence and is missing in the statement."""
    words_said = words_of(statement)
    told = _told_sentences(statement, support)
    for family in ("exception", "restriction", "hedge_words", "consent"):
        words = word_set("conditions", family)
        carried = [word for text in told for word in words_of(text) if word in words]
        if len(carried) > sum(word in words for word in words_said):
            yield ", ".join(sorted(set(carried)))
    folded, source = fold(statement), fold("\n".join(told))
    for phrase in word_lists()["conditions"]["hedge_phrases"]:
        if phrase in source and phrase not in folded:
            yield phrase
    for sentence in told:
        lost = _lost_words(statement, sentence)
        yield from (
            " ".join(clause)
            for clause in condition_clauses(sentence)
            if not _is_kept(clause, words_said, lost)
        )


def _told_sentences(statement: str, support: Support) -> tuple[str, ...]:
    """Leave out a quoted sentence beside others of which the statement says next to nothing."""
    if len(support.sentences) == 1:
        return support.sentences
    said = stems_of(statement)
    return tuple(
        sentence
        for sentence in support.sentences
        if len(stems_of(sentence) & said) >= TOLD_SHARE * len(stems_of(sentence))
    )


def _lost_words(statement: str, sentence: str) -> frozenset[str]:
    """The stems that the statement says more seldom than the sentence does."""
    said = [stem(word) for word in content_words(statement)]
    written = [stem(word) for word in content_words(sentence)]
    return frozenset(one for one in written if _times(one, said) < _times(one, written))


def _times(word: str, stems: Sequence[str]) -> int:
    return sum(same_word(word, other) for other in stems)


def _is_kept(clause: Sequence[str], words: Sequence[str], lost: frozenset[str]) -> bool:
    content = {stem(word) for word in clause if is_content(word)}
    if not content:
        return True
    return len(content - lost) > KEPT_SHARE * len(content) and _is_conditional(clause, words)


def _is_conditional(clause: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether the words mark a condition, or begin with its verb («Saknar den enskilde …»)."""
    inverted = words[0] in clause or words[0] in word_set("conditions", "inverting_verbs")
    return inverted or bool(set(words) & word_set("conditions", "markers"))


@lru_cache(maxsize=CACHED_TEXTS)
def condition_clauses(sentence: str) -> tuple[tuple[str, ...], ...]:
    """Read each «om …» and «när …» clause up to its comma or the verb of the main clause."""
    tokens = tokenize(sentence)
    return tuple(
        _clause(sentence, tokens, place)
        for place in range(len(tokens))
        if opens_condition(tokens, place)
    )


def opens_condition(tokens: Sequence[Token], place: int) -> bool:
    word = tokens[place].word
    if word not in word_set("conditions", "openers"):
        return False
    if place == 0:
        return True
    if word in word_set("conditions", "opening_only"):
        return False
    if tokens[place - 1].word in word_set("conditions", "about"):
        return False
    follows = tokens[place + 1].word if place + 1 < len(tokens) else ""
    return word != "om" or follows in word_set("conditions", "clause_subjects")


def _clause(sentence: str, tokens: tuple[Token, ...], place: int) -> tuple[str, ...]:
    words = [tokens[place].word]
    for before, token in zip(tokens[place:], tokens[place + 1 :], strict=False):
        between = sentence[before.end : token.start]
        is_main = place == 0 and is_main_verb(token.word, opener=words[0])
        if any(mark in between for mark in ",.;:()") or is_main:
            break
        words.append(token.word)
        if len(words) >= MAX_CONDITION_WORDS:
            break
    return tuple(words)


def is_main_verb(word: str, *, opener: str) -> bool:
    """«Vid fara har …»: after a preposition any verb is the main one, after «om» only a modal."""
    if word in word_set("conditions", "main_verbs"):
        return True
    is_preposition = opener in word_set("conditions", "opening_only")
    return is_preposition and word in word_set("conditions", "inverting_verbs")


def is_exception(sentence: str) -> bool:
    """Say whether a sentence takes something back of the one before it."""
    return bool(set(words_of(sentence)) & word_set("conditions", "exception"))
