"""What can be browsed beside the answers: passages, sources, contacts and the ingest report."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.contact import Contact
from corpus.passage import Passage
from corpus.snapshot import Snapshot
from corpus.source import Source


@dataclass(frozen=True, slots=True)
class ListedContact:
    """A contact with the passage it stands in."""

    name: str
    about: str
    phone: str
    email: str
    page: int
    passage_id: str


@dataclass(frozen=True, slots=True)
class Library:
    """`passages` keeps the order of the documents."""

    passages: Mapping[str, Passage]
    sources: Mapping[str, Source]
    contacts: tuple[ListedContact, ...]
    report: Mapping[str, Any]
    snapshot: str

    @property
    def titles(self) -> dict[str, str]:
        return {source.id: source.title for source in self.sources.values()}


def open_library(
    snapshot: Snapshot, sources: Mapping[str, Source], contacts: tuple[Contact, ...]
) -> Library:
    passages = {passage.id: passage for passage in snapshot.passages}
    listed = tuple(one for contact in contacts for one in _listed(contact, snapshot.passages))
    return Library(passages, sources, listed, snapshot.report, snapshot.name)


def _listed(contact: Contact, passages: tuple[Passage, ...]) -> Iterator[ListedContact]:
    for passage in passages:
        if passage.source_id == contact.source_id and contact.phone in passage.text:
            yield ListedContact(
                contact.name,
                contact.about,
                contact.phone,
                contact.email,
                contact.page,
                passage.id,
            )
            return
