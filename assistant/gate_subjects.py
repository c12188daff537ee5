"""Who is meant: the same people in the same places, the same holder of consent."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from assistant.gate_text import (
    CACHED_TEXTS,
    Support,
    Token,
    fold,
    is_content,
    stem,
    tokenize,
    word_lists,
    word_set,
    words_of,
)

# Words on each side that say which place in the sentence a person has.
NEARBY_WORDS = 3
# A person is in another's place when this many more neighbours are the other's.
SWAP_MARGIN = 2
# «samtycke från den våldsutsatta»: how far after the consent its holder may stand.
HOLDER_REACH = 5


class Mention(NamedTuple):
    """A person or body named, and the stems around the name."""

    actor: str
    nearby: frozenset[str]


def find_changed_subjects(statement: str, support: Support) -> Iterator[str]:
    """Yield actors the quoted sentences do not name, or name in another place."""
    carried = mentions_in(support.text)
    named = {mention.actor for mention in carried}
    for mention in mentions_in(statement):
        if mention.actor not in named:
            yield mention.actor
        elif _in_place_of_another(mention, carried):
            yield f"{mention.actor} ({', '.join(sorted(mention.nearby))})"


def _in_place_of_another(mention: Mention, carried: tuple[Mention, ...]) -> bool:
    def likeness(other: Mention) -> int:
        return len(mention.nearby & other.nearby)

    same = max(likeness(other) for other in carried if other.actor == mention.actor)
    rest = (likeness(other) for other in carried if other.actor != mention.actor)
    return max(rest, default=0) >= same + SWAP_MARGIN


@lru_cache(maxsize=CACHED_TEXTS)
def mentions_in(text: str) -> tuple[Mention, ...]:
    tokens = tokenize(text)
    named = [(place, actor) for place, token in enumerate(tokens) if (actor := actor_of(token.word))]
    return tuple(Mention(actor, _nearby(tokens, place)) for place, actor in named)


def _nearby(tokens: tuple[Token, ...], place: int) -> frozenset[str]:
    around = (*tokens[max(0, place - NEARBY_WORDS) : place], *tokens[place + 1 :][:NEARBY_WORDS])
    return frozenset(stem(token.word) for token in around if _says_role(token.word))


def _says_role(word: str) -> bool:
    if actor_of(word):
        return False
    return is_content(word) or word in word_set("roles", "prepositions")


@lru_cache(maxsize=CACHED_TEXTS * 8)
def actor_of(word: str) -> str:
    actors: dict[str, Any] = word_lists()["actors"]
    for name, forms in actors.items():
        if word in forms.get("words", ()):
            return name
        if word.startswith(tuple(forms.get("prefixes", ()))) and word not in forms.get(
            "exclude", ()
        ):
            return name
    return ""


def find_changed_consent(statement: str, support: Support) -> Iterator[str]:
    """Yield holders of consent whom the quoted sentences do not ask for consent."""
    carried = consent_holders(support.text)
    yield from sorted(consent_holders(statement) - carried)


@lru_cache(maxsize=CACHED_TEXTS)
def consent_holders(text: str) -> frozenset[str]:
    """Read «samtycke från X», «X:s samtycke», «X samtycker»."""
    tokens = tokenize(text)
    starts = tuple(word_lists()["consent"]["prefixes"])
    places = [place for place, token in enumerate(tokens) if token.word.startswith(starts)]
    holders = {_holder(tokens, place) for place in places}
    return frozenset(holders - {""})


def _holder(tokens: tuple[Token, ...], place: int) -> str:
    after = [token.word for token in tokens[place + 1 : place + 1 + HOLDER_REACH]]
    if after and after[0] in word_set("consent", "holder_after"):
        return next((actor for word in after if (actor := actor_of(word))), "")
    before = [token.word for token in tokens[max(0, place - HOLDER_REACH) : place]]
    return next((actor for word in reversed(before) if (actor := actor_of(word))), "")


def find_individual_case(statement: str, support: Support) -> Iterator[str]:
    """Yield words that speak of one person's case where the source does not."""
    said, carried = set(words_of(statement)), set(words_of(support.text))
    yield from sorted((said - carried) & word_set("individual", "words"))
    folded, source = fold(statement), fold(support.text)
    for phrase in word_lists()["individual"]["phrases"]:
        if phrase in folded and phrase not in source:
            yield phrase
