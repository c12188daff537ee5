"""Text cut into the few tokens a law reference is made of."""

import re
import unicodedata
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from corpus.acts import acts_by_key, load_acts
from corpus.law_reference_misspelling import key_of_misspelt, key_of_swapped
from corpus.law_reference_pattern import token_pattern

# No act has five-digit chapters or sections; longer numbers are telephone or case numbers.
MAX_NUMBER_DIGITS = 4
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
HYPHENS = str.maketrans("\u2010\u2011\u2212", "---")
MARKS_FROM = "\u02ff"


# Running text has a token in twenty letters, a statute of many references one in eight (measured).
# What is denser is no text, and is not read to its end, so that a question of 20 000 letters takes
# less than 50 ms (`python -m evals.law_reference_time`).
FEWEST_LETTERS_PER_TOKEN = 7
# A short text may be as dense as it likes.
SHORT_TEXT = 6_000
MAX_BLANKS = 20
SCANNED_DIGITS = str.maketrans("lo", "10")
TOLD_BY_WHAT_IS_BEFORE = frozenset(
    ("no_act", "date", "page_mark", "dollar", "scanned_number", "bare_number")
)
LETTER_OF_NUMBER = re.compile(r"(?<=\d) ?(?=[a-z])")


class Kind(Enum):
    """ACT is an act wherever it stands; WEAK_ACT only right after a section («25 § fl»)."""

    ACT = auto()
    WEAK_ACT = auto()
    NUMBER = auto()
    CHAPTER = auto()
    SECTION = auto()
    COLON = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    SENTENCE = auto()
    SAME_CHAPTER = auto()
    SAME_ACT = auto()
    JOINER = auto()
    RANGE = auto()
    PREPOSITION = auto()
    MINUTES = auto()
    OPEN = auto()
    CLOSE = auto()
    OTHER = auto()


class Token(NamedTuple):
    """`value` is the act's key, the number, or the words; `opens_line` when it starts a line."""

    kind: Kind
    start: int
    end: int
    value: str
    opens_line: bool


KINDS = {
    "number": Kind.NUMBER,
    "chapter": Kind.CHAPTER,
    "section": Kind.SECTION,
    "section_sign": Kind.SECTION,
    "colon": Kind.COLON,
    "paragraph": Kind.PARAGRAPH,
    "counted_paragraph": Kind.PARAGRAPH,
    "item": Kind.ITEM,
    "counted_item": Kind.ITEM,
    "sentence": Kind.SENTENCE,
    "same_chapter": Kind.SAME_CHAPTER,
    "same_act": Kind.SAME_ACT,
    "joiner": Kind.JOINER,
    "comma": Kind.JOINER,
    "range": Kind.RANGE,
    "dash": Kind.RANGE,
    "preposition": Kind.PREPOSITION,
    "minutes": Kind.MINUTES,
    "open": Kind.OPEN,
    "close": Kind.CLOSE,
}
MERGED = frozenset((Kind.OTHER, Kind.JOINER, Kind.RANGE, Kind.OPEN, Kind.CLOSE))
ACTS = frozenset(("authority", "sol", "name", "exact", "numbered", "book", "sol_of_year"))


def tokenize(text: str, *, sol: str) -> list[Token]:
    """Tokens of `text` with offsets in it; a SoL that nothing tells apart is the act `sol`."""
    plain, offsets = _plain(text)
    tokens: list[Token] = []
    before, last_kind = 0, None
    most = max(SHORT_TEXT, len(text)) // FEWEST_LETTERS_PER_TOKEN
    for match in token_pattern().finditer(plain):
        first, last = match.span()
        if match.lastgroup == "page_mark" and _alone_on_line(
            text, offsets[first], offsets[last - 1]
        ):
            continue
        start, end = offsets[first], offsets[last - 1] + 1
        kind, value = _read(match, text[start:end], tokens, sol=sol)
        # «, och» is one joint, and several tokens of nothing in a row tell no more than one.
        if kind is not last_kind or kind not in MERGED:
            opens_line = start > before and "\n" in text[before:start]
            tokens.append(Token(kind, start, end, value, opens_line))
            if len(tokens) == most:
                break
        before, last_kind = end, kind
    return tokens


def _plain(text: str) -> tuple[str, list[int]]:
    """`text` in small letters, blanks folded, soft hyphens gone, and where each letter stood."""
    letters: list[str] = []
    offsets: list[int] = []
    after_blank, after_soft_hyphen = True, False
    for offset, letter in enumerate(_lower(text)):
        if letter.isspace():
            if not after_blank and not after_soft_hyphen:
                letters.append(" ")
                offsets.append(offset)
            after_blank = True
        elif letter in INVISIBLE:
            after_soft_hyphen = True
        elif letter > MARKS_FROM and unicodedata.combining(letter) and letters:
            letters[-1] = _composed(letters[-1], letter)
        else:
            letters.append(letter)
            offsets.append(offset)
            after_blank, after_soft_hyphen = False, False
    return "".join(letters), offsets


