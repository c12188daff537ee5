"""Numbers, dates, deadlines, phone numbers, addresses and names of a statement."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from assistant.gate_references import reference_places
from assistant.gate_text import (
    Support,
    Token,
    fold,
    overused,
    sentences_of,
    tokenize,
    word_lists,
    word_set,
)

# Shorter runs of digits are numbers, not telephone numbers.
MIN_PHONE_DIGITS = 6

_PHONE = re.compile(r"(?<![\w:/.])(?:\+|0)\d[\d\s\u2013\u2011()-]{4,}\d(?!\w)")
_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+|\b[\w-]+\.(?:se|nu|com|org|eu)\b"
)
_DIGITS = re.compile(r"\d+(?:[.,:/]\d+)*")


class Number(NamedTuple):
    """A number with the unit it counts; empty when no unit of the list follows."""

    value: str
    unit: str


def phones_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """Digits, start and end of every telephone number."""
    found = ((re.sub(r"\D", "", m[0]), m.start(), m.end()) for m in _PHONE.finditer(text))
    return tuple(phone for phone in found if len(phone[0]) >= MIN_PHONE_DIGITS)


def find_foreign_phones(statement: str, support: Support) -> Iterator[str]:
    """Yield phone numbers that no quoted line gives to those the statement gives them to."""
    lines = [(line, {digits for digits, _, _ in phones_in(line)}) for line in support.sentences]
    begin = 0
    for digits, start, end in phones_in(statement):
        holders = {token.word for token in _name_tokens(statement[begin:start])}
        owners = [names_in(line) for line, phones in lines if digits in phones]
        wanted = {_canonical(word) for word in holders}
        if not any(wanted <= owner for owner in owners):
            yield statement[start:end]
        begin = end


def find_foreign_addresses(statement: str, support: Support) -> Iterator[str]:
    carried = {_bare(m[0]) for m in _ADDRESS.finditer(support.text)}
    yield from (m[0] for m in _ADDRESS.finditer(statement) if _bare(m[0]) not in carried)


def _bare(address: str) -> str:
    return fold(address).rstrip('.,;:)/\u201d"')


def numbers_in(text: str) -> tuple[Number, ...]:
    """Plain numbers in order, digits or words; those of phones and references left out."""
    taken = [*reference_places(text), *((start, end) for _, start, end in phones_in(text))]
    tokens = tokenize(text)
    found: list[Number] = []
    for place, token in enumerate(tokens):
        if not any(start <= token.start < end for start, end in taken):
            found += _read_numbers(tokens, place)
    return tuple(found)


def _read_numbers(tokens: tuple[Token, ...], place: int) -> Iterator[Number]:
    token, unit = tokens[place], _unit_after(tokens, place)
    rules = word_lists()["numbers"]
    if token.word[0].isdigit() or token.word[-1].isdigit():
        yield from (Number(digits, unit) for digits in _DIGITS.findall(token.word))
        return
    is_article = token.word in rules["articles"] or token.word in rules["ambiguous"]
    if is_article and not _unit_of(tokens, place + 1):
        return
    value = rules["articles"].get(token.word, rules["words"].get(token.word))
    if value is not None:
        yield Number(str(value), unit)


def _unit_of(tokens: tuple[Token, ...], place: int) -> str:
    units: dict[str, str] = word_lists()["numbers"]["units"]
    return units.get(tokens[place].word, "") if place < len(tokens) else ""


def _unit_after(tokens: tuple[Token, ...], place: int) -> str:
    """Read the unit of «18 år», and of 13 in «13 och 26 år»."""
    follows = tokens[place + 1 : place + 3]
    if len(follows) > 1 and follows[1].word[0].isdigit():
        return _unit_of(tokens, place + 3)
    return _unit_of(tokens, place + 1)


def find_foreign_numbers(statement: str, support: Support) -> Iterator[str]:
    """Yield numbers that are not in the source, count something else or come in another order."""
    carried = [number for sentence in support.sentences for number in numbers_in(sentence)]
    position = 0
    for number in numbers_in(statement):
        places = [at for at, other in enumerate(carried) if other == number]
        later = [at for at in places if at >= position]
        if not later:
            yield f"{number.value} {number.unit}".strip()
            continue
        position = later[0] + 1
    yield from sorted(_strict_words(statement) - _strict_words(support.text))


def _strict_words(text: str) -> set[str]:
    return {token.word for token in tokenize(text)} & word_set("numbers", "strict")


def find_foreign_names(statement: str, support: Support) -> Iterator[str]:
    """Yield units, instruments, acts and other capitalised names the quoted text does not name."""
    carried = names_in(support.text)
    for token in _name_tokens(statement):
        # «bo» in the source carries no «Bo».
        if _canonical(token.word) not in carried:
            yield token.written
    # «SoL, LVU och SoL» for «SoL, LVU och LSS»: every name is there, one of them twice.
    yield from overused(_names(statement), _names(support.text))
    for span in sentences_of(statement):
        said = Counter(_names(statement[span.start : span.end]))
        yield from (
            name for name, n in said.items() if n > max(1, _names(support.text).count(name))
        )


def _names(text: str) -> list[str]:
    return [_canonical(token.word) for token in _name_tokens(text)]


def names_in(text: str) -> frozenset[str]:
    return frozenset(_canonical(token.word) for token in _name_tokens(text))


def _name_tokens(text: str) -> Iterator[Token]:
    tokens = tokenize(text)
    for place, token in enumerate(tokens):
        if _is_name(text, tokens, place) and _canonical(token.word) not in word_set(
            "names", "common"
        ):
            yield token


def _is_name(text: str, tokens: tuple[Token, ...], place: int) -> bool:
    token = tokens[place]
    if _canonical(token.word) in _group_heads():
        return True
    written = token.written
    if any(letter.isupper() for letter in written[1:]):
        return True
    return written[0].isupper() and not _opens_sentence(text, tokens, place)


def _opens_sentence(text: str, tokens: tuple[Token, ...], place: int) -> bool:
    if place == 0:
        return True
    between = text[tokens[place - 1].end : tokens[place].start]
    return any(mark in between for mark in '.!?\n:\u201d\u201c"\u2022')


@cache
def _heads() -> dict[str, str]:
    groups: list[list[str]] = word_lists()["names"]["groups"]
    return {word: group[0] for group in groups for word in group}


@cache
def _group_heads() -> frozenset[str]:
    return frozenset(_heads().values())


def _canonical(word: str) -> str:
    """Fold «RVT:s», «FREDAs» and «relationsvåldsteamet» to one name each."""
    bare = word.removesuffix(":s")
    for form in (bare, bare.removesuffix("s"), bare.split("-", maxsplit=1)[0]):
        if form in _heads():
            return _heads()[form]
    return bare.removesuffix("s") if len(bare) > len("SoLs") else bare
