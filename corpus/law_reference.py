"""What a reference to law is, and how one is recognised in running Swedish text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LawReference:
    """One provision: «2 a kap. 8–9 §§ SoL» gives two of these.

    `act` is the register's key for the act: its SFS number («2001:453») or the authority's
    («HSLF-FS 2022:39»); empty when the text names no act and none can be inherited.
    `chapter` and `section` are as printed («2 a», «11»), empty when not stated.
    `paragraph` is the stycke («3» for tredje stycket), empty when not stated.
    """

    act: str
    chapter: str = ""
    section: str = ""
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class FoundLawReference:
    """`text[start:end]` is the wording from which `references` were read."""

    start: int
    end: int
    references: tuple[LawReference, ...]
