"""What stands beside an answer: danger, changed law, where to read more, whom to call."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from assistant.currency import currency_notices
from assistant.phrases import phrase
from assistant.question_rules import is_urgent
from assistant.reply import Notice, NoticeKind, Statement
from assistant.source_notices import notices_of_unloaded
from corpus.anchor import Anchor, Place, resolve
from corpus.contact import Contact
from corpus.law_register import LawRegister
from corpus.passage import Passage, PassageKind
from corpus.source import Source

RULES_FILE = Path(__file__).with_suffix(".toml")
MAX_CONTACTS = 3


@dataclass(frozen=True, slots=True)
class NoticeBoard:
    """What notices are made from; it outlives a question."""

    passages: Mapping[str, Passage]
    contacts: Sequence[Contact]
    law: LawRegister
    sources: Mapping[str, Source] = field(default_factory=dict)

    def notices_for(
        self, question: str, statements: Sequence[Statement], *, as_of: date, lead: str = ""
    ) -> tuple[Notice, ...]:
        """Danger first, then law, then where to turn."""
        return (
            *self.urgent_notices(question, statements),
            *currency_notices(statements, self.passages, self.law, as_of=as_of, question=question),
            *notices_of_unloaded(question, self.sources, as_of=as_of, lead=lead),
            *_see_also(statements, self.passages),
            *_contacts(self.named_contacts(statements)),
        )

    def named_contacts(self, statements: Sequence[Statement]) -> list[Contact]:
        """Units that the statements name without giving their number."""
        text = "\n".join(statement.text for statement in statements)
        named = [c for c in self.contacts if c.phone not in text and _is_named(c, text)]
        return named[:MAX_CONTACTS]

    def standing_place(self, name: str) -> tuple[Place, ...]:
        """Where a rule stands that is always quoted; nowhere if its source is not loaded."""
        return resolve(_standing_rules()[name], tuple(self.passages.values()))

    def urgent_notices(
        self, question: str, statements: Sequence[Statement] = ()
    ) -> tuple[Notice, ...]:
        """112 first, and what the guideline says about acute protection, word for word.

        It is not said twice: not when one of `statements` says it.
        """
        if not is_urgent(question):
            return ()
        text = phrase("notice", "urgent")
        for place in self.standing_place("acute_protection"):
            passage = self.passages[place.passage_id]
            quote, page = passage.text[place.start : place.end], passage.page_at(place.start)
            if any(quote in one.text for one in statements):
                continue
            text += " " + phrase("notice", "acute_protection", quote=quote, page=page)
        return (Notice(NoticeKind.URGENT, text),)


@cache
def _standing_rules() -> dict[str, Anchor]:
    rules = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))
    return {name: Anchor.model_validate(anchor) for name, anchor in rules.items()}


def _see_also(statements: Sequence[Statement], passages: Mapping[str, Passage]) -> Iterator[Notice]:
    """The reading list of the first statement's section."""
    if not statements:
        return
    section = statements[0].citations[0].section
    for passage in passages.values():
        if passage.kind is PassageKind.SEE_ALSO and passage.heading_path == section:
            items = "; ".join(passage.text[item.start : item.end] for item in passage.items)
            yield Notice(
                NoticeKind.SEE_ALSO,
                phrase("notice", "see_also", items=items),
                statement=0,
                source=passage.id,
            )


def _contacts(named: Sequence[Contact]) -> Iterator[Notice]:
    for contact in named:
        yield Notice(
            NoticeKind.CONTACT,
            phrase("notice", "contact", name=contact.name, phone=contact.phone, page=contact.page),
            source=contact.name,
        )


def _is_named(contact: Contact, text: str) -> bool:
    return contact.name in text or contact.name.split(",")[0] in text
