"""E-mail addresses, case numbers, registration plates and phone numbers that a word announces."""

import re
from collections.abc import Iterator

from assistant.privacy_mention import IdentityKind, IdentityMention
from assistant.privacy_numbers import is_public_phone
from assistant.privacy_strands import digits_of, groups_at
from assistant.privacy_words import any_of, privacy_words

_WORDS = privacy_words()

# «@anna_k» leads to a person as an address does.
_HANDLE = re.compile(r"\s@\w{3,}")
_LOCAL = r"[\w.+-]"
_AT_SIGN = re.compile(r"\s?@\s?([\w-]+(?:\s?\.\s?[\w-]+)*)")
_BRACKETED_AT = r"\s?[(\[{<]\s?(?:@|at|a|" + any_of(_WORDS.emails.at_words) + r")\s?[)\]}>]\s?"
_SPOKEN_AT = rf"(?:{_BRACKETED_AT}|\s{{1,3}}{any_of(_WORDS.emails.at_words)}\s{{1,3}})"
_DOT_WORD = any_of(_WORDS.emails.dot_words)
_SPOKEN_DOT = rf"(?:\s{{1,3}}{_DOT_WORD}\s{{1,3}}|\s?[(\[{{<]\s?(?:{_DOT_WORD}|\.)\s?[)\]}}>]\s?)"
_SPOKEN_EMAIL = re.compile(
    rf"(?<!{_LOCAL})(?:{_LOCAL}{{1,64}}{_SPOKEN_DOT}){{0,3}}{_LOCAL}{{1,64}}{_SPOKEN_AT}"
    rf"[\w-]+(?:(?:\.|{_SPOKEN_DOT})[\w-]+)+",
    re.IGNORECASE,
)

_CASE_JOINT = (
    r"[\s:.=#]{0,4}(?:(?:nr|nummer|numret)\b)?[\s:.=#]{0,4}"
    rf"(?:{any_of(_WORDS.numbers.fillers)}\b[\s:]{{1,2}})?"
)
_CASE_VALUE = r"(?:[^\W\d_]{1,5}[ -]?)?(?=\w*\d)\w+(?:(?:\s?[-/]\s?|[.:])(?=\w*\d)\w+)*"
_STRONG_CASE = re.compile(
    rf"(?<!\w){any_of(_WORDS.cases.strong_cues)}{_CASE_JOINT}({_CASE_VALUE})", re.IGNORECASE
)
_SERIAL = r"(?:[^\W\d_]{1,3}[ -]?)?\d{1,8}(?:\s?[-/]\s?[^\W\d_]?\d{1,8}){1,3}|\d{5,12}"
_WEAK_CASE = re.compile(
    rf"(?<!\w){any_of(_WORDS.cases.weak_cues)}[\s:,]{{1,3}}(?:nr\b|nummer\b|med\b)?[\s:.]{{0,3}}"
    rf"({_SERIAL})(?![\w:])",
    re.IGNORECASE,
)
_COURT_CASE = re.compile(
    rf"(?<![\w.-]){any_of(c.upper() for c in _WORDS.cases.court_letters)}"
    r" ?(\d{3,6}-(?:\d{4}|\d\d))(?![\w-])"
)
_POLICE_CASE = re.compile(r"(?<!\w)(?:\d{4}-)?K ?\d{3,8}-\d\d(?!\d)", re.IGNORECASE)
_YEARS_ONLY = re.compile(r"(?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)\d\d|\d\d)")
# A decision of the ombudsman is a source that anyone may cite.
_OMBUDSMAN = re.compile(r"\bJO(?::?s)?(?:[- ]?beslut(?:et)?)?[ ,(]{1,3}$")

_PLATE_LETTER = "[A-HJ-PR-UW-Z]"
_PLATE = re.compile(rf"(?<![\w-])({_PLATE_LETTER}{{3}})[ -]?\d\d[\dA-HJ-NPR-UW-Z](?![\w:%§-])")
_SMALL_PLATE = re.compile(r"(?<![\w/.-])([a-hj-pr-uw-z]{3})\d\d[\da-hj-npr-uw-z](?![\w:-])")
_CUED_PLATE = re.compile(
    rf"\b{any_of(_WORDS.plates.cues)}[\s:.,\"'(-]{{1,4}}(?:\w{{2,3}}\s)?"
    r"(([a-z]{3})[ -]?\d\d[\da-z])(?!\w)",
    re.IGNORECASE,
)
_AFTER_PLATE = re.compile(r"\s?(?:kr\b|kronor|kap\b|\u00a7|st\b)", re.IGNORECASE)

