"""Names of acts with one slip of the keyboard: «förvaltingslagen», «socialtjänslagen», «LUV»."""

from collections.abc import Iterator
from functools import cache, lru_cache

from corpus.acts import load_acts

# In a shorter word one slip makes another word.
FEWEST_LETTERS = 10
MOST_LETTERS = 40
# Two letters change places into each other's name too easily.
FEWEST_SHORT_LETTERS = 3
MOST_SHORT_LETTERS = 5
SOCIAL_SERVICES_ACT = "social services act"


def key_of_misspelt(word: str, *, sol: str) -> str:
    """Return the key of the act that `word` (in small letters) nearly names, else nothing."""
    if not FEWEST_LETTERS <= len(word) <= MOST_LETTERS or not word.endswith(_endings()):
        return ""
    key = _nearest(word)
    return sol if key == SOCIAL_SERVICES_ACT else key


@lru_cache(maxsize=1000)
def _nearest(word: str) -> str:
    known = _keys_by_shortened()
    found = {known[one] for one in _with_one_letter_less(word) if one in known}
    return found.pop() if len(found) == 1 else ""


@cache
def _endings() -> tuple[str, ...]:
    return tuple(load_acts().words.act_endings)


@cache
def _keys_by_shortened() -> dict[str, str]:
    """Every long name, whole and with each of its letters left out once."""
    acts = load_acts()
    named = [(name, act.key) for act in acts.act for name in act.names]
    named += [(name, SOCIAL_SERVICES_ACT) for name in acts.social_services_act.names]
    return {
        shortened: key
        for name, key in named
        if len(name) >= FEWEST_LETTERS and name.isalpha()
        for shortened in _with_one_letter_less(name.lower())
    }


def _with_one_letter_less(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def key_of_swapped(name: str) -> str:
    """Return the key of the act whose short name has two neighbouring letters the other way."""
    if not FEWEST_SHORT_LETTERS <= len(name) <= MOST_SHORT_LETTERS or name in _short_names():
        return ""
    found = {_short_names()[one] for one in _with_neighbours_swapped(name) if one in _short_names()}
    return found.pop() if len(found) == 1 else ""


@cache
def _short_names() -> dict[str, str]:
    """The names that are written in capitals alone."""
    named = ((name, act.key) for act in load_acts().act for name in (*act.names, *act.exact_names))
    return {name: key for name, key in named if name.isupper()}


def _with_neighbours_swapped(name: str) -> Iterator[str]:
    for place in range(len(name) - 1):
        yield name[:place] + name[place + 1] + name[place] + name[place + 2 :]
