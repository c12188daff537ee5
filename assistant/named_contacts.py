"""Which contacts a question names, also with a part of their name left out."""

import re
from collections.abc import Iterator, Sequence

from corpus.contact import Contact
from corpus.words import words


class NamedContacts:
    def __init__(self, contacts: Sequence[Contact]) -> None:
        self._contacts = contacts
        self._names = [
            (tuple(words(name)), contact)
            for contact in contacts
            for name in (contact.name, *contact.also)
        ]

    def find(self, question: str) -> tuple[Contact, ...]:
        """Every contact whose name, or a name people use for it, stands in the question.

        «RVC Väst» names one of the four that are called RVC: a name inside a longer one counts not.
        «RVC Väst och Sydost» names two: the second has its first word from the name before.
        """
        folded = f" {' '.join(words(question))} "
        named: dict[Contact, set[tuple[int, int]]] = {}
        for name, contact in self._names:
            if (said := f" {' '.join(name)}") in folded:
                named.setdefault(contact, set()).update(_said(folded, said))
        spans = {span for own in named.values() for span in own}
        whole = {span for span in spans if not any(_is_inside(span, other) for other in spans)}
        sure = {one for one, own in named.items() if own & whole}
        sure |= set(self._joined(folded, sure))
        return tuple(one for one in self._contacts if one in sure)

    def _joined(self, folded: str, named: set[Contact]) -> Iterator[Contact]:
        """Those whose last word follows another's name, which has the same first word."""
        own = {name for name, contact in self._names if contact in named and len(name) > 1}
        before = [name for name in own if f" {' '.join(name)} " in folded]
        for name, contact in self._names:
            firsts = [one for one in before if one[:-1] == name[:-1] and one != name]
            if any(f" {name[-1]} " in folded.split(" ".join(one), 1)[1] for one in firsts):
                yield contact


def _said(folded: str, name: str) -> Iterator[tuple[int, int]]:
    """Where the name stands, also with an ending."""
    for found in re.finditer(re.escape(name), folded):
        yield found.span()


def _is_inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]