_PHONE_CUE = re.compile(
    rf"\b{any_of(_WORDS.phones.cues)}(?:[\s:.,(]{{1,3}}{any_of(_WORDS.phones.fillers)}\b){{0,3}}"
    r"[\s:.,()=]{1,4}(?=\d)",
    re.IGNORECASE,
)
FEWEST_DIGITS = 6
MOST_DIGITS = 12
_DATE_LIKE = re.compile(r"(?:19|20)\d\d(?:[-/ ]?(?:\d\d|(?:19|20)\d\d)\b|/\d)")


def find_emails(text: str) -> Iterator[IdentityMention]:
    previous_end = 0
    for at in _AT_SIGN.finditer(text):
        start = at.start()
        if _HANDLE.fullmatch(at.group()):
            start += 1
            yield IdentityMention(IdentityKind.EMAIL, start, at.end())
        else:
            while start > previous_end and (text[start - 1].isalnum() or text[start - 1] in "._+-"):
                start -= 1
            if start < at.start() and not _is_public_email(text[start : at.end()]):
                yield IdentityMention(IdentityKind.EMAIL, start, at.end())
        previous_end = at.end()
    for match in _SPOKEN_EMAIL.finditer(text):
        yield IdentityMention(IdentityKind.EMAIL, match.start(), match.end())


def _is_public_email(written: str) -> bool:
    # A full stop and the next sentence's first word may hang on to the address.
    address = "".join(written.split()).strip(".").lower()
    return any(f"{address}.".startswith(f"{public}.") for public in _WORDS.emails.public)


def find_case_numbers(text: str) -> Iterator[IdentityMention]:
    for match in _STRONG_CASE.finditer(text):
        is_cited = _OMBUDSMAN.search(text, max(0, match.start() - 20), match.start())
        if not is_cited and not _is_public_case(match.group(1)):
            yield IdentityMention(IdentityKind.CASE_NUMBER, match.start(1), match.end(1))
    for match in _WEAK_CASE.finditer(text):
        value = match.group(1)
        if not _YEARS_ONLY.fullmatch(value) and not _is_public_case(value):
            yield IdentityMention(IdentityKind.CASE_NUMBER, match.start(1), match.end(1))
    for pattern in (_COURT_CASE, _POLICE_CASE):
        for match in pattern.finditer(text):
            yield IdentityMention(IdentityKind.CASE_NUMBER, match.start(), match.end())


def _is_public_case(value: str) -> bool:
    return "".join(value.split()).strip(".").lower() in _WORDS.cases.public


def find_plates(text: str) -> Iterator[IdentityMention]:
    for pattern in (_PLATE, _SMALL_PLATE):
        for match in pattern.finditer(text):
            is_word = match.group(1).lower() in _WORDS.plates.not_plates
            if not is_word and not _AFTER_PLATE.match(text, match.end()):
                yield IdentityMention(IdentityKind.REGISTRATION_PLATE, match.start(), match.end())
    for match in _CUED_PLATE.finditer(text):
        if match.group(2).lower() not in _WORDS.plates.not_plates:
            yield IdentityMention(IdentityKind.REGISTRATION_PLATE, match.start(1), match.end(1))


def find_announced_phones(text: str) -> Iterator[IdentityMention]:
    """Find what is only a phone number because the word before says so («ring 123 45 67»)."""
    for cue in _PHONE_CUE.finditer(text):
        groups = groups_at(text, cue.end(), limit=MOST_DIGITS)
        digits = digits_of(groups)
        is_short = bool(groups) and groups[0].digits in _WORDS.phones.public
        is_public = is_short or is_public_phone(digits) or _DATE_LIKE.match(text, cue.end())
        if len(digits) >= FEWEST_DIGITS and not is_public:
            yield IdentityMention(IdentityKind.PHONE, groups[0].start, groups[-1].end)
