"""What is wrong with one step of a statement through the words of its source.

Words that follow one another there as here are in order, and so are those with only left-out words
between them. Any other step must be one that Swedish makes without changing who does what: a phrase
that moves with its preposition, a verb and its subject inverted, two items of a list, two clauses.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.gate_alignment import Alignment, Step, bare
from assistant.gate_anchors import names_in
from assistant.gate_items import ANY, MARK, Form, Item, are_alike, is_same, retells
from assistant.gate_subjects import actor_of
from assistant.gate_text import word_set

# A word in another's place is a fault by itself; a step nobody would make, or a preposition that
# comes or goes, only beside another.
STRONG, WEAK = 2, 1


class Fault(NamedTuple):
    weight: int
    value: str


def faults_of(pair: Alignment, step: Step, places: Sequence[int]) -> tuple[Fault, ...]:
    """What the step breaks, after the steps that led to `places`."""
    own = (*_of_preposition(pair, step), *_out_of_clause(pair, step))
    if not pair.moves(step):
        return own
    found = (*own, *_slot_taken(pair, step), *_head_taken(pair, step))
    if found or _may_jump(pair, step, places):
        return found
    return (Fault(WEAK, _words(pair, step)),)


def faults_of_first(pair: Alignment, place: int) -> tuple[Fault, ...]:
    """What the first word breaks that is laid on `place`: only of people, since the rest may move.

    «Tillsammans med utföraren ska den enskilde …» has the words of the source in their order.
    """
    first = pair.placed[0]
    if not actor_of(pair.said[first].word):
        return ()
    return tuple(_of_preposition(pair, Step(first, first, -1, place)))


def _words(pair: Alignment, step: Step) -> str:
    return f"{pair.said[step.said].word} {pair.said[step.next_said].word}"


def _of_preposition(pair: Alignment, step: Step) -> Iterator[Fault]:
    said, there = pair.said[step.next_said], pair.source[step.next_place]
    comes_or_goes = "" in said.prepositions | there.prepositions
    if comes_or_goes and not actor_of(said.word) and pair.lost_head(step.next_place):
        return
    if weight := _weight(pair, said, there, moves=pair.moves(step)):
        prepositions = "/".join(sorted(there.prepositions - {""}))
        yield Fault(weight, f"{said.preposition} {said.word} / {prepositions} {there.word}")


def _weight(pair: Alignment, said: Item, there: Item, *, moves: bool) -> int:
    """How wrong the preposition is that governs a word, beside the one in the source."""
    both = said.prepositions | there.prepositions
    if ANY in both or Form.NONE is not said.form or Form.NONE is not there.form:
        return 0
    if _share(said, there, "equal") or _is_reshaped(pair, said, there):
        return 0
    is_actor = bool(actor_of(said.word))
    comes_or_goes = "" in both
    if not moves:
        joined = word_set("order", "conjunctions") & set(said.gap) & set(there.gap)
        idle = not is_actor and both - {""} <= _weak("weak_where_it_stood")
        groups = "alike_of_people" if is_actor else "alike"
        if (comes_or_goes and (joined or idle)) or _share(said, there, groups):
            return 0
    if comes_or_goes and both & _weak("weak_of_people" if is_actor else "weak"):
        return WEAK
    return STRONG


def _weak(name: str) -> frozenset[str]:
    return word_set("order", name)


def _share(said: Item, there: Item, groups: str) -> bool:
    return any(
        are_alike(one, other, groups=groups)
        for one in said.prepositions
        for other in there.prepositions
    )


def _is_reshaped(pair: Alignment, said: Item, there: Item) -> bool:
    """A genitive, an agent of the other voice, another word, a clause for a phrase."""
    both = said.prepositions | there.prepositions
    if not is_same(said, there) and not actor_of(said.word):
        return True
    if said.word.endswith("s") != there.word.endswith("s") and said.stem != said.word:
        return True
    if pair.turns_voice and both <= word_set("order", "agent") | {""}:
        return True
    return there.preposition in said.gap or said.preposition in there.gap


def _out_of_clause(pair: Alignment, step: Step) -> Iterator[Fault]:
    """«informera den enskilde» where the source has «informera utföraren om att den enskilde»."""
    before, item = pair.said[step.said], pair.said[step.next_said]
    there = pair.source[step.next_place]
    opened = word_set("order", "subordinating") & set(there.gap)
    is_object = before.form is not Form.NONE and not bare(item.gap) and bool(actor_of(item.word))
    if opened and is_object and step.next_place > 0:
        yield Fault(STRONG, f"{before.word} {item.word} / {' '.join(there.gap)}")


def _slot_taken(pair: Alignment, step: Step) -> Iterator[Fault]:
    """«i A … i B» for «i B … i A»: after the same words stands what stood elsewhere."""
    before, item = pair.said[step.said], pair.said[step.next_said]
    place = step.place + 1
    if step.next_said != step.said + 1 or place >= len(pair.source) or not pair.retold[place]:
        return
    owner, gap = pair.source[place], bare(item.gap)
    if owner.form is not item.form or bare(owner.gap) != gap or retells(item, owner):
        return
    if pair.is_list(place, step.next_place) or _changes_shape(pair, owner):
        return
    inverts = before.form is Form.FINITE and not gap
    opens = step.said == 0 and before.form is not Form.NONE
    turned = pair.turns_voice and before.form is not Form.NONE
    if not (inverts or opens or turned):
        yield Fault(STRONG, f"{_words(pair, step)} / {owner.word}")


def _changes_shape(pair: Alignment, owner: Item) -> bool:
    """«det föreskrivna straffet» as «straffet som föreskrivs», or «som A och som B» turned."""
    relative = word_set("order", "relative")
    return any(
        retells(item, owner) and (item.form is not owner.form or relative & set(item.gap))
        for item in pair.said
    )


def _head_taken(pair: Alignment, step: Step) -> Iterator[Fault]:
    """«behov av insatser» where the source has «bedömning av insatser»."""
    before, item = pair.said[step.said], pair.said[step.next_said]
    place = step.next_place - 1
    if step.next_said != step.said + 1 or place < 0 or not pair.retold[place]:
        return
    head, gap = pair.source[place], bare(item.gap)
    # «av polisen» tells who acts, and goes with the verb.
    if actor_of(item.word) or names_in(item.word):
        return
    is_tight = bool(gap) and gap[-1] in word_set("order", "agent")
    if not is_tight or word_set("order", "cause") & set(gap):
        return
    if bare(pair.source[step.next_place].gap) != gap or retells(before, head):
        return
    are_nouns = {before.form, head.form, item.form} == {Form.NONE}
    if are_nouns and not pair.is_list(place, step.place):
        yield Fault(STRONG, f"{_words(pair, step)} / {head.word}")


def _may_jump(pair: Alignment, step: Step, places: Sequence[int]) -> bool:
    before, item = pair.said[step.said], pair.said[step.next_said]
    if item.preposition or Form.NONE is not item.form or Form.NONE is not before.form:
        return True
    return (
        bool(_boundaries() & set(item.gap))
        or _passes_a_phrase(pair, step)
        or _ends_an_insertion(pair, step, places)
        or _turns_a_list(pair, step)
    )


def _boundaries() -> frozenset[str]:
    """Where one clause or item may end and another begin."""
    names = ("conjunctions", "relative", "subordinating", "auxiliaries")
    return frozenset({MARK}).union(*(word_set("order", name) for name in names))


def _passes_a_phrase(pair: Alignment, step: Step) -> bool:
    """Only verbs, or a phrase that begins with a preposition, moved away from between the two."""
    skipped = pair.skipped(step)
    if not skipped:
        return False
    is_phrase = skipped[0] == step.place + 1 and bool(pair.source[skipped[0]].preposition)
    return is_phrase or all(pair.source[at].form is not Form.NONE for at in skipped)


def _ends_an_insertion(pair: Alignment, step: Step, places: Sequence[int]) -> bool:
    """The statement goes on where it was before a phrase that begins with a preposition."""
    return any(
        pair.said[pair.placed[at]].preposition and places[at - 1] + 1 == step.next_place
        for at in range(1, len(places))
    )


def _turns_a_list(pair: Alignment, step: Step) -> bool:
    """«A och B» as «B och A»."""
    joints = word_set("order", "conjunctions")
    after = pair.said[step.next_said + 1 : step.next_said + 2]
    return (
        bool(pair.skipped(step))
        and bool(joints & set(pair.source[step.next_place].gap))
        and bool(after)
        and bool(joints & set(after[0].gap))
        and retells(after[0], pair.source[step.place + 1])
    )
