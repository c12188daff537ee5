"""What stands beside an answer: danger, changed law, where to read more, whom to call."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.currency import currency_notices
from assistant.phrases import phrase
from assistant.question_rules import is_urgent
from assistant.reply import Notice, NoticeKind, Statement
from corpus.contact import Contact
from corpus.law_register import LawRegister
from corpus.passage import Passage, PassageKind

MAX_CONTACTS = 3


@dataclass(frozen=True, slots=True)
class NoticeBoard:
    """What notices are made from; it outlives a question."""

    passages: Mapping[str, Passage]
    contacts: Sequence[Contact]
    law: LawRegister

    def notices_for(
        self, question: str, statements: Sequence[Statement], *, as_of: date
    ) -> tuple[Notice, ...]:
        """Danger first, then law, then where to turn."""
        return (
            *urgent_notices(question),
            *currency_notices(statements, self.passages, self.law, as_of=as_of),
            *_see_also(statements, self.passages),
            *_contacts(statements, self.contacts),
        )


def urgent_notices(question: str) -> tuple[Notice, ...]:
    return (Notice(NoticeKind.URGENT, phrase("notice", "urgent")),) if is_urgent(question) else ()


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


def _contacts(statements: Sequence[Statement], contacts: Sequence[Contact]) -> Iterator[Notice]:
    """Units a statement names without giving their number."""
    text = "\n".join(statement.text for statement in statements)
    named = [c for c in contacts if c.phone not in text and _is_named(c, text)]
    for contact in named[:MAX_CONTACTS]:
        yield Notice(
            NoticeKind.CONTACT,
            phrase("notice", "contact", name=contact.name, phone=contact.phone, page=contact.page),
            source=contact.name,
        )


def _is_named(contact: Contact, text: str) -> bool:
    return contact.name in text or contact.name.split(",")[0] in text
