"""Where someone lives: streets with a house number, post codes, flats, doors and properties."""

import re
from collections.abc import Iterator

from assistant.privacy_mention import IdentityKind, IdentityMention
from assistant.privacy_words import any_of, privacy_words

_WORDS = privacy_words().addresses
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019:][^\W\d_]+)*")
# A street is at least one letter and its ending; «vägen 2» alone is no street.
LONGEST_WORD = 40
SHORTEST_CUT_STREET = 4
SHORTEST_PROPER_NAME = 3

_STREET_ENDINGS = tuple(_WORDS.street_endings)
_UNCERTAIN_ENDINGS = tuple(_WORDS.uncertain_endings)
_ABBREVIATED_ENDINGS = tuple(_WORDS.abbreviated_endings)
_ALL_ENDINGS = (
    *_STREET_ENDINGS,
    *_UNCERTAIN_ENDINGS,
    *_ABBREVIATED_ENDINGS,
    *_WORDS.street_words,
)
_HOUSE_NUMBER = re.compile(
    r"[,:]?\s{1,3}(?:nr\.?\s{0,2})?\d{1,3}(?:\s?[-/]\s?\d{1,3})?(?:\s?[a-h](?!\w))?(?![\d:])"
    rf"(?!\s{{0,2}}{any_of(_WORDS.not_house_units)}(?!\w))(?![-/.]\d)",
    re.IGNORECASE,
)
_APARTMENT = any_of(_WORDS.apartment_words)
_REST_OF_ADDRESS = re.compile(
    rf"(?:[,\s]{{1,3}}(?:{_APARTMENT}\.?\s{{0,2}}\d{{1,4}}|\d{{1,2}}\s?tr\b|bv\b|n\.?b\.?\b))",
    re.IGNORECASE,
)
_POST_CODE = re.compile(
    r"(?<![\w-])(?:SE?[- ]?)?(\d{3})( ?)\d\d[,\s]{1,3}([^\W\d_]+)", re.IGNORECASE
)
_LIVES_AT = re.compile(
    rf"\b{any_of(_WORDS.house_cues)}[\s:,]{{1,3}}"
    rf"((?:[^\W\d_]{{1,30}}[ -])?[^\W\d_]{{0,30}}{any_of(_WORDS.street_endings)})(?!\w)",
    re.IGNORECASE,
)
_NUMBER_JOINT = r"\.?\s{0,2}(?:nr\.?\s{0,2})?"
_PROPERTY = r"(?-i:[A-Z\u00c5\u00c4\u00d6])[^\W\d_]+\s\d{1,4}(?::\d{1,4})?"
_OTHER = re.compile(
    rf"(?<!\w)(?:c/o\s{{0,2}}[^\W\d_]+(?:\s[A-Z\u00c5\u00c4\u00d6][^\W\d_]+)?"
    rf"|{_APARTMENT}{_NUMBER_JOINT}\d{{4}}(?!\d)|lgh{_NUMBER_JOINT}\d{{1,4}}(?!\d)"
    rf"|{any_of(_WORDS.door_code_words)}[\s:]{{1,3}}\w{{0,3}}\s?\d{{4}}(?!\d)"
    rf"|{any_of(_WORDS.box_words)}\s\d{{1,5}}(?!\d)"
    rf"|{any_of(_WORDS.property_words)}\s{_PROPERTY})",
    re.IGNORECASE,
)


def find_addresses(text: str) -> Iterator[IdentityMention]:
    previous: re.Match[str] | None = None
    for word in _WORD.finditer(text):
        if _is_street(text, word, previous):
            house = _HOUSE_NUMBER.match(text, word.end()) or _house_after_stop(text, word)
            start = _street_start(text, word, previous)
            if house and (text[start].isupper() or text[word.end()] == " "):
                yield _address(start, _address_end(text, house.end()))
        previous = word
    yield from _find_post_codes(text)
    for match in _LIVES_AT.finditer(text):
        if match.group(1)[0].isupper():
            yield _address(match.start(1), match.end(1))
    for match in _OTHER.finditer(text):
        yield _address(match.start(), match.end())


def _address(start: int, end: int) -> IdentityMention:
    return IdentityMention(IdentityKind.STREET_ADDRESS, start, end)


def _is_street(text: str, word: re.Match[str], previous: re.Match[str] | None) -> bool:
    written = word.group()
    lower = written.lower()
    if not lower.endswith(_ALL_ENDINGS):
        return False
    if len(written) > LONGEST_WORD or lower in _WORDS.not_streets:
        return False
    if lower in _WORDS.street_words:
        return _is_after_proper_name(text, word, previous)
    if lower.endswith(_STREET_ENDINGS) and lower not in _WORDS.street_endings:
        return True
    if written[0].isupper() and lower.endswith(_UNCERTAIN_ENDINGS):
        return lower not in _WORDS.uncertain_endings
    is_cut = text[word.end() : word.end() + 1] == "." and len(written) >= SHORTEST_CUT_STREET
    return written[0].isupper() and is_cut and lower.endswith(_ABBREVIATED_ENDINGS)


def _is_after_proper_name(text: str, word: re.Match[str], previous: re.Match[str] | None) -> bool:
    """Take «Olof Palmes gata» for a street, not «en annan väg»."""
    if previous is None or text[previous.end() : word.start()] != " ":
        return False
    before = previous.group()
    return before.lower() in _WORDS.street_prefixes or (
        before[0].isupper() and len(before) >= SHORTEST_PROPER_NAME
    )


def _house_after_stop(text: str, word: re.Match[str]) -> re.Match[str] | None:
    """Find the house number of «Sveav. 44», where the street is cut short."""
    is_cut = text[word.end() : word.end() + 1] == "."
    return _HOUSE_NUMBER.match(text, word.end() + 1) if is_cut else None


def _street_start(text: str, word: re.Match[str], previous: re.Match[str] | None) -> int:
    if previous is None or not text[previous.end() : word.start()].isspace():
        return word.start()
    is_named = word.group().lower() in _WORDS.street_words
    prefix = previous.group().lower().replace(":", "")
    return previous.start() if is_named or prefix in _WORDS.street_prefixes else word.start()


def _address_end(text: str, end: int) -> int:
    rest = _REST_OF_ADDRESS.match(text, end)
    return rest.end() if rest else end


def _find_post_codes(text: str) -> Iterator[IdentityMention]:
    for match in _POST_CODE.finditer(text):
        first, blank, town = match.groups()
        is_town = town.lower() in _WORDS.towns
        # «114 24 Okänd»: the blank in its place and the capital are enough.
        if is_town or (
            blank and town[0].isupper() and len(town) >= SHORTEST_PROPER_NAME and first[0] != "0"
        ):
            yield _address(match.start(), match.end())
