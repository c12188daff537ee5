"""Hold each word of scope («alltid», «endast», «också», «vid behov») to what it says that of.

Such a word may stand in several places of its clause. It goes with the verb of that clause, or,
where it restricts, with the word right after it; and it never parts words that stand together.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from assistant.gate_coverage import are_synonyms
from assistant.gate_items import is_item, is_verb, voice_of
from assistant.gate_regions import MARKS, is_any_finite
from assistant.gate_subjects import actor_of
from assistant.gate_text import (
    CACHED_TEXTS,
    Support,
    Token,
    same_word,
    sentences_of,
    stem,
    tokenize,
    word_lists,
    word_set,
    words_of,
)


class Scoped(NamedTuple):
    """One word of scope: the verb it goes with, what stands around it, what it may be said of.

    `verb` is empty for one that says nothing by itself («är»). `left` and `right` are the words
    beside it, `before` the one before `left`; `after` is the next one with content, `clause` all
    of them in its clause, `rest` all that follow in its sentence.
    """

    word: str
    verb: str
    before: str
    left: str
    right: str
    after: str
    clause: frozenset[str]
    rest: frozenset[str]


def find_moved_scopes(statement: str, support: Support) -> Iterator[str]:
    """Yield words of scope that stand with another verb, or another word, than in any source."""
    there = [one for sentence in support.sentences for one in scoped_in(sentence)]
    pairs = {pair for sentence in support.sentences for pair in pairwise(words_of(sentence))}
    for said in scoped_in(statement):
        own = [one for one in there if _group(one.word) == _group(said.word)]
        if own and not any(_is_kept(said, one, pairs) for one in own):
            yield " ".join(filter(None, (said.left, said.word, said.right)))


def _is_kept(said: Scoped, there: Scoped, pairs: set[tuple[str, str]]) -> bool:
    # What stands right before it («den utsatta är ofta …») is not what it is said of.
    shared = (said.clause & there.clause) - {stem(said.left), stem(there.left)}
    if said.left == there.left and (said.right in ("", there.right) or shared):
        return True
    if _parts_words(said, pairs):
        return False
    if said.after and is_retold(said.after, there.after):
        return True
    if said.word in word_set("scope", "restricting"):
        # «Endast med stöd av lag får …»: what is fronted was restricted where it stood.
        return not said.left and stem(said.after) in there.rest
    if not said.verb and not there.verb:
        return bool(shared)
    pairs_of = ((said.verb, there.verb), (said.after, there.verb), (said.left, there.after))
    return any(one and other and is_retold(one, other) for one, other in pairs_of)


def _parts_words(said: Scoped, pairs: set[tuple[str, str]]) -> bool:
    """Say whether the word stands where nothing does: «en alltid prövning», «stöd alltid av».

    It may stand beside a verb, and after the object that follows one.
    """
    if said.left in word_set("order", "prepositions") - word_set("order", "subordinating"):
        return True
    # «det ofta som ett svek» has a pronoun, «det ofta svek» an article.
    is_noun = is_item(said.right) and not _is_any_verb(said.right)
    if said.left in word_set("order", "articles") and is_noun:
        return True
    # «behöver träffa personen tillsammans och», not «att ha lite vid behov pengar».
    before = "" if is_item(said.right) else said.before
    is_beside_verb = any(_is_any_verb(word) for word in (before, said.left, said.right))
    return (said.left, said.right) in pairs and not is_beside_verb


def _group(word: str) -> str:
    """The first of the words that say the same as this one."""
    groups: list[list[str]] = word_lists()["scope"]["groups"]
    return next((group[0] for group in groups if word in group), word)


def is_retold(one: str, other: str) -> bool:
    """Say whether one word may stand for the other: another form, a synonym, the same people."""
    if same_word(stem(one), stem(other)) or voice_of(one)[0] == voice_of(other)[0]:
        return True
    return are_synonyms(one, other) or (bool(actor_of(one)) and actor_of(one) == actor_of(other))


@lru_cache(maxsize=CACHED_TEXTS)
def scoped_in(text: str) -> tuple[Scoped, ...]:
    return tuple(
        one for span in sentences_of(text) for one in _scoped_in(text[span.start : span.end])
    )


def _scoped_in(sentence: str) -> Iterator[Scoped]:
    tokens = tokenize(sentence)
    for start in range(len(tokens)):
        if end := _phrase_end(tokens, start):
            yield _scoped(sentence, tokens, (start, end))


def _phrase_end(tokens: Sequence[Token], start: int) -> int:
    """Where the word or phrase of scope ends that begins at `start`; 0 where none does."""
    if tokens[start].word in word_set("scope", "words"):
        return start + 1
    phrases: list[list[str]] = word_lists()["scope"]["phrases"]
    for phrase in phrases:
        end = start + len(phrase)
        if [token.word for token in tokens[start:end]] == phrase:
            return end
    return 0


def _scoped(text: str, tokens: Sequence[Token], place: tuple[int, int]) -> Scoped:
    start, end = place
    words = [token.word for token in tokens]
    first, last = _clause(text, tokens, place)
    rest = [word for word in words[end:] if is_item(word)]
    around = (*words[first:start], *words[end:last])
    return Scoped(
        word=" ".join(words[start:end]),
        verb=_verb(words, place, (first, last)),
        before=words[start - 2] if start > 1 else "",
        left=words[start - 1] if start else "",
        right=words[end] if end < len(words) else "",
        after=rest[0] if rest else "",
        clause=frozenset(stem(word) for word in around if is_item(word)),
        rest=frozenset(stem(word) for word in rest),
    )


def _clause(text: str, tokens: Sequence[Token], place: tuple[int, int]) -> tuple[int, int]:
    def opens(at: int) -> bool:
        marked = MARKS.search(text[tokens[at - 1].end : tokens[at].start])
        after = tokens[at + 1].word if at + 1 < len(tokens) else ""
        # «handlar om brott» goes on, «om det rör brott» is a clause.
        is_about = tokens[at].word == "om" and after not in _subjects()
        is_opener = tokens[at].word in _openers() | word_set("order", "conjunctions")
        return bool(marked) or (is_opener and not is_about)

    begin, after = place
    start = next((at for at in range(begin, 0, -1) if opens(at)), 0)
    end = next((at for at in range(after, len(tokens)) if opens(at)), len(tokens))
    return start, end


def _openers() -> frozenset[str]:
    return word_set("order", "subordinating") | word_set("order", "relative")


def _subjects() -> frozenset[str]:
    return word_set("conditions", "clause_subjects")


def _verb(words: Sequence[str], place: tuple[int, int], clause: tuple[int, int]) -> str:
    """The verb the word goes with: beside it, else that of a main clause before, another after."""
    (start, end), (first, last) = place, clause
    beside = [at for at in (end, start - 1) if first <= at < last and _is_any_verb(words[at])]
    before = [at for at in range(start - 1, first - 1, -1) if _is_finite(words[at])]
    after = [at for at in range(end, last) if _is_any_verb(words[at])]
    later = [at for at in range(last, len(words)) if _is_any_verb(words[at])]
    is_subordinate = words[first] in _openers()
    found = [*beside, *(after + before if is_subordinate else before + after), *later]
    return _lexical(words, found[0]) if found else ""


def _lexical(words: Sequence[str], at: int) -> str:
    """The verb itself, or the one a modal goes with; empty for one that says nothing alone."""
    modals = word_set("order", "modals") | word_set("scope", "modals")
    found = words[at]
    if found in modals:
        following = takewhile(lambda word: word in modals or not _is_finite(word), words[at + 1 :])
        verbs = (word for word in following if _is_any_verb(word) and word not in modals)
        found = next(verbs, "")
    return "" if found in word_set("order", "light") else found


def _is_finite(word: str) -> bool:
    return is_any_finite(word) or word in word_set("scope", "verbs")


def _is_any_verb(word: str) -> bool:
    return is_verb(word) or word in word_set("order", "auxiliaries") | word_set("scope", "verbs")