def _lower(text: str) -> str:
    small = text.lower()
    if len(small) != len(text):
        # A letter that grows in lower case («İ») would shift every offset after it.
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return small.translate(HYPHENS)


def _composed(letter: str, mark: str) -> str:
    composed = unicodedata.normalize("NFC", letter + mark)
    return composed if len(composed) == 1 else letter


def _alone_on_line(text: str, first: int, last: int) -> bool:
    """A page's number that fell into the text («34 (67)») parts nothing."""
    before = text[max(0, first - MAX_BLANKS) : first].rstrip(" \t")
    after = text[last + 1 : last + 1 + MAX_BLANKS].lstrip(" \t")
    return before.endswith("\n") and after.startswith("\n")


def _read(match: re.Match[str], written: str, before: list[Token], *, sol: str) -> tuple[Kind, str]:
    name = match.lastgroup
    if name is None:
        key = key_of_misspelt(match[0], sol=sol) or _key_of_swapped(written, before)
        return (Kind.ACT, key) if key else (Kind.OTHER, "")
    if name in TOLD_BY_WHAT_IS_BEFORE:
        return _read_beside(match, before)
    if name in ACTS:
        return _read_act(match, written, sol=sol)
    kind = KINDS[name]
    if kind is Kind.NUMBER or kind is Kind.COLON:
        return _read_number(match[0], kind)
    return kind, match[0]


def _key_of_swapped(written: str, before: list[Token]) -> str:
    """«6 § i LUV»: two letters of a short name have changed places right after a section."""
    if not written.isupper() or not before:
        return ""
    place = before[-2:-1] if before[-1].kind is Kind.PREPOSITION else before[-1:]
    if not place or place[0].kind is not Kind.SECTION:
        return ""
    return key_of_swapped(written)


def _read_beside(match: re.Match[str], before: list[Token]) -> tuple[Kind, str]:
    kind, value = Kind.OTHER, ""
    if match.lastgroup == "bare_number":
        known = match[0] in acts_by_key()
        kind, value = (Kind.ACT, match[0]) if known else _of_same_series(match[0], before)
    elif match.lastgroup == "scanned_number":
        kind, value = Kind.NUMBER, match[0].translate(SCANNED_DIGITS)
    elif match.lastgroup == "dollar" and _kinds(before) == [Kind.CHAPTER, Kind.NUMBER]:
        # A scanned page's section sign.
        kind, value = Kind.SECTION, match[0]
    return kind, value


def _kinds(before: list[Token]) -> list[Kind]:
    return [token.kind for token in before[-2:]]


def _read_number(written: str, kind: Kind) -> tuple[Kind, str]:
    if written.isdecimal():
        return (kind if len(written) <= MAX_NUMBER_DIGITS else Kind.OTHER), written
    number = LETTER_OF_NUMBER.sub(" ", written)
    # What is left over of a longer number is cut short with it.
    too_long = len(number.partition(" ")[0].partition(":")[0]) > MAX_NUMBER_DIGITS
    return (Kind.OTHER if too_long else kind), number


def _read_act(match: re.Match[str], written: str, *, sol: str) -> tuple[Kind, str]:
    kind = Kind.ACT
    match match.lastgroup:
        case "authority":
            series, number = re.findall(r"[^\W\d_]+(?:- ?[^\W\d_]+)?|\d{4}:\d+", match[0])
            key = f"{series.replace(' ', '').upper()} {number}"
        case "sol":
            key = match["sol_number"] or match["sol_bracket"] or _sol_of(match["age"], sol=sol)
        case "sol_of_year":
            key = _sol_of(match["year"], sol=sol)
        case "name":
            key = match["name_bracket"] or _keys_by_name()[_folded(match["act_name"])]
        case "exact":
            key = _keys_by_name()[match[0]]
            kind = Kind.ACT if written in _exact_names() else Kind.WEAK_ACT
        case _:
            key = match["act_number"] or match["book_number"]
    return kind, key.replace(": ", ":")


def _of_same_series(number: str, before: list[Token]) -> tuple[Kind, str]:
    """«HSLF-FS 2016:55 och 2016:56»: the second is of the same series."""
    if _kinds(before) != [Kind.ACT, Kind.JOINER]:
        return Kind.OTHER, ""
    series, _, _ = before[-2].value.rpartition(" ")
    key = f"{series} {number}"
    return (Kind.ACT, key) if series and key in acts_by_key() else (Kind.OTHER, "")


def _sol_of(age: str | None, *, sol: str) -> str:
    acts = load_acts().social_services_act
    if age is None:
        return sol
    return acts.new if age in (*acts.new_names, *acts.new_years) else acts.old


@cache
def _keys_by_name() -> dict[str, str]:
    acts = load_acts().act
    return {_folded(name): act.key for act in acts for name in (*act.names, *act.exact_names)}


@cache
def _exact_names() -> frozenset[str]:
    return frozenset(name for act in load_acts().act for name in act.exact_names)


def _folded(name: str) -> str:
    """Letters alone: hyphens and blanks come and go where a name is broken over lines."""
    return re.sub(r"[\W\d_]", "", name.casefold())
