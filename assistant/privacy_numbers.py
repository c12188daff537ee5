"""Personal numbers and phone numbers, found by their digits and not by their punctuation."""

import re
from collections.abc import Iterator

from assistant.privacy_mention import IdentityKind, IdentityMention
from assistant.privacy_strands import Strand, digits_of, strands, windows
from assistant.privacy_words import privacy_words

CENTURIES = ("18", "19", "20")
RESERVE_PREFIX = "99"
SAMORDNING_DAY = 60
# No law, sum or year is written with ten digits in one run; a mistyped personal number is.
LONG_RUN = 10
MOST_PHONE_DIGITS = 15

_PUBLIC = privacy_words().phones.public
_LIST_GAP = re.compile(r"[,;]\s")
_PHONE_GAP = re.compile(r"[\s\-/.()~_\u00b7\u2022*'\u2019]{1,5}|%2[0d]|&\#?\w{1,8};", re.IGNORECASE)


def find_numbers(text: str) -> Iterator[IdentityMention]:
    for strand in strands(text):
        place = 0
        while place < len(strand):
            found = _number_at(text, strand, place)
            if found is None:
                place += 1
                continue
            kind, groups = found
            place += len(groups)
            if kind is not None:
                yield IdentityMention(kind, groups[0].start, groups[-1].end)


def _number_at(
    text: str, strand: Strand, place: int
) -> tuple[IdentityKind | None, Strand] | None:
    """Give what starts with this group; a public phone number is found and has no kind."""
    public = public_phone_at(text, strand, place)
    if public:
        return None, public
    if _starts_as_mobile(strand, place) and (phone := _phone_at(text, strand, place)):
        return IdentityKind.PHONE, phone
    for groups in reversed(tuple(windows(strand, place, limit=12))):
        kind = _personal_kind(groups)
        if kind:
            return kind, groups
    if phone := _phone_at(text, strand, place):
        return IdentityKind.PHONE, phone
    if len(strand[place].digits) >= LONG_RUN:
        return IdentityKind.RESERVE_NUMBER, strand[place : place + 1]
    return None


def _personal_kind(groups: Strand) -> IdentityKind | None:
    if _is_typed_as_personal(groups):
        return date_kind(digits_of(groups)) or IdentityKind.PERSONNUMMER
    return date_kind(digits_of(groups)) if _hangs_together(groups) else None


def _is_typed_as_personal(groups: Strand) -> bool:
    """Tell «811318-9876» and «811218-987»: the shape says enough even where the date is wrong."""
    if len(groups) != 2 or groups[1].gap.strip() not in {"-", "+"}:
        return False
    first, last = groups[0].digits, groups[1].digits
    is_date_like = len(first) == 6 or (len(first) == 8 and first[:2] in CENTURIES)
    if not is_date_like or first[-4] not in "01":
        # From 2 on, the third digit tells the number of an organisation.
        return False
    return len(last) == 4 or (len(last) in {3, 5} and date_kind(first + "0000") is not None)


def _hangs_together(groups: Strand) -> bool:
    """Refuse enumerations («11, 12, 13, 14, 15»), but not «811218, 9876»."""
    lists = [place for place, group in enumerate(groups[1:], 1) if _LIST_GAP.search(group.gap)]
    if not lists:
        return True
    if all(len(group.digits) == 1 for group in groups):
        # Digits spelled out one by one have one separator; decimals in a row have two.
        return len({group.gap for group in groups[1:]}) == 1
    last = len(groups) - 1
    return lists == [last] and len(groups[last].digits) == 4 and len(groups) in {2, 4}


def date_kind(digits: str) -> IdentityKind | None:
    """Judge 10 or 12 digits by their date alone: a wrong check digit is still about someone."""
    if len(digits) not in {10, 12}:
        return None
    if len(digits) == 12 and digits[:2] == RESERVE_PREFIX:
        return IdentityKind.RESERVE_NUMBER
    if len(digits) == 12 and digits[:2] not in CENTURIES:
        return None
    month, day = int(digits[-8:-6]), int(digits[-6:-4])
    if not 1 <= month <= 12:
        return None
    if 1 <= day <= 31:
        return IdentityKind.PERSONNUMMER
    is_samordning = 1 <= day - SAMORDNING_DAY <= 31
    return IdentityKind.SAMORDNINGSNUMMER if is_samordning else None


def public_phone_at(text: str, strand: Strand, place: int) -> Strand:
    for groups in reversed(tuple(windows(strand, place, limit=MOST_PHONE_DIGITS))):
        national = re.sub(r"^(?:0046|46)0?", "0", digits_of(groups))
        if len(national) >= 6 and national in _PUBLIC and not _continues(strand, place, groups):
            return groups
    return ()


def _continues(strand: Strand, place: int, groups: Strand) -> bool:
    """Tell whether a hyphen glues more digits on: then it is another, longer number."""
    after = place + len(groups)
    return after < len(strand) and strand[after].gap in {"-", "+"}


def _starts_as_mobile(strand: Strand, place: int) -> bool:
    first = strand[place].digits
    return first.startswith("07") and len(first) in {3, 4}


def _phone_at(text: str, strand: Strand, place: int) -> Strand:
    """Give the groups of the most likely length, or none."""
    lengths = _phone_lengths(text, strand, place)
    candidates = {
        len(digits_of(groups)): groups
        for groups in windows(strand, place, limit=MOST_PHONE_DIGITS)
        if all(_PHONE_GAP.fullmatch(group.gap) for group in groups[1:])
    }
    found = next((candidates[length] for length in lengths if length in candidates), ())
    return () if _is_day_first_date(found) or _is_row_from_zero(found) else found


def _phone_lengths(text: str, strand: Strand, place: int) -> tuple[int, ...]:
    """Give the numbers of digits that make a phone number here, the likeliest first."""
    first = strand[place]
    if text[max(0, first.start - 3) : first.start].rstrip(" (").endswith("+"):
        return (11, 12, 13, 10, 14, 9, 8, 15)
    if text[max(0, first.start - 3) : first.start].lower() == "%2b":
        return (11, 12, 13, 10, 14, 9, 8)
    if first.digits.startswith("00"):
        return (13, 14, 15, 12, 11)
    if first.digits.startswith("467") or (first.digits == "46" and first.gap == ""):
        return (11,)
    if not first.digits.startswith("0"):
        return ()
    if place and first.gap in {"-", "/", ".", ":"}:
        # The tail of a date; only a whole mobile number is believed here.
        return (10,) if _starts_as_mobile(strand, place) else ()
    return (10, 9, 8, 11, 12)


def _is_day_first_date(groups: Strand) -> bool:
    lengths = [len(group.digits) for group in groups]
    return lengths == [2, 2, 4] and groups[2].digits[:2] in CENTURIES


def _is_row_from_zero(groups: Strand) -> bool:
    """Tell a row of figures that begins with 0 from «(0)8-...» and «0 7 0 1 ...»."""
    if len(groups) < 2 or groups[0].digits != "0" or ")" in groups[1].gap:
        return False
    return groups[1].digits[0] not in "78" or len(groups[1].digits) > 2
