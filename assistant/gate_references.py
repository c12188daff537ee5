"""Law references of a statement, read twice: as parsed references and as literal parts.

The literal reading is a second net under the parser: a chapter or section the parser overlooks
must still stand in the source, digit for digit.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.gate_text import CACHED_TEXTS, Support, fold, overused
from corpus.law_reference import FoundLawReference, LawReference
from corpus.law_reference_finding import find_law_references

# No repetition inside a repetition, and bounded digits: a long run of digits must cost nothing.
_NUMBER = r"\d{1,4}(?:\s?[a-z](?![^\W\d_]))?"
_CHAPTER = re.compile(r"(?<!\d)(\d{1,4}(?:\s?[a-z])?)\s*kap\b", re.IGNORECASE)
_SECTIONS = re.compile(
    rf"(?<!\d)({_NUMBER}(?:\s*(?:,|\u2013|-|och|eller|samt)\s*{_NUMBER})*)\s*§", re.IGNORECASE
)
_SECTION = re.compile(_NUMBER, re.IGNORECASE)
_PARAGRAPH = re.compile(r"([^\W\d_]+)\s+(?:stycket|punkten|meningen)\b", re.IGNORECASE)


@lru_cache(maxsize=CACHED_TEXTS)
def found_references(text: str) -> tuple[FoundLawReference, ...]:
    return find_law_references(text)


def references_in(text: str) -> frozenset[LawReference]:
    return frozenset(ref for found in found_references(text) for ref in found.references)


def reference_places(text: str) -> tuple[tuple[int, int], ...]:
    """Where references stand, read either way; their digits are no plain numbers."""
    literal = [m.span() for pattern in (_CHAPTER, _SECTIONS) for m in pattern.finditer(text)]
    return (*((found.start, found.end) for found in found_references(text)), *literal)


def literal_parts(text: str) -> frozenset[str]:
    folded = re.sub(r"\s+", " ", fold(text))
    chapters = {f"{_close(number)} kap." for number in _CHAPTER.findall(folded)}
    sections = {
        f"{_close(number)} §"
        for group in _SECTIONS.findall(folded)
        for number in _SECTION.findall(group)
    }
    paragraphs = {m[0] for m in _PARAGRAPH.finditer(folded)}
    return frozenset(chapters | sections | paragraphs)


def _doubled(text: str) -> frozenset[str]:
    """Groups that name one section twice, as no source means to: «37 eller 37 §§»."""
    groups = [[_close(n) for n in _SECTION.findall(group)] for group in _SECTIONS.findall(text)]
    return frozenset(" ".join(group) for group in groups if len(set(group)) < len(group))


def _sections(text: str) -> list[str]:
    """Every section number of a text, as often as it is said."""
    groups = _SECTIONS.findall(fold(text))
    return [f"{_close(n)} §" for group in groups for n in _SECTION.findall(group)]


def _close(number: str) -> str:
    return re.sub(r"(\d+)\s*([a-z]?)", r"\1\2", number)


def find_foreign_references(statement: str, support: Support) -> Iterator[str]:
    """Yield each reference of the statement that the quoted sentences do not make."""
    yield from sorted(literal_parts(statement) - literal_parts(support.text))
    doubled = sorted(_doubled(statement) - _doubled(support.text))
    # «rättats enligt 37 § eller ändrats enligt 37 §» for «rättats enligt 36 § …».
    yield from doubled or overused(_sections(statement), _sections(support.text))
    carried = references_in(support.text)
    for reference in sorted(references_in(statement) - carried, key=str):
        # A statement may name less than the source, never something else.
        if not any(_is_part_of(reference, whole) for whole in carried):
            yield " ".join(filter(None, (reference.chapter, reference.section, reference.act)))


def _is_part_of(part: LawReference, whole: LawReference) -> bool:
    return (
        part.act in ("", whole.act)
        and part.chapter in ("", whole.chapter)
        and part.section in ("", whole.section)
        and part.paragraph in ("", whole.paragraph)
    )
