"""What one reference says as it is printed, before its ranges and its act are made out."""

from typing import NamedTuple

MOST_DIGITS_IN_ROW = 3


class Number(NamedTuple):
    """A chapter or section as printed; `through` when it ends a range begun by the one before."""

    value: str
    through: bool = False

    @property
    def is_long(self) -> bool:
        """In a row of chapters or sections that is a year: «juni 2024, 4 kap. 1 §»."""
        return len(self.value.partition(" ")[0]) > MOST_DIGITS_IN_ROW


class Phrase(NamedTuple):
    """Tokens `first` to `last` (exclusive); `acts` holds two where tracked changes left both."""

    first: int
    last: int
    chapters: tuple[Number, ...] = ()
    sections: tuple[Number, ...] = ()
    paragraph: str = ""
    acts: tuple[str, ...] = ()
    act_leads: bool = False
    same_chapter: bool = False
