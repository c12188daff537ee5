"""What the loaded acts say of the law register, and the register of the acts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.law_reference import LawReference
from corpus.law_reference_finding import find_law_references
from corpus.law_register import LawRegister, LawRow
from corpus.law_succession import replacing_provisions
from corpus.passage import Passage
from corpus.provisions import Provisions
from corpus.source import Source
from ingest.readers import STATUTES, ingest_source
from ingest.reading import read_text
from ingest.statute import Act, read_act


@dataclass(frozen=True, slots=True)
class Loaded:
    """The loaded statutes, as acts and as the passages that resolve by key."""

    acts: tuple[tuple[Source, Act], ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class LawChange:
    """An act that changed a provision the guideline cites, or what replaced it."""

    row: LawRow
    reference: LawReference
    amended_by: str
    on: date
    note: str


@dataclass(frozen=True, slots=True)
class UnknownProvision:
    """A row of the register names a paragraph that the loaded act has never had."""

    row: LawRow
    reference: LawReference


def load_statutes(sources: Iterable[Source]) -> Loaded:
    chosen = [source for source in sources if source.loaded and source.kind in STATUTES]
    acts = tuple((source, read_act(read_text(source))) for source in chosen)
    passages = (passage for source in chosen for passage in ingest_source(source).passages)
    return Loaded(acts, tuple(passages))


def cited_provisions(row: LawRow) -> Iterator[LawReference]:
    """What the guideline cites and what the register says stands instead."""
    yield from row.references
    yield from replacing_provisions(row)


def unknown_provisions(register: LawRegister, loaded: Loaded) -> Iterator[UnknownProvision]:
    """Rows that do not hold against the loaded acts; acts that are not loaded tell nothing."""
    provisions = Provisions(loaded.passages)
    for row in register.rows:
        for reference in dict.fromkeys(cited_provisions(row)):
            if provisions.is_loaded(reference.act) and not provisions.is_known(reference):
                yield UnknownProvision(row, reference)


def changes_since(register: LawRegister, loaded: Loaded, since: date) -> Iterator[LawChange]:
    """Amendments in force after a day that touch a provision the register watches."""
    for _, act in loaded.acts:
        touched = list(_touched(act, since))
        for row in register.rows:
            watched = {ref for ref in cited_provisions(row) if ref.act == act.head.number}
            for reference, number, on, note in touched:
                if _watches(watched, reference):
                    yield LawChange(row, reference, number, on, note)


def _watches(watched: set[LawReference], reference: LawReference) -> bool:
    act, chapter = reference.act, reference.chapter
    return reference in watched or (bool(chapter) and LawReference(act, chapter) in watched)


def _touched(act: Act, since: date) -> Iterator[tuple[LawReference, str, date, str]]:
    """By the list of amendments where the layout has one, else by the notes in the text."""
    listed = {one.number: one for one in act.amendments if one.note}
    for one in listed.values():
        if one.in_force_from and one.in_force_from > since:
            for reference in references_in_note(one.note, act.head.number):
                yield reference, one.number, one.in_force_from, one.note
    for wording in act.wordings:
        day = wording.valid_from
        if wording.reference and day and day > since and wording.amended_by not in listed:
            yield wording.reference, wording.amended_by or act.head.number, day, ""


def references_in_note(note: str, act: str) -> tuple[LawReference, ...]:
    """The provisions of «ändr. 19 kap. 1, 6 §§; ny 16 kap. 2 a §, rubr. …»."""
    found = (ref for place in find_law_references(note) for ref in place.references)
    return tuple(dict.fromkeys(LawReference(act, ref.chapter, ref.section) for ref in found))


def watched_until(loaded: Loaded) -> Sequence[tuple[Source, str]]:
    """How far each loaded act has come: the amendment it was last consolidated with."""
    return [(source, act.head.consolidated_to or act.head.number) for source, act in loaded.acts]
