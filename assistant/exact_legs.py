"""What a question names outright: a provision, a unit, a page, a section."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from assistant.named_alone import asks_nothing_more, case_numbers
from assistant.named_contacts import NamedContacts
from corpus.acts import load_acts
from corpus.contact import Contact
from corpus.law_reference import LawReference
from corpus.law_reference_finding import OLD_SOCIAL_SERVICES_ACT, find_law_references
from corpus.law_register import Confidence, LawRegister
from corpus.law_succession import replacing_provisions
from corpus.passage import Passage, PassageKind
from corpus.provisions import Provisions
from corpus.words import fold, words

LEGS_FILE = Path(__file__).parent / "exact_legs.toml"
# A heading of one everyday word is named only by someone who says it is a section.
MIN_HEADING_WORDS = 3
# A provision that was spread over many is best read from its notice, which names them all.
MAX_REPLACING = 2


@dataclass(frozen=True, slots=True)
class ExactMatch:
    """Passages named outright with a strength of 0-1; what was named, for the answer to use.

    `alone` tells that a passage has what is named and that nothing more is asked of it.
    """

    passages: tuple[tuple[str, float], ...] = ()
    law_references: tuple[LawReference, ...] = ()
    pages: tuple[int, ...] = ()
    section: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    provisions: tuple[Passage, ...] = ()
    unworded: tuple[LawReference, ...] = ()
    alone: bool = False

    @property
    def passage_ids(self) -> tuple[str, ...]:
        return tuple(passage_id for passage_id, _ in self.passages)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    raw = tomllib.loads(LEGS_FILE.read_text(encoding="utf-8"))
    return {name: re.compile(text, re.IGNORECASE) for name, text in raw["pattern"].items()}


class ExactLegs:
    def __init__(
        self,
        passages: Sequence[Passage],
        contacts: Sequence[Contact],
        *,
        law: LawRegister | None = None,
    ) -> None:
        self._provisions = Provisions(passages)
        self._law = law
        # A statute has no printed pages, and «1 §» is no heading anyone means.
        passages = [passage for passage in passages if passage.kind is not PassageKind.PROVISION]
        self._passages = passages
        self._contacts = contacts
        self._named_contacts = NamedContacts(contacts)
        self._numbers = [(passage.id, _numbers(passage.text)) for passage in passages]
        self._paths = {
            fold(" ".join(words(passage.heading_path[-1]))): passage.heading_path
            for passage in reversed(passages)
            if passage.heading_path
        }

    def match(self, question: str, *, on: date | None = None) -> ExactMatch:
        references = tuple(_asked_references(question))
        pages = tuple(int(found[1]) for found in _patterns()["page"].finditer(question))
        section = self._named_section(question)
        contacts = self._named_contacts.find(question)
        day = on or datetime.now(UTC).date()
        provisions = tuple(self._provisions_of(question, references, day))
        unworded = () if provisions else tuple(self._unworded(references, day))
        named = [
            *((passage.id, 1.0) for passage in provisions),
            *self._of_references(references),
            *((p.id, 0.6) for p in self._on_pages(pages)),
            *((p.id, 0.5) for p in self._passages if section and p.heading_path == section),
            *self._of_contacts(question, contacts),
            *self._of_numbers(question),
        ]
        passages = tuple(dict(sorted(named)).items())
        alone = any(strength == 1 for _, strength in passages) and asks_nothing_more(question)
        return ExactMatch(
            passages, references, pages, section, contacts, provisions, unworded, alone
        )

    def _on_pages(self, pages: Sequence[int]) -> Iterator[Passage]:
        if pages:
            yield from (p for p in self._passages if {p.page_first, p.page_last} & set(pages))

    def _provisions_of(
        self, question: str, references: Sequence[LawReference], on: date
    ) -> Iterator[Passage]:
        """The loaded paragraphs asked for, each once, as they read that day.

        «4 kap. 1 § SoL» is a paragraph of two acts. When the old one is repealed, what stands in
        its place comes first, because the guideline cites it, and the new act's own paragraph last.
        """
        acts = load_acts().social_services_act
        now = _asked_references(question, sol=acts.new if on >= acts.new_from else acts.old)
        found: dict[str, Passage] = {}
        for reference, today in zip(references, now, strict=True):
            passage = self._provisions.find(self._meant(reference), on)
            moved = () if passage else self._in_place_of(reference, on)
            named = passage or self._provisions.find(today, on)
            for one in (*moved, *((named,) if named else ())):
                found.setdefault(one.id, one)
        yield from found.values()

    def _unworded(self, asked: Iterable[LawReference], on: date) -> Iterator[LawReference]:
        """Paragraphs the loaded act has had or will have, but in no wording of that day."""
        for reference in asked:
            meant = self._meant(reference)
            if self._provisions.wordings(meant) and self._provisions.find(meant, on) is None:
                yield meant

    def last_day(self, reference: LawReference) -> date | None:
        """The day the last loaded wording of a paragraph ended."""
        ends = [passage.valid_to for passage in self._provisions.wordings(reference)]
        return None if None in ends else max((end for end in ends if end), default=None)

    def _in_place_of(self, reference: LawReference, on: date) -> Iterator[Passage]:
        """What the law says today where it has moved; only what has been read and compared."""
        rows = self._law.rows_for(reference) if self._law else ()
        for row in rows:
            told = row.notify_from is not None and row.notify_from <= on
            if row.confidence is not Confidence.VERIFIED or not told:
                continue
            moved = [ref for ref in replacing_provisions(row) if ref.act != reference.act]
            for ref in moved[:MAX_REPLACING]:
                if (passage := self._provisions.find(ref, on)) is not None:
                    yield passage

    def _meant(self, reference: LawReference) -> LawReference:
        """A paragraph the old Social Services Act never had can only be the new one's."""
        acts = load_acts().social_services_act
        old = reference.act == acts.old and self._provisions.is_loaded(acts.old)
        if not old or self._provisions.is_known(reference):
            return reference
        return replace(reference, act=acts.new)

    def _of_references(self, asked: Sequence[LawReference]) -> Iterator[tuple[str, float]]:
        if not asked:
            return
        for passage in self._passages:
            strength = max(
                (_agreement(a, b) for a in asked for b in passage.law_references), default=0
            )
            if strength:
                yield passage.id, strength

    def _named_section(self, question: str) -> tuple[str, ...]:
        folded = " ".join(words(question))
        says_section = _patterns()["section"].search(question) is not None
        named = [
            title
            for title in self._paths
            if (says_section or len(title.split()) >= MIN_HEADING_WORDS) and title in folded
        ]
        if folded in self._paths:
            named.append(folded)
        return self._paths[max(named, key=len)] if named else ()

    def _of_contacts(
        self, question: str, contacts: Sequence[Contact]
    ) -> Iterator[tuple[str, float]]:
        if not _patterns()["contact"].search(question):
            return
        for contact in contacts:
            for passage in self._passages:
                if contact.phone in passage.text:
                    yield passage.id, 1.0 if passage.kind is PassageKind.CONTACT else 0.5

    def _of_numbers(self, question: str) -> Iterator[tuple[str, float]]:
        asked = _numbers(question)
        yield from ((passage_id, 1.0) for passage_id, held in self._numbers if held & asked)


