"""Which norms a sentence lays down itself: those of its main clause and of what it reports.

«Planen ska visa hur stödet ska ges» binds once. «Ska kontakten brytas?» and «om hon ska söka» bind
nobody: there «ska» asks, or says what is planned. What is laid down in a clause with «att» counts
(«det framgår att nämnden ska»), unless it is denied or only says what something is for.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from corpus.norm import Norm
from corpus.norm_finding import (
    clause_words,
    is_finite,
    is_infinitive,
    is_modal,
    locate_norms,
    tokens_of,
)

_STOPS = frozenset(".;:!?")
_PUNCTUATION = _STOPS | frozenset(",()–")


@cache
def _words(name: str) -> frozenset[str]:
    return clause_words()[name]


def binding_norms(sentence: str) -> tuple[Norm, ...]:
    """Return the norms that the sentence itself lays down, in the order they stand."""
    tokens = tokens_of(sentence)
    if tokens and tokens[-1] == "?":
        return ()
    found = locate_norms(sentence)
    return tuple(one.norm for one in found if not _is_subordinate(tokens, one.position))


def _is_subordinate(tokens: Sequence[str], position: int) -> bool:
    """Look back for what opens the clause; a finite verb before that says the clause was closed."""
    # «Om hon ber om det, ska»: the comma ends the clause before, and the main clause goes on.
    if position and tokens[position - 1] == ",":
        return False
    is_joined = position > 0 and tokens[position - 1] in _words("joining")
    for place in range(position - 1, -1, -1):
        token = tokens[place]
        if token in _STOPS or (token in _words("going_on") and place + 1 == position):
            return False
        if token in _words("openers") and _opens(tokens, place, position):
            return True
        if token in _words("reporting") and not _opens_infinitive(tokens, place):
            return _says_no_duty(tokens, place)
        # «hur den ska ges och ska följas upp»: the second «ska» stands where the first does.
        if is_joined and is_infinitive(token):
            continue
        if _closes(tokens, place):
            return is_modal(token) and is_joined and _is_subordinate(tokens, place)
    return False


def _opens_infinitive(tokens: Sequence[str], that: int) -> bool:
    """«att inleda», «att inte inleda»: no clause with a norm of its own."""
    after = next(token for token in tokens[that + 1 :] if token not in _words("denying"))
    return is_infinitive(after)


def _says_no_duty(tokens: Sequence[str], that: int) -> bool:
    """«för att», «innebär inte att», «syftet är att», «kan handla om att»."""
    if that == 0 or tokens[that - 1] in _words("not_reporting"):
        return that > 0
    sentence = tokens[_start(tokens, that, _STOPS) : that]
    is_aim = tokens[that - 1] in _words("being") and not _words("aims").isdisjoint(sentence)
    verbs = [at for at in range(len(sentence)) if _closes(sentence, at)]
    return is_aim or (bool(verbs) and sentence[verbs[-1]] in _words("possible"))


def _closes(tokens: Sequence[str], place: int) -> bool:
    """A finite verb; what follows «som» and ends in «r» is one, whether it is known or not."""
    token = tokens[place]
    is_after_relative = place > 0 and tokens[place - 1] in _words("before_verbs")
    return is_finite(token) or (is_after_relative and token.endswith("r"))


def _opens(tokens: Sequence[str], place: int, position: int) -> bool:
    """Say whether the word opens a clause of its own here, up to the modal."""
    token, before = tokens[place], tokens[place - 1] if place else ""
    if token in _words("relative"):
        return not _is_emphasis(tokens, place)
    if token in _words("places"):
        # «då ska nämnden» is a main clause, and «sedan innan» is none.
        return place + 1 != position and before not in _words("since")
    if token in _words("also_verbs"):
        return is_infinitive(before) or before in _words("joining") | _PUNCTUATION
    if token in _words("also_prepositions"):
        return tokens[place + 1] not in _words("elliptic") and _is_conjunction(tokens, place)
    return True


def _is_emphasis(tokens: Sequence[str], place: int) -> bool:
    """«Det är nämnden som ska», «anses som närstående ska», «såväl barn som vuxna ska»."""
    if place == 0 or is_finite(tokens[place - 1]) or is_infinitive(tokens[place - 1]):
        return True
    before = tokens[_start(tokens, place, _PUNCTUATION) : place]
    pairs = {f"{one} {two}" for one, two in pairwise(before)}
    return not pairs.isdisjoint(_words("cleft")) or not _words("paired").isdisjoint(before)


def _start(tokens: Sequence[str], place: int, ends: frozenset[str]) -> int:
    return max((at + 1 for at in range(place) if tokens[at] in ends), default=0)


def _is_conjunction(tokens: Sequence[str], place: int) -> bool:
    """«avgöra om hon ska» from «beslut om bistånd ska»: there the main clause has no verb yet."""
    if place == 0 or tokens[place - 1] in _PUNCTUATION | _words("joining") | _words("asking"):
        return True
    if tokens[place - 1] in _words("asking_for"):
        return False
    for at in range(place - 1, -1, -1):
        if tokens[at] in _PUNCTUATION or tokens[at] in _words("joining"):
            return False
        if _closes(tokens, at):
            return True
    return False
