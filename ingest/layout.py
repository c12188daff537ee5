"""How one document is laid out where the text does not tell: data a person checked by eye."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.passage import PassageKind

LAYOUTS_DIR = Path(__file__).parent.parent / "corpus" / "register" / "layouts"


class LayoutError(ValueError):
    """A layout file cannot be used as it stands."""


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Rows(_Data):
    """A section of rows; `item` is how a row's own sub-items begin."""

    section: str
    kind: PassageKind
    start: str
    item: str = "(?!)"


class Table(_Data):
    section: str
    labels: tuple[str, ...]
    descriptions: tuple[str, ...]


class Definitions(_Data):
    sections: tuple[str, ...] = ()


class Residue(_Data):
    original: str
    reading: str
    law_id: str


class Missing(_Data):
    name: str
    note: str


class Layout(_Data):
    running_header: tuple[str, ...] = ()
    pages_total: int = 0
    outline: tuple[tuple[int, str], ...] = ()
    # Lines that go on with the paragraph before, though a printed page shows them apart.
    runs_on: tuple[str, ...] = ()
    rows: tuple[Rows, ...] = ()
    table: tuple[Table, ...] = ()
    definitions: Definitions = Definitions()
    residue: tuple[Residue, ...] = ()
    missing: tuple[Missing, ...] = ()


def load_layout(source_id: str, directory: Path = LAYOUTS_DIR) -> Layout:
    """The layout written for a source; an empty one where none is needed."""
    path = directory / f"{source_id}.toml"
    if not path.exists():
        return Layout()
    try:
        return Layout.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise LayoutError(f"cannot read the layout {path}: {error}") from error
