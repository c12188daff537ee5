"""A statement's words beside those of the quoted sentences: what may stand for what, and where."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from assistant.gate_items import MARK, Form, Item, is_same, retells, voice_of
from assistant.gate_subjects import actor_of
from assistant.gate_text import word_set


class Step(NamedTuple):
    """From one item of the statement to the next, and from where to where in the source."""

    said: int
    next_said: int
    place: int
    next_place: int


@dataclass(frozen=True)
class Alignment:
    """`used` are the places the statement is laid on, once that is known."""

    said: tuple[Item, ...]
    source: tuple[Item, ...]
    used: frozenset[int] = frozenset()

    @cached_property
    def candidates(self) -> tuple[tuple[int, ...], ...]:
        """Where in the source each item may stand; only other forms of it where it does not."""
        return tuple(self._candidates(item) for item in self.said)

    def _candidates(self, item: Item) -> tuple[int, ...]:
        same = tuple(at for at, other in enumerate(self.source) if is_same(item, other))
        return same or tuple(at for at, other in enumerate(self.source) if retells(item, other))

    @cached_property
    def placed(self) -> tuple[int, ...]:
        """The items of the statement that stand somewhere in the source."""
        return tuple(at for at, places in enumerate(self.candidates) if places)

    @cached_property
    def retold(self) -> tuple[bool, ...]:
        """For every item of the source whether the statement says it, in any form."""
        if self.used:
            return tuple(at in self.used for at in range(len(self.source)))
        return tuple(any(retells(item, other) for item in self.said) for other in self.source)

    @cached_property
    def turns_voice(self) -> bool:
        """Say whether a verb is passive in the statement and only active there, or the reverse."""
        said = {voice_of(item.word) for item in self.said if item.form is not Form.NONE}
        there = {voice_of(item.word) for item in self.source if item.form is not Form.NONE}
        return any(
            (root, not passive) in there and (root, passive) not in there for root, passive in said
        )

    def skipped(self, step: Step) -> tuple[int, ...]:
        """The places a step forward passes that the statement says elsewhere."""
        return tuple(at for at in range(step.place + 1, step.next_place) if self.retold[at])

    def moves(self, step: Step) -> bool:
        """Say whether the source goes on otherwise: backwards, or past what is said elsewhere."""
        return step.next_place < step.place or bool(self.skipped(step))

    def is_list(self, place: int, other: int) -> bool:
        """Say whether two places of the source are items of one list, each without a word before.

        Not «barnet, eventuella syskon»: «eventuella» goes with one of them only. Nor people.
        """
        if actor_of(self.source[place].word) and actor_of(self.source[other].word):
            return False
        first, last = sorted((place, other))
        gaps = [self.source[at].gap for at in range(first + 1, last + 1)]
        joints = word_set("order", "conjunctions") | {MARK}
        linked = all(set(gap) <= word_set("order", "linking") for gap in gaps)
        return linked and bool(gaps) and bool(joints & set(gaps[-1]))

    def lost_head(self, place: int) -> bool:
        """Say whether the noun before became a verb: «behov av stöd», «behöver stöd»."""
        head = self.source[place - 1] if place else None
        return (
            head is not None
            and head.form is Form.NONE
            and any(item.form is not Form.NONE and retells(item, head) for item in self.said)
        )


def bare(gap: tuple[str, ...]) -> tuple[str, ...]:
    """The little words without articles and marks."""
    left_out = word_set("order", "articles") | {MARK}
    return tuple(word for word in gap if word not in left_out)
