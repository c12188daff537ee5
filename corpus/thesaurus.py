"""Other words for the guideline's terms; they widen a query, never a document."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from corpus import words

REGISTER = Path(__file__).parent / "register"
THESAURUS_FILES = "thesaurus*.toml"
# A single everyday word shorter than this says too little to stand for a term.
MIN_VARIANT_CHARS = 3


class ThesaurusError(ValueError):
    """The thesaurus cannot be used as it stands."""


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    term: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """`terms` maps a variant, as stems, to the terms it stands for.

    `lengths` tells for a variant's first stem how many stems it may have.
    """

    terms: Mapping[tuple[str, ...], tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]

    def expand(self, question: str) -> tuple[str, ...]:
        """The guideline's terms for what the question says in other words, in order."""
        stemmed = _stem_all(question)
        found: dict[str, None] = {}
        for start, stem in enumerate(stemmed):
            for length in self.lengths.get(stem, ()):
                found |= dict.fromkeys(self.terms.get(tuple(stemmed[start : start + length]), ()))
        folded = words.fold(question)
        return tuple(term for term in found if words.fold(term) not in folded)


def _stem_all(text: str) -> list[str]:
    return [word for part in words.words(text) for word in words.stems(part) or [part]]


def build_thesaurus(rows: Iterable[tuple[str, Iterable[str]]]) -> Thesaurus:
    terms: dict[tuple[str, ...], tuple[str, ...]] = {}
    for term, variants in rows:
        for variant in variants:
            key = tuple(_stem_all(variant))
            if key and len(re.sub(r"\W", "", variant)) >= MIN_VARIANT_CHARS:
                terms[key] = (*terms.get(key, ()), term)
    lengths: dict[str, set[int]] = {}
    for key in terms:
        lengths.setdefault(key[0], set()).add(len(key))
    return Thesaurus(terms, {stem: tuple(sorted(known)) for stem, known in lengths.items()})


def load_thesaurus(directory: Path = REGISTER) -> Thesaurus:
    """Every `thesaurus*.toml` of the register together."""
    rows = [row for path in sorted(directory.glob(THESAURUS_FILES)) for row in _read(path)]
    return build_thesaurus((row.term, row.variants) for row in rows)


def _read(path: Path) -> tuple[_Row, ...]:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return TypeAdapter(tuple[_Row, ...]).validate_python(raw.get("entry", []))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise ThesaurusError(f"cannot read the thesaurus {path}: {error}") from error
