"""Typed anchors: the law references, numbers, dates and phone numbers of a text.

They are what a reader acts on, and what a paraphrase gets wrong without looking wrong.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from corpus.law_reference import LawReference
from corpus.law_reference_finding import find_law_references

WORDS_FILE = Path(__file__).with_name("anchors.toml")
CACHED_TEXTS = 16_384
# Swedish phone numbers have at least six digits after the leading zero or country code.
_PHONE = re.compile(r"(?<![\w.:/])(?:\+46|0)(?:[ \u00a0\u2011\u2013()-]*\d){6,11}(?!\w)")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
# «2014:453» and «08.30» are one number each; «8–11» is two.
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


class AnchorKind(StrEnum):
    LAW_REFERENCE = "law_reference"
    DATE = "date"
    PHONE = "phone"
    NUMBER = "number"


class Anchor(NamedTuple):
    kind: AnchorKind
    value: str


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))


@cache
def _written_date() -> re.Pattern[str]:
    months = "|".join(_words()["months"])
    return re.compile(rf"(?<!\d)(\d{{1,2}})\s+({months})(?:\s+(\d{{4}}))?(?!\d)", re.IGNORECASE)


@lru_cache(maxsize=CACHED_TEXTS)
def anchors_in(text: str) -> frozenset[Anchor]:
    """Every anchor once, written alike however the text writes it; each digit counts once."""
    found, rest = _law_references(text)
    for take in (_dates, _phones):
        more, rest = take(rest)
        found += more
    found += [Anchor(AnchorKind.NUMBER, match[0]) for match in _NUMBER.finditer(rest)]
    return frozenset(found)


def _law_references(text: str) -> tuple[list[Anchor], str]:
    found = find_law_references(text)
    anchors = [
        Anchor(AnchorKind.LAW_REFERENCE, reference_key(reference))
        for place in found
        for reference in place.references
    ]
    return anchors, _without(text, [(place.start, place.end) for place in found])


def reference_key(reference: LawReference) -> str:
    """Write a reference as one string: `2001:453/11/1/2`, trailing empty parts left out."""
    parts = (reference.act, reference.chapter, reference.section, reference.paragraph)
    return "/".join(parts).rstrip("/")


def _dates(text: str) -> tuple[list[Anchor], str]:
    iso = list(_ISO_DATE.finditer(text))
    written = list(_written_date().finditer(text))
    values = ["-".join(match.groups()) for match in iso]
    values += [_iso_of(match) for match in written]
    anchors = [Anchor(AnchorKind.DATE, value) for value in values]
    return anchors, _without(text, [match.span() for match in (*iso, *written)])


def _iso_of(match: re.Match[str]) -> str:
    month = _words()["months"].index(match[2].casefold()) + 1
    return f"{match[3] or ''}-{month:02}-{int(match[1]):02}"


def _phones(text: str) -> tuple[list[Anchor], str]:
    found = list(_PHONE.finditer(text))
    anchors = [Anchor(AnchorKind.PHONE, _domestic(match[0])) for match in found]
    return anchors, _without(text, [match.span() for match in found])


def _domestic(number: str) -> str:
    written = number.replace("(0)", "")
    digits = re.sub(r"\D", "", written)
    return f"0{digits[2:]}" if written.startswith("+46") else digits


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Blank out the spans, so that their digits are not read a second time."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return "".join(kept)


def anchors_of_kind(texts: Sequence[str], kind: AnchorKind | None) -> frozenset[Anchor]:
    every = frozenset(_of_all(texts))
    return every if kind is None else frozenset(one for one in every if one.kind is kind)


def _of_all(texts: Sequence[str]) -> Iterator[Anchor]:
    for text in texts:
        yield from anchors_in(text)


def anchor_precision(
    statement: str, quotes: Sequence[str], *, kind: AnchorKind | None = None
) -> tuple[int, int]:
    """Count the statement's anchors that its quotes carry, and the statement's anchors.

    Entity precision (Nan et al. 2021, entity-level factual consistency) over typed anchors.
    """
    said = anchors_of_kind([statement], kind)
    return len(said & anchors_of_kind(quotes, kind)), len(said)


def anchor_recall(
    statement: str, quotes: Sequence[str], *, kind: AnchorKind | None = None
) -> tuple[int, int]:
    """Count the quotes' anchors that the statement repeats, and the quotes' anchors."""
    carried = anchors_of_kind(quotes, kind)
    return len(carried & anchors_of_kind([statement], kind)), len(carried)


def negations_in(text: str) -> int:
    """Count the words that deny."""
    return sum(word in _words()["negations"] for word in re.findall(r"\w+", text.casefold()))
