"""Numbers that only their surroundings make personal: announced, with letters, or half hidden."""

import re
from collections.abc import Iterator

from assistant.privacy_mention import IdentityKind, IdentityMention
from assistant.privacy_numbers import CENTURIES, date_kind
from assistant.privacy_strands import Groups, digits_of, groups_at
from assistant.privacy_words import any_of, privacy_words

_WORDS = privacy_words().numbers
_JOINT = r"[\s:=.,\"'()#?-]{0,4}"
_AFTER_CUE = rf"(?:{_JOINT}\b{any_of(_WORDS.fillers)}\b){{0,3}}{_JOINT}"
# More digits than this after a cue belong to something else.
MOST_DIGITS = 14
FEWEST_DIGITS = 6

_IDENTITY_CUE = re.compile(rf"\b{any_of(_WORDS.identity_cues)}{_AFTER_CUE}(?=\d)", re.I)
_LAST_FOUR = re.compile(rf"\b{any_of(_WORDS.last_four_cues)}{_AFTER_CUE}(\d{{4}})(?!\d)", re.I)

_MONTH = any_of(_WORDS.months)
_HIDDEN = r"[x*?_#\u2022n.\u2026-]"
_DATE = (
    r"(?:\d{8}|\d{6}|(?:\d\d){1,2}\s?[-/. ]\s?\d{1,2}\s?[-/. ]\s?\d{1,2}"
    r"|\d{1,2}\s?[-/. ]\s?\d{1,2}\s?[-/. ]{1,2}\s?'?\d{2,4}"
    rf"|\d{{1,2}}(?::?[ae])?[\s.-]{{1,2}}{_MONTH}\b\.?(?:[\s-]{{1,2}}'?(?:\d{{4}}|\d\d))?)(?!\d)"
    rf"(?:\s?[-+]?\s?(?:\d{{4}}(?![\d:])|{_HIDDEN}{{2,4}}))?"
)
_BIRTH_CUE = any_of(_WORDS.birth_cues)
_SHORT_CUE = any_of(_WORDS.birth_cue_short)
_NO_BIRTH = any_of(_WORDS.not_a_birth_date)
_AND = rf"(?:\s?[,;&]\s?|\s{any_of(_WORDS.and_words)}\.?\s)"
_BIRTH = re.compile(
    rf"(?:\b{_BIRTH_CUE}{_AFTER_CUE}|(?<!\w){_SHORT_CUE}\s?(?=\d{{6}}|\d\d(?:\d\d)?-))"
    rf"((?>{_DATE}(?:{_AND}{_DATE}){{0,6}}))(?!\s?{_NO_BIRTH})",
    re.I,
)

_COMPACT_DATE = r"(?:\d{8}|\d{6})"
_PERSON_DATE = re.compile(
    rf"\b{any_of(_WORDS.person_date_cues)}[\s,:(]{{1,3}}({_COMPACT_DATE})(?![\d:])-?", re.I
)

# «811218 ... de sista fyra är 9876»: the date belongs to the number.
LAST_FOUR_REACH = 60
_BARE_DATE = re.compile(r"(?<!\d)(?:\d{8}|\d{6}|\d{4}-\d\d-\d\d)(?!\d)")
_ISO_DATE = r"\d{4}[-/. ]\d\d[-/. ]\d\d"
_DATE_START = rf"(?<!\d)(?:{_COMPACT_DATE}|{_ISO_DATE}|\d\d[-/. ]\d\d[-/. ]\d\d)"
_LETTERS_IN_LAST_FOUR = re.compile(
    rf"({_DATE_START})\s?[-+a/]?\s?"
    r"(?=[a-z\d]{4}(?![^\W_]))(?:[a-z]{1,2}\d{2,3}|\d[a-z]\d\d|\d\d[a-z]\d|\d{3}[a-z]|[a-z]\d[a-z]\d)",
    re.I,
)
_HIDDEN_LAST_FOUR = re.compile(
    rf"({_DATE_START})(?:\s?[-+]\s?[x*?_#\u2022n.]{{2,4}}|\s?[x*?_#\u2022]{{3,4}}|-{{2,5}})(?!\w)",
    re.I,
)
# «1981-12-18-»: the hyphen says that something was left out.
_OPEN_END = re.compile(rf"({_DATE_START})-(?![\d-])(?!\s\d)", re.I)

_DIGIT_WORD = any_of(_WORDS.digit_words)
# Six digit words in a row are read out of a number, whatever the number is.
_SPELLED = re.compile(rf"\b{_DIGIT_WORD}(?:[\s,-]{{1,3}}{_DIGIT_WORD}){{5,}}\b", re.I)


def find_announced_numbers(text: str) -> Iterator[IdentityMention]:
    """Find what a cue makes personal, a birth date above all."""
    for cue in _IDENTITY_CUE.finditer(text):
        groups = _announced(groups_at(text, cue.end(), limit=MOST_DIGITS))
        if groups:
            kind = date_kind(digits_of(groups)) or IdentityKind.PERSONNUMMER
            yield IdentityMention(kind, groups[0].start, groups[-1].end)
    for four in _LAST_FOUR.finditer(text):
        yield IdentityMention(IdentityKind.PERSONNUMMER, four.start(1), four.end(1))
        reach = max(0, four.start() - LAST_FOUR_REACH), four.end() + LAST_FOUR_REACH
        for dated in _BARE_DATE.finditer(text, *reach):
            yield IdentityMention(IdentityKind.PERSONNUMMER, dated.start(), dated.end())
    for pattern in (_BIRTH, _PERSON_DATE):
        for match in pattern.finditer(text):
            yield IdentityMention(IdentityKind.PERSONNUMMER, match.start(1), match.end())


def find_incomplete_numbers(text: str) -> Iterator[IdentityMention]:
    """Find numbers with letters, stars or words where digits were expected."""
    for match in _LETTERS_IN_LAST_FOUR.finditer(text):
        if _is_date(match.group(1)):
            yield IdentityMention(IdentityKind.RESERVE_NUMBER, match.start(), match.end())
    for pattern in (_HIDDEN_LAST_FOUR, _OPEN_END):
        for match in pattern.finditer(text):
            if _is_date(match.group(1)):
                yield IdentityMention(IdentityKind.PERSONNUMMER, match.start(), match.end())
    for match in _SPELLED.finditer(text):
        yield IdentityMention(IdentityKind.PERSONNUMMER, match.start(), match.end())


def _announced(groups: Groups) -> Groups:
    is_law = len(groups) > 1 and groups[1].gap == ":" and groups[0].digits[:2] in CENTURIES
    return groups if len(digits_of(groups)) >= FEWEST_DIGITS and not is_law else ()


def _is_date(written: str) -> bool:
    digits = "".join(filter(str.isdigit, written))
    return date_kind(digits + "0000") is not None
