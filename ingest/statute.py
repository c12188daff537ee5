"""A statute as its official text gives it: its head and every wording, by paragraph and date."""

from dataclasses import dataclass

from ingest.blocks import Piece
from ingest.statute_amendments import Amendment, amendments_in_text
from ingest.statute_doubles import part_doubles
from ingest.statute_lines import Head, read_statute_text
from ingest.statute_patterns import StatuteError
from ingest.statute_record import head_of, listed_amendments, read_record
from ingest.statute_units import UnitKind, find_units
from ingest.statute_wordings import Wording, find_wordings

# What stands above the wordings or between them.
TITLED = {UnitKind.PART, UnitKind.CHAPTER, UnitKind.HEADING, UnitKind.SECTION, UnitKind.MARKER}
TITLED |= {UnitKind.TRANSITIONAL, UnitKind.GROUP, UnitKind.APPENDIX, UnitKind.ARTICLE}


@dataclass(frozen=True, slots=True)
class Act:
    """`owned` are the pieces that are in no wording: numbers, headings, the head, the contents.

    `doubles` are the paragraphs that stand twice for one day, by chapter and number; `mended`
    are those of them that the amending acts tell apart.
    """

    head: Head
    text: str
    amendments: tuple[Amendment, ...]
    wordings: tuple[Wording, ...]
    owned: tuple[Piece, ...]
    dropped: tuple[Piece, ...]
    doubles: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()


def read_act(text: str) -> Act:
    """Raises `StatuteError` when the text is no statute in a layout known here."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    record = read_record(text) if text.lstrip().startswith("{") else None
    if record:
        text = record.fulltext.forfattningstext.replace("\r\n", "\n")
    statute = read_statute_text(text)
    head = head_of(record) if record else statute.head
    if not head.number:
        raise StatuteError(f"the text names no SFS number: {text[:60]!r}")
    units = find_units(statute)
    if not any(unit.kind is UnitKind.SECTION for unit in units):
        raise StatuteError(f"{head.number} has no paragraphs: {text[:60]!r}")
    amendments = listed_amendments(record) if record else tuple(amendments_in_text(units))
    parted = part_doubles(find_wordings(units, head, amendments))
    said = {unit.pieces[0].start for wording in parted.wordings for unit in wording.body}
    titles = [unit for unit in units if unit.kind in TITLED and unit.pieces[0].start not in said]
    owned = (*(piece for unit in titles for piece in unit.pieces), *statute.dropped)
    return Act(
        head, text, amendments, parted.wordings, owned, statute.dropped,
        parted.doubles, parted.mended,
    )  # fmt: skip
