"""The contacts a source names: a phone number is only ever shown from here."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

CONTACTS_FILE = Path(__file__).parent / "register" / "contacts.toml"


class ContactError(ValueError):
    """The contact register cannot be used, or a number in it is not in its source."""


@dataclass(frozen=True, slots=True)
class Contact:
    """`phone` and `email` are verbatim in the source on printed page `page`."""

    name: str
    also: tuple[str, ...]
    about: str
    phone: str
    email: str
    source_id: str
    page: int
    note: str


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    also: tuple[str, ...] = ()
    about: str = ""
    phone: str = ""
    email: str = ""
    source_id: str
    page: int
    note: str = ""


def load_contacts(path: Path = CONTACTS_FILE) -> tuple[Contact, ...]:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        rows = TypeAdapter(tuple[_Row, ...]).validate_python(raw.get("contact", []))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise ContactError(f"cannot read the contact register {path}: {error}") from error
    return tuple(Contact(**row.model_dump()) for row in rows)
