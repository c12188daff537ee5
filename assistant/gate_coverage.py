"""Hold every content word of the statement to the quoted sentences."""

from collections.abc import Iterator
from functools import cache

from assistant.gate_anchors import phones_in
from assistant.gate_subjects import actor_of, mentions_in
from assistant.gate_text import (
    Support,
    content_words,
    same_word,
    stem,
    stems_of,
    word_lists,
    word_set,
    words_of,
)


def find_uncarried_words(statement: str, support: Support) -> Iterator[str]:
    """Yield the words that neither the quotes nor a listed synonym carries."""
    yield from (word for word in content_words(statement) if not _is_carried(word, support))


def _is_carried(word: str, support: Support) -> bool:
    # Actors are compared by class, in `gate_subjects`.
    if actor_of(word) or _is_neutral(word, support):
        return True
    own = stem(word)
    # Most words are there as they stand: no need to look for another form.
    if own in stems_of(support.text):
        return True
    source = stems_of(support.text) | stems_of(support.context)
    if any(same_word(own, other) for other in source):
        return True
    return bool(_synonyms(word) & (set(words_of(support.text)) | set(words_of(support.context))))


def _is_neutral(word: str, support: Support) -> bool:
    """Say whether the word only presents what the source holds: a number, a person, itself."""
    if word in word_set("coverage", "of_phones"):
        return bool(phones_in(support.text))
    if word in word_set("coverage", "of_people"):
        return bool(mentions_in(support.text))
    return word in word_set("coverage", "neutral")


def are_synonyms(one: str, other: str) -> bool:
    return other in _synonyms(one) or one in _synonyms(other)


@cache
def _synonyms(word: str) -> frozenset[str]:
    groups: list[list[str]] = word_lists()["coverage"]["synonyms"]
    stems = {stem(word)}
    return frozenset(
        other for group in groups if stems & {stem(w) for w in group} for other in group
    )


def find_turned_words(statement: str, support: Support) -> Iterator[str]:
    """Yield words whose opposite stands in the source while they do not."""
    said, carried = set(words_of(statement)), set(words_of(support.text))
    pairs: list[list[str]] = word_lists()["coverage"]["opposites"]
    for left, right in pairs:
        for one, other in ((left, right), (right, left)):
            if one in said - carried and other in carried - said:
                yield f"{one} / {other}"
    for word in sorted(said - carried):
        if _is_un_of_another(word, carried):
            yield word


def _is_un_of_another(word: str, carried: set[str]) -> bool:
    """Find «olämplig» for «lämplig» and the other way round; `word` itself is not carried."""
    return len(word) > len("osann") and bool({word.removeprefix("o"), f"o{word}"} & carried)


def find_added_strength(statement: str, support: Support) -> Iterator[str]:
    """Yield words of scope and force («alltid», «endast», «har rätt») that the source lacks."""
    said, carried = set(words_of(statement)), set(words_of(support.text))
    alternatives: dict[str, list[str]] = word_lists()["coverage"]["strict_alternatives"]
    for word in sorted(said & word_set("coverage", "strict")):
        if not {word, *alternatives.get(word, ())} & carried:
            yield word
