"""The Swedish words of the privacy stop, read from `privacy.toml` and made into patterns."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

WORDS_PATH = Path(__file__).with_name("privacy.toml")


def _folded_set(words: object) -> object:
    """Split a list that stands as one text in the file, so that it can be read there."""
    split = words.split() if isinstance(words, str) else words
    return [word.lower() for word in split] if isinstance(split, list) else split


Words = Annotated[frozenset[str], BeforeValidator(_folded_set)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NumberWords(_Section):
    identity_cues: Words
    birth_cues: Words
    birth_cue_short: Words
    fillers: Words
    last_four_cues: Words
    and_words: Words
    person_date_cues: Words
    separator_words: Words
    digit_words: Words
    months: Words
    not_a_birth_date: Words
    amount_units: Words


class PhoneWords(_Section):
    cues: Words
    fillers: Words
    public: Words


class EmailWords(_Section):
    public: Words
    at_words: Words
    dot_words: Words


class AddressWords(_Section):
    street_endings: Words
    uncertain_endings: Words
    street_words: Words
    street_prefixes: Words
    abbreviated_endings: Words
    not_streets: Words
    house_cues: Words
    apartment_words: Words
    door_code_words: Words
    property_words: Words
    box_words: Words
    not_house_units: Words
    towns: Words


class CaseWords(_Section):
    strong_cues: Words
    weak_cues: Words
    public: Words
    court_letters: Words


class PlateWords(_Section):
    cues: Words
    not_plates: Words


class NameWords(_Section):
    heard_as: Words
    asking_words: Words
    person_words: Words
    titles: Words
    titles_with_point: Words
    between: Words
    particles: Words
    public_phrases: Words
    public_words: Words
    public_endings: Words
    common_words: Words
    first_names: Words
    first_names_that_are_words: Words
    surnames: Words
    surname_endings: Words


class PrivacyWords(_Section):
    marker: str
    numbers: NumberWords
    phones: PhoneWords
    emails: EmailWords
    addresses: AddressWords
    cases: CaseWords
    plates: PlateWords
    names: NameWords


@cache
def privacy_words() -> PrivacyWords:
    return PrivacyWords.model_validate(tomllib.loads(WORDS_PATH.read_text(encoding="utf-8")))


def any_of(words: Iterable[str]) -> str:
    """Make one alternation, longest first, where a blank may be several and a full stop missing."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in ordered) + ")"
