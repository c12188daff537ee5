"""Words put in another word's place, each of which may stand somewhere in the source."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from assistant.gate_coverage import are_synonyms
from assistant.gate_subjects import actor_of
from assistant.gate_text import (
    Support,
    content_words,
    is_content,
    same_word,
    sentences_of,
    stem,
    stems_of,
    words_of,
)

# So many words in a row are read as put in the place of others.
MAX_REPLACED = 2

# The word before and the word after; empty at the ends of a sentence.
Neighbours = tuple[str, str]


def find_repeated_words(statement: str, support: Support) -> Iterator[str]:
    """Yield words that one sentence of the statement says oftener than all of its source.

    «både vid avslag och vid avslag» for «både vid bifall och vid avslag».
    """
    carried = Counter(stem(word) for word in content_words(support.text) if not actor_of(word))
    for span in sentences_of(statement):
        words = content_words(statement[span.start : span.end])
        said = Counter(stem(word) for word in words if not actor_of(word))
        for word, times in said.items():
            if times > max(1, _times(word, carried)):
                yield word


def _times(word: str, carried: Counter[str]) -> int:
    return sum(times for other, times in carried.items() if same_word(word, other))


def find_replaced_words(statement: str, support: Support) -> Iterator[str]:
    """Yield words that stand just where the source has others, which the statement never says.

    «skyddad telefon» for «skyddad folkbokföring», be «telefon» said elsewhere in the source or not.
    """
    said = stems_of(statement)
    places = [_places(words_of(sentence)) for sentence in support.sentences]
    for span in sentences_of(statement):
        for neighbours, stated in _windows(words_of(statement[span.start : span.end])):
            there = [source[neighbours] for source in places if neighbours in source]
            # Two quoted sentences may have the same neighbours; the word retells one of them.
            if any(_retells(stated, words) for words in there):
                continue
            gone = [words for words in there if not _is_said(words, said)]
            yield from (f"{' '.join(stated)} / {' '.join(words)}" for words in gone)


def _places(words: tuple[str, ...]) -> Mapping[Neighbours, tuple[str, ...]]:
    return dict(_windows(words))


def _windows(words: tuple[str, ...]) -> Iterator[tuple[Neighbours, tuple[str, ...]]]:
    """Yield every one or two content words in a row, with the words before and after them."""
    whole = ("", *words, "")
    for start in range(1, len(whole) - 1):
        for end in range(start + 1, min(start + MAX_REPLACED, len(whole) - 1) + 1):
            between = whole[start:end]
            if all(is_content(word) for word in between):
                yield (whole[start - 1], whole[end]), between


def _retells(stated: Sequence[str], gone: Sequence[str]) -> bool:
    """Say whether a word has only another form, or is a listed synonym or the same person."""
    return any(
        same_word(stem(one), stem(other)) or are_synonyms(one, other) or _same_actor(one, other)
        for one in stated
        for other in gone
    )


def _same_actor(one: str, other: str) -> bool:
    # Who is meant is compared in `gate_subjects`; here only that a person stands for a person.
    return bool(actor_of(one) and actor_of(other))


def _is_said(gone: Sequence[str], said: frozenset[str]) -> bool:
    return all(any(same_word(stem(word), other) for other in said) for word in gone)
