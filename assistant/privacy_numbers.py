"""Personal numbers and phone numbers, found by their digits and not by their punctuation."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.privacy_mention import IdentityKind, IdentityMention
from assistant.privacy_strands import LIST_GAP, Groups, Strand, digits_of, strands
from assistant.privacy_words import any_of, privacy_words

CENTURIES = ("18", "19", "20")
RESERVE_PREFIX = "99"
PERSONAL_LENGTHS = (12, 10)
FULL_LENGTH = 12
DATE_LENGTHS = (6, 8)
LAST_FOUR = 4
# «811218-987» and «811218-98765» are the same number, mistyped.
MISTYPED_LAST = (3, 5)
MONTHS = range(1, 13)
DAYS = range(1, 32)
SAMORDNING_DAYS = range(61, 92)
# No law, sum or year is written with ten digits in one run; a mistyped personal number is.
LONG_RUN = 10
FEWEST_IN_ROW = 4

# Shorter public numbers (112) cannot be mistaken for anything and need no way out.
FEWEST_PUBLIC = 6
MOST_PHONE_DIGITS = 15
_PUBLIC = re.compile(
    any_of(number for number in privacy_words().phones.public if len(number) >= FEWEST_PUBLIC)
)
_COUNTRY_CODES = ("0046", "46")
_PUBLIC_STARTS = (*_COUNTRY_CODES, *sorted({n[:3] for n in privacy_words().phones.public}))
# The numbers of digits that a phone number may have, the likeliest first.
INTERNATIONAL_LENGTHS = (11, 12, 13, 10, 14, 9, 8, 15)
DOUBLE_ZERO_LENGTHS = (13, 14, 15, 12, 11)
NATIONAL_LENGTHS = (10, 9, 8, 11, 12)

_PHONE_GAP = re.compile(r"[\s\-/.()~_\u00b7\u2022*'\u2019]{1,5}|%2[0d]|&\#?\w{1,8};", re.IGNORECASE)
_DATE_GAPS = frozenset("-/.:")


def find_numbers(text: str) -> Iterator[IdentityMention]:
    for strand in strands(text):
        place = 0
        while place < len(strand.groups):
            public = _public_phone_at(strand, place)
            found = None if public else _number_at(text, strand, place)
            if found:
                kind, groups = found
                yield IdentityMention(kind, groups[0].start, groups[-1].end)
            # A date of law before a number can look like its beginning, so the search goes on
            # inside what was found; overlapping finds are joined later.
            place += len(public) or 1


def _number_at(text: str, strand: Strand, place: int) -> tuple[IdentityKind, Groups] | None:
    phone = _phone_at(text, strand, place)
    has_plus = text[max(0, strand.groups[place].start - 1)] == "+"
    if phone and (has_plus or _starts_as_mobile(strand, place)):
        return IdentityKind.PHONE, phone
    if personal := _personal_at(strand, place):
        return personal
    if phone:
        return IdentityKind.PHONE, phone
    if len(strand.groups[place].digits) >= LONG_RUN:
        return IdentityKind.RESERVE_NUMBER, strand.groups[place : place + 1]
    return None


def _personal_at(strand: Strand, place: int) -> tuple[IdentityKind, Groups] | None:
    digits = strand.digits_from(place, limit=FULL_LENGTH)
    # Cheap, and true of nearly all numbers: no month begins with any other digit.
    if not (digits[2:3] in "01" or digits.startswith((*CENTURIES, RESERVE_PREFIX))):
        return None
    for length in PERSONAL_LENGTHS:
        kind = date_kind(digits[:length])
        groups = strand.head(place, count=length) if kind else ()
        is_row = _is_enumeration(groups) if strand.is_list else _counts_up(groups)
        if kind and groups and not is_row:
            return kind, groups
    pair = strand.groups[place : place + 2]
    if len(pair) > 1 and _is_typed_as_personal(pair):
        return date_kind(digits_of(pair)) or IdentityKind.PERSONNUMMER, pair
    return None


def _is_typed_as_personal(pair: Groups) -> bool:
    """Tell «811318-9876» and «811218-987»: the shape says enough even where the date is wrong."""
    first, last = (group.digits for group in pair)
    if pair[1].gap.strip() not in {"-", "+"} or len(first) not in DATE_LENGTHS:
        return False
    has_century = len(first) == min(DATE_LENGTHS) or first[:2] in CENTURIES
    # From 2 on, the third digit tells the number of an organisation.
    if not has_century or first[-LAST_FOUR] not in "01":
        return False
    is_date = date_kind(first + "0" * LAST_FOUR) is not None
    return len(last) == LAST_FOUR or (len(last) in MISTYPED_LAST and is_date)


def _is_enumeration(groups: Groups) -> bool:
    """Tell «11, 12, 13, 14, 15» from «811218, 9876»."""
    gaps = {group.gap for group in groups[1:]}
    if not any(map(LIST_GAP.search, gaps)):
        return _counts_up(groups)
    if all(len(group.digits) == 1 for group in groups):
        # Digits spelled out one by one have one separator; decimals in a row have two.
        return len(gaps) > 1
    lists = [place for place, group in enumerate(groups) if LIST_GAP.search(group.gap) and place]
    is_last = lists == [len(groups) - 1] and len(groups[-1].digits) == LAST_FOUR
    return not (is_last and len(groups) in {2, 4})


def _counts_up(groups: Groups) -> bool:
    """Tell a row of page numbers («11 12 13 14 15») from a number in pairs."""
    return len(groups) >= FEWEST_IN_ROW and all(
        int(after.digits) == int(before.digits) + 1 for before, after in pairwise(groups)
    )


def date_kind(digits: str) -> IdentityKind | None:
    """Judge 10 or 12 digits by their date alone: a wrong check digit is still about someone."""
    if len(digits) not in PERSONAL_LENGTHS:
        return None
    if len(digits) == FULL_LENGTH and digits[:2] not in CENTURIES:
        return IdentityKind.RESERVE_NUMBER if digits[:2] == RESERVE_PREFIX else None
    month, day = int(digits[-8:-6]), int(digits[-6:-4])
    if month in MONTHS and day in DAYS:
        return IdentityKind.PERSONNUMMER
    is_samordning = month in MONTHS and day in SAMORDNING_DAYS
    return IdentityKind.SAMORDNINGSNUMMER if is_samordning else None


def _public_phone_at(strand: Strand, place: int) -> Groups:
    """Give the groups of a public number, with or without the country's code."""
    if not strand.digits.startswith(_PUBLIC_STARTS, strand.places[place]):
        return ()
    digits = strand.digits_from(place, limit=MOST_PHONE_DIGITS)
    for national in _national_forms(digits):
        public = _PUBLIC.match(national)
        if public:
            groups = strand.head(place, count=len(digits) - len(national) + public.end())
            return () if _continues(strand, place + len(groups)) else groups
    return ()


