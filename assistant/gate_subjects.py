"""Who is meant: the same people in the same places, the same holder of consent."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from assistant.gate_text import (
    CACHED_TEXTS,
    Support,
    Token,
    fold,
    is_content,
    overused,
    stem,
    tokenize,
    word_lists,
    word_set,
    words_of,
)

# Words on each side that say which place in the sentence a person has.
NEARBY_WORDS = 3
# Stands for another person among the neighbours, whoever it is.
ANYBODY = "*"
# A person is in another's place when this many more neighbours are the other's; as long as people
# come in the source's order, a changed neighbour is more often only a retelling.
SWAP_MARGIN = 2
SWAP_MARGIN_IN_ORDER = 3
# «barn, ungdomar och barnen»: how near one actor named twice counts as doubled.
DOUBLED_REACH = 2
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
    yield from (" ".join(pair) for pair in sorted(_doubled(statement) - _doubled(support.text)))
    stated = mentions_in(statement)
    # Never of people in the source's order: it names each at least as often.
    yield from overused([m.actor for m in stated], [m.actor for m in carried])
    yield from find_added_people(statement, support)
    yield from (mention.actor for mention in stated if mention.actor not in named)


def find_people_in_place(statement: str, support: Support) -> Iterator[str]:
    """Yield actors whose neighbours are rather those of somebody else in the source."""
    stated, carried = mentions_in(statement), mentions_in(support.text)
    named = {mention.actor for mention in carried}
    in_order = _is_in_order([m.actor for m in stated], [m.actor for m in carried])
    margin = SWAP_MARGIN_IN_ORDER if in_order else SWAP_MARGIN
    for mention in stated:
        if mention.actor in named and _in_place_of_another(mention, carried, margin=margin):
            yield f"{mention.actor} ({', '.join(sorted(mention.nearby))})"


@lru_cache(maxsize=CACHED_TEXTS)
def _doubled(text: str) -> frozenset[tuple[str, str]]:
    """Find one actor named twice in a row: «mellan nämnden och nämnden»."""
    tokens = tokenize(text)
    doubled: set[tuple[str, str]] = set()
    for place, token in enumerate(tokens):
        after = tokens[place + 1 : place + 1 + DOUBLED_REACH]
        for other in after:
            if actor_of(other.word) and actor_of(other.word) == actor_of(token.word):
                doubled.add((actor_of(token.word), actor_of(other.word)))
            if (
                other.word not in word_set("roles", "joints")
                or "," in text[token.end : other.start]
            ):
                break
    return frozenset(doubled)


def find_added_people(statement: str, support: Support) -> Iterator[str]:
    """Yield people put beside others or made to act («inledas av barnet») once more than there."""
    said, carried = _ties(statement), _ties(support.text)
    named = Counter(mention.actor for mention in mentions_in(statement))
    there = Counter(mention.actor for mention in mentions_in(support.text))
    # A name may stand for each pronoun that the statement leaves out.
    spare = Counter(_pronouns(support.text)) - Counter(_pronouns(statement))
    if sum((named - there).values()) <= sum(spare.values()):
        return
    for (joint, actor), times in said.items():
        if named[actor] > there[actor] and times > carried[joint, actor]:
            yield f"{joint} {actor}"


def _ties(text: str) -> Counter[tuple[str, str]]:
    """Count who stands after which little word: («av», «barn») in «av det utsatta barnet»."""
    words = [word for word in words_of(text) if word not in word_set("roles", "articles")]
    ties = word_set("roles", "joints") | word_set("roles", "prepositions")
    pairs = ((before, actor_of(word)) for before, word in pairwise(words))
    return Counter((before, actor) for before, actor in pairs if before in ties)


def _pronouns(text: str) -> list[str]:
    return [word for word in words_of(text) if word in word_set("roles", "pronouns")]


def _is_in_order(stated: list[str], carried: list[str]) -> bool:
    rest = iter(carried)
    return all(actor in rest for actor in stated)


def _in_place_of_another(mention: Mention, carried: tuple[Mention, ...], *, margin: int) -> bool:
    def likeness(other: Mention) -> int:
        return len(mention.nearby & other.nearby)

    same = max(likeness(other) for other in carried if other.actor == mention.actor)
    return any(likeness(other) >= same + margin for other in carried)


@lru_cache(maxsize=CACHED_TEXTS)
def mentions_in(text: str) -> tuple[Mention, ...]:
    tokens = tokenize(text)
    named = [
        (place, actor) for place, token in enumerate(tokens) if (actor := actor_of(token.word))
    ]
    return tuple(Mention(actor, _nearby(tokens, place)) for place, actor in named)


def _nearby(tokens: tuple[Token, ...], place: int) -> frozenset[str]:
    before = [_role_word(t.word) for t in reversed(tokens[:place]) if _says_role(t.word)]
    after = [_role_word(t.word) for t in tokens[place + 1 :] if _says_role(t.word)]
    near = {*before[:NEARBY_WORDS], *after[:NEARBY_WORDS]} - {ANYBODY}
    # A word counts again for standing on the same side, and again for standing next.
    sides = {f"<{w}" for w in before[:NEARBY_WORDS]} | {f">{w}" for w in after[:NEARBY_WORDS]}
    return frozenset(
        {*near, *sides, *(f"<<{w}" for w in before[:1]), *(f">>{w}" for w in after[:1])}
    )


def _says_role(word: str) -> bool:
    return is_content(word) or word in word_set("roles", "prepositions")


def _role_word(word: str) -> str:
    return ANYBODY if actor_of(word) else stem(word)


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