def _numbers(text: str) -> frozenset[str]:
    """Telephone numbers and those of decisions and judgments."""
    return frozenset((*_phones(text), *case_numbers(text)))


def _phones(text: str) -> Iterator[str]:
    """The digits of each telephone number, however they are grouped."""
    for found in _patterns()["phone"].finditer(text):
        yield "".join(sign for sign in found[0] if sign.isdigit())


def _asked_references(
    question: str, *, sol: str = OLD_SOCIAL_SERVICES_ACT
) -> Iterator[LawReference]:
    """Provisions only: an act alone («SoL») names no place."""
    # Most questions have no number, and reading them for what needs one takes a millisecond.
    if not _patterns()["digit"].search(question):
        return
    for found in find_law_references(question, sol=sol):
        yield from (ref for ref in found.references if ref.chapter or ref.section)


def _agreement(asked: LawReference, cited: LawReference) -> float:
    """How well a cited provision is the one asked for; either wording of SoL may be meant."""
    if (asked.chapter, asked.section) != (cited.chapter, cited.section):
        same_chapter = asked.chapter and asked.chapter == cited.chapter and not asked.section
        return 0.6 if same_chapter and asked.act == cited.act else 0.0
    if not asked.act or asked.act == cited.act:
        return 1.0
    return 0.0
