"""Which words of a sentence stand in a condition: «om …», «när …», «innan …», «Saknar den …»."""

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.gate_clauses import is_finite
from assistant.gate_conditions import is_main_verb, opens_condition
from assistant.gate_text import CACHED_TEXTS, Token, tokenize, word_lists, word_set
from corpus.norm_finding import is_infinitive

MARKS = re.compile(r"[,;:.()!?\n\u2013]")
_ENDS = re.compile(r"[,.;:()]")
_STOPS = re.compile(r"[.!?\n]")


@lru_cache(maxsize=CACHED_TEXTS)
def conditions_of(text: str) -> tuple[str, ...]:
    """For every token the kind of condition it stands in; empty outside of any."""
    tokens = tokenize(text)
    found = [""] * len(tokens)
    for place in range(_inverted_end(tokens)):
        found[place] = "when"
    for place, token in enumerate(tokens):
        kinds: dict[str, str] = word_lists()["order"]["clause_kinds"]
        heads = place == 0 or bool(_STOPS.search(text[tokens[place - 1].end : token.start]))
        if token.word in kinds and (heads or opens_condition(tokens, place)):
            end = _main_verb(text, tokens, place) if heads else _mark(text, tokens, place)
            found[place:end] = [kinds[token.word]] * (end - place)
    return tuple(found)


def _inverted_end(tokens: Sequence[Token]) -> int:
    """Where the main clause begins in «Saknar den enskilde … kan …»; 0 for another sentence."""
    if not tokens or tokens[0].word not in word_set("conditions", "inverting_verbs"):
        return 0
    main = (at for at, token in enumerate(tokens) if at and is_main_verb(token.word, opener="om"))
    return next(main, 0)


def _mark(text: str, tokens: Sequence[Token], start: int) -> int:
    marked = (
        at
        for at in range(start + 1, len(tokens))
        if _ENDS.search(text[tokens[at - 1].end : tokens[at].start])
    )
    return next(marked, len(tokens))


def _main_verb(text: str, tokens: Sequence[Token], start: int) -> int:
    """Where the clause that opens at `start` has had its verbs and the main one comes."""
    end = _mark(text, tokens, start)
    wanted, seen = 1, 0
    for place in range(start + 1, end):
        word = tokens[place].word
        after = tokens[place + 1].word if place + 1 < end else ""
        if _opens_another(word, after):
            wanted += 1
        elif is_any_finite(word) or _is_passive(word):
            seen += 1
            is_modal = is_main_verb(word, opener=tokens[start].word)
            if seen > wanted or (is_modal and seen > 1):
                return place
    return end


def _opens_another(word: str, after: str) -> bool:
    """Say whether a further clause, or a second verb of the same, begins with the word."""
    opening = word_set("order", "subordinating") | word_set("order", "relative")
    return word in opening or (word in word_set("order", "conjunctions") and is_any_finite(after))


def _is_passive(word: str) -> bool:
    """Present and infinitive are one form: «reduceras»."""
    return word.endswith("s") and is_infinitive(word.removesuffix("s"))


def is_any_finite(word: str) -> bool:
    """Say whether a word may be the finite verb of a clause, an auxiliary or a whole verb."""
    return is_finite(word) or word in word_set("order", "finite")
