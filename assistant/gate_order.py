"""Hold the words of a statement to the order of its source: who does what to whom, and when.

Every sentence of the statement is laid on the quoted sentences. Of all ways to do so the one that
breaks least counts; what it still breaks is told.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from assistant.gate_alignment import Alignment, Step
from assistant.gate_items import ANY, MARK, Form, Item, is_item, items_of, retells, voice_of
from assistant.gate_jumps import STRONG, Fault, faults_of, faults_of_first
from assistant.gate_subjects import find_people_in_place
from assistant.gate_text import Support, sentences_of, word_lists, word_set, words_of

# Of two ways without faults the one with fewer jumps, and with no place used twice.
JUMP_COST = 0.1
SAME_PLACE_COST = 0.5


class Path(NamedTuple):
    """The places of the items so far, the faults of getting there, and what it costs."""

    places: tuple[int, ...]
    faults: tuple[Fault, ...]
    cost: float


def find_disorder(statement: str, support: Support) -> Iterator[str]:
    """Yield what a statement says of something else than its source does, with the same words."""
    faults = list(_all_faults(statement, support))
    if sum(fault.weight for fault in faults) >= STRONG:
        yield from (fault.value for fault in faults)
    yield from find_turned_directions(statement, support)
    yield from _idle_ends(statement, support)


def find_swapped_people(statement: str, support: Support) -> Iterator[str]:
    """Yield actors among somebody else's neighbours, unless every word is proven in order."""
    swapped = tuple(find_people_in_place(statement, support))
    if swapped and any(True for _ in _all_faults(statement, support)):
        yield from swapped


def _all_faults(statement: str, support: Support) -> Iterator[Fault]:
    for span in sentences_of(statement):
        sentence = statement[span.start : span.end]
        if not _stands_there(sentence, support):
            yield from _faults(Alignment(items_of(sentence), items_of(support.text)))


def _stands_there(sentence: str, support: Support) -> bool:
    """Say whether the sentence is a source sentence as it stands: nothing can be out of order."""
    return words_of(sentence) in {words_of(one) for one in support.sentences}


def _faults(pair: Alignment) -> tuple[Fault, ...]:
    path = best_path(pair)
    # A word that the source has twice and the statement once is told in one of the two places.
    laid = replace(pair, used=frozenset(path.places))
    places = dict(zip(pair.placed, path.places, strict=True))
    return (
        *_along(laid, path.places),
        *_exchanged(laid, path.places),
        *_turned_conditions(pair, places),
        *_broken_openings(laid, path.places),
        *_turned_voices(pair, places),
    )


def _along(pair: Alignment, places: Sequence[int]) -> Iterator[Fault]:
    if places:
        yield from faults_of_first(pair, places[0])
    said = zip(pair.placed, pair.placed[1:], places, places[1:], strict=False)
    for at, step in enumerate(Step(*one) for one in said):
        if step.place != step.next_place:
            yield from faults_of(pair, step, places[: at + 1])


def best_path(pair: Alignment) -> Path:
    """Lay the statement on the source so that as little as possible breaks."""
    if not pair.placed:
        return Path((), (), 0)
    first = ((place, faults_of_first(pair, place)) for place in pair.candidates[pair.placed[0]])
    paths = [
        Path((place,), faults, sum(fault.weight for fault in faults)) for place, faults in first
    ]
    for said, following in zip(pair.placed, pair.placed[1:], strict=False):
        paths = [
            min((_on(pair, path, (said, following), to) for path in paths), key=lambda p: p.cost)
            for to in pair.candidates[following]
        ]
    return min(paths, key=lambda path: path.cost)


def _on(pair: Alignment, path: Path, said: tuple[int, int], to: int) -> Path:
    at = path.places[-1]
    places = (*path.places, to)
    if at == to:
        return Path(places, path.faults, path.cost + SAME_PLACE_COST)
    faults = faults_of(pair, Step(*said, at, to), path.places)
    cost = sum(fault.weight for fault in faults) + (0 if to == at + 1 else JUMP_COST)
    return Path(places, (*path.faults, *faults), path.cost + cost)


