"""The acts a reference may name, and the words references are written with (acts.toml)."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.law_reference import LawReference

ACTS_FILE = Path(__file__).parent / "acts.toml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Act(_Strict):
    key: str
    short: str
    title: str
    names: tuple[str, ...] = ()
    exact_names: tuple[str, ...] = ()
    sections_run_through: bool = False
    # The act that bore the same name before it.
    former: str = ""


class ReferenceWords(_Strict):
    """The words of references, as lower-case lists."""

    chapter: tuple[str, ...]
    section: tuple[str, ...]
    joiners: tuple[str, ...]
    ranges: tuple[str, ...]
    prepositions: tuple[str, ...]
    minutes: tuple[str, ...]
    paragraph: tuple[str, ...]
    ordinals: tuple[str, ...]
    item: tuple[str, ...]
    sentence: tuple[str, ...]
    last: tuple[str, ...]
    same_chapter: tuple[str, ...]
    same_act: tuple[str, ...]
    series: tuple[str, ...]
    act_endings: tuple[str, ...]
    statute_book: tuple[str, ...]
    other_series: tuple[str, ...]


class SocialServicesAct(_Strict):
    """Two acts of one name: «nya» and «gamla» before it tell them apart."""

    old: str
    new: str
    new_from: date
    names: tuple[str, ...]
    old_names: tuple[str, ...]
    new_names: tuple[str, ...]
    old_years: tuple[str, ...]
    new_years: tuple[str, ...]


class Acts(_Strict):
    words: ReferenceWords
    social_services_act: SocialServicesAct
    act: tuple[Act, ...]


@cache
def load_acts() -> Acts:
    return Acts.model_validate(tomllib.loads(ACTS_FILE.read_text(encoding="utf-8")))


@cache
def acts_by_key() -> dict[str, Act]:
    return {act.key: act for act in load_acts().act}


def format_reference(reference: LawReference) -> str:
    """Write as Swedish statutes do: «11 kap. 2 § tredje stycket SoL (2001:453)»."""
    words = load_acts().words
    act = acts_by_key().get(reference.act)
    parts = [
        f"{reference.chapter} {words.chapter[0]}." if reference.chapter else "",
        f"{reference.section} §" if reference.section else "",
        _paragraph_words(reference.paragraph),
        act.short if act else _unknown_act(reference.act),
    ]
    return " ".join(part for part in parts if part)


def _paragraph_words(paragraph: str) -> str:
    words = load_acts().words
    if not paragraph:
        return ""
    if paragraph.isdecimal() and 0 < int(paragraph) <= len(words.ordinals):
        return f"{words.ordinals[int(paragraph) - 1]} {words.paragraph[0]}"
    return f"{words.paragraph[0]} {paragraph}"


def _unknown_act(key: str) -> str:
    return f"{load_acts().words.act_endings[1]} ({key})" if key[:1].isdecimal() else key