def is_public_phone(digits: str) -> bool:
    return any(_PUBLIC.match(national) for national in _national_forms(digits))


def _national_forms(digits: str) -> tuple[str, ...]:
    abroad = (digits.removeprefix(code) for code in _COUNTRY_CODES if digits.startswith(code))
    return (digits, *("0" + rest.removeprefix("0") for rest in abroad))


def _continues(strand: Strand, after: int) -> bool:
    """Tell whether a hyphen glues more digits on: then it is another, longer number."""
    return after < len(strand.groups) and strand.groups[after].gap in {"-", "+"}


def _starts_as_mobile(strand: Strand, place: int) -> bool:
    first = strand.groups[place].digits
    return strand.digits_from(place, limit=2) == "07" and len(first) in {1, 3, 4, 10}


def _phone_at(text: str, strand: Strand, place: int) -> Groups:
    """Give the groups of the most likely length, or none."""
    if _is_row_from_zero(strand.groups[place : place + 2]):
        return ()
    for length in _phone_lengths(text, strand, place):
        groups = strand.head(place, count=length)
        if groups and all(_is_phone_gap(group.gap) for group in groups[1:]):
            return () if _is_day_first_date(groups) else groups
    return ()


def _is_phone_gap(gap: str) -> bool:
    return _PHONE_GAP.fullmatch(gap) is not None


def _phone_lengths(text: str, strand: Strand, place: int) -> tuple[int, ...]:
    first = strand.groups[place]
    before = text[max(0, first.start - 3) : first.start].lower()
    if before.rstrip(" (").endswith(("+", "%2b")):
        return INTERNATIONAL_LENGTHS
    if first.digits.startswith("00") and first.digits != "000":
        return DOUBLE_ZERO_LENGTHS
    if first.digits.startswith("467") or (first.digits == "46" and first.gap == ""):
        return INTERNATIONAL_LENGTHS[:1]
    # What hangs on a hyphen is the tail of a date, unless it begins as mobile numbers do.
    is_tail = place > 0 and first.gap in _DATE_GAPS and not _starts_as_mobile(strand, place)
    is_national = first.digits.startswith("0") and not first.digits.startswith("00")
    return NATIONAL_LENGTHS if is_national and not is_tail else ()


def _is_day_first_date(groups: Groups) -> bool:
    is_shaped = [len(group.digits) for group in groups] == [2, 2, 4]
    return is_shaped and groups[2].digits[:2] in CENTURIES


def _is_row_from_zero(pair: Groups) -> bool:
    """Tell a row of figures that begins with 0 from «(0)8-...» and «0 7 0 1 ...»."""
    if len(pair) == 1 or pair[0].digits != "0" or ")" in pair[1].gap:
        return False
    return pair[1].digits not in {"7", "8", "70", "72", "73", "76", "79"}