def _exchanged(pair: Alignment, places: Sequence[int]) -> Iterator[Fault]:
    """Yield words between the neighbours of another word that the statement says elsewhere."""
    for at in range(1, len(places) - 1):
        place = places[at - 1] + 1
        is_between = place == places[at + 1] - 1 and place != places[at] and pair.retold[place]
        item = pair.said[pair.placed[at]]
        # «…, framhåller A, …»: what stands between marks is put in and in nobody's place.
        is_aside = MARK in pair.said[pair.placed[at + 1]].gap
        if not is_between or is_aside or retells(item, pair.source[place]):
            continue
        if not pair.is_list(place, places[at]):
            yield Fault(STRONG, f"{item.word} / {pair.source[place].word}")


def _turned_conditions(pair: Alignment, places: dict[int, int]) -> Iterator[Fault]:
    """Yield words that came into a condition of another kind, or in where others came out."""
    entered, left = [], []
    for at, place in places.items():
        item, there = pair.said[at], pair.source[place]
        if ANY in item.prepositions:
            continue
        kinds = {pair.source[one].condition for one in pair.candidates[at]}
        if item.condition and there.condition and item.condition != there.condition:
            yield Fault(STRONG, item.word)
        if item.condition and kinds == {""}:
            entered.append(item.word)
        if not item.condition and "" not in kinds:
            left.append(item.word)
    if entered and left:
        yield Fault(STRONG, f"{' '.join(left)} / {' '.join(entered)}")


def _broken_openings(pair: Alignment, places: Sequence[int]) -> Iterator[Fault]:
    """Yield what opens the condition at the head of a sentence and there stood further in."""
    if not places or pair.placed[0]:
        return
    item, there = pair.said[0], pair.source[places[0]]
    if not item.condition or not there.condition or item.form is not Form.NONE:
        return
    clause = takewhile(
        lambda at: pair.source[at].condition == there.condition, range(places[0] - 1, -1, -1)
    )
    if any(pair.retold[at] for at in clause):
        yield Fault(STRONG, item.word)


def _turned_voices(pair: Alignment, places: dict[int, int]) -> Iterator[Fault]:
    """Yield verbs that are passive for active, or the reverse, and keep their subject."""
    turned = {
        at: place for at, place in places.items() if _turns(pair.said[at], pair.source[place])
    }
    for at, place in turned.items():
        if at and place and at - 1 not in turned:
            before, there = pair.said[at - 1], pair.source[place - 1]
            moved = before.preposition and not there.preposition
            if retells(before, there) and not moved:
                yield Fault(STRONG, pair.said[at].word)
        elif at == place == 0:
            yield Fault(STRONG, pair.said[at].word)


def _turns(item: Item, there: Item) -> bool:
    if Form.NONE in (item.form, there.form):
        return False
    (root, is_passive), (other, was_passive) = voice_of(item.word), voice_of(there.word)
    return root == other and is_passive is not was_passive


def _idle_ends(statement: str, support: Support) -> Iterator[str]:
    """Yield what a sentence joins at its end in little words that no source has so."""
    sources = [f" {' '.join(words_of(one))} " for one in support.sentences]
    joints = word_set("order", "conjunctions")
    for span in sentences_of(statement):
        words = words_of(statement[span.start : span.end])
        last = max((at for at, word in enumerate(words) if is_item(word)), default=0)
        joint = next((at for at in range(last + 1, len(words)) if words[at] in joints), len(words))
        end = " ".join(words[joint:])
        if end and not any(f" {end} " in source for source in sources):
            yield end


def find_turned_directions(statement: str, support: Support) -> Iterator[str]:
    """Yield «till» for «från», «sist» for «först», and a «från» that the source does not have."""
    said, there = Counter(words_of(statement)), Counter(words_of(support.text))
    pairs: list[list[str]] = word_lists()["order"]["turned"]
    for left, right in pairs:
        for one, other in ((left, right), (right, left)):
            if said[one] > there[one] and said[other] < there[other]:
                yield f"{one} / {other}"
    yield from sorted(word for word in word_set("order", "never_more") if said[word] > there[word])
