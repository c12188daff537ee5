"""What the privacy stop finds: a kind of identity data and where it stands."""

from dataclasses import dataclass
from enum import StrEnum


class IdentityKind(StrEnum):
    PERSONNUMMER = "personnummer"
    SAMORDNINGSNUMMER = "samordningsnummer"
    RESERVE_NUMBER = "reserve_number"
    PHONE = "phone"
    EMAIL = "email"
    STREET_ADDRESS = "street_address"
    CASE_NUMBER = "case_number"
    REGISTRATION_PLATE = "registration_plate"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class IdentityMention:
    """`start` and `end` are offsets in the text as it was written."""

    kind: IdentityKind
    start: int
    end: int
