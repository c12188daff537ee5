"""The privacy stop: identity data is found before a question is searched, kept, logged or sent."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.privacy_addresses import find_addresses
from assistant.privacy_births import find_announced_numbers, find_incomplete_numbers
from assistant.privacy_clean import BARRIER, blank_clean_numbers
from assistant.privacy_folding import fold
from assistant.privacy_mention import IdentityKind, IdentityMention
from assistant.privacy_names import find_names
from assistant.privacy_numbers import find_numbers
from assistant.privacy_patterns import (
    find_announced_phones,
    find_case_numbers,
    find_emails,
    find_plates,
)
from assistant.privacy_strands import with_digits_for_letters
from assistant.privacy_turns import TurnMention, cut_at_turns, join_turns, numbers_only
from assistant.privacy_words import privacy_words

__all__ = [
    "IdentityKind",
    "IdentityMention",
    "TurnMention",
    "find_identity_data",
    "find_over_turns",
    "redact",
]

# A second round is rare and a third was never seen outside hostile texts.
MOST_ROUNDS = 4

_Finder = Callable[[str], Iterator[IdentityMention]]
_FINDERS_IN_WORDS: tuple[_Finder, ...] = (
    find_emails,
    find_case_numbers,
    find_plates,
    find_addresses,
    find_names,
)
_FINDERS_IN_DIGITS: tuple[_Finder, ...] = (find_announced_numbers, find_incomplete_numbers)
_FINDERS_PAST_CLEAN_NUMBERS: tuple[_Finder, ...] = (find_numbers, find_announced_phones)


def find_identity_data(text: str) -> tuple[IdentityMention, ...]:
    """Give what points at a person, in the order of the text, as offsets in the text as written."""
    folded = fold(text)
    marker = privacy_words().marker
    words = folded.text.replace(marker, BARRIER * len(marker))
    digits = with_digits_for_letters(words)
    found = [
        *_all_of(_FINDERS_IN_DIGITS, digits),
        *_all_of(_FINDERS_PAST_CLEAN_NUMBERS, blank_clean_numbers(digits)),
        *_all_of(_FINDERS_IN_WORDS, words),
    ]
    return tuple(
        IdentityMention(mention.kind, *folded.original_span(mention.start, mention.end))
        for mention in _merged(found)
    )


def redact(text: str) -> str:
    """Put the marker in the place of each mention and leave everything else as it was."""
    # What is left may read as identity data once its neighbour is gone, hence the rounds.
    for _ in range(MOST_ROUNDS):
        mentions = find_identity_data(text)
        for mention in reversed(mentions):
            text = text[: mention.start] + privacy_words().marker + text[mention.end :]
        if not mentions:
            return text
    # Only a text built to defeat us comes here: nothing of its stretch of mentions is kept.
    while mentions := find_identity_data(text):
        text = text[: mentions[0].start] + privacy_words().marker + text[mentions[-1].end :]
    return text


def find_over_turns(turns: Sequence[str]) -> tuple[TurnMention, ...]:
    """Find identity data in a conversation, also where a number or a name is split over turns."""
    mentions = cut_at_turns(turns, find_identity_data(join_turns(turns)))
    if mentions:
        return mentions
    return numbers_only(turns, find_identity_data)


def _all_of(finders: Iterable[_Finder], text: str) -> Iterator[IdentityMention]:
    for finder in finders:
        yield from finder(text)


def _merged(found: Iterable[IdentityMention]) -> Iterator[IdentityMention]:
    """Join overlapping mentions into one that covers them, named by the longest."""
    current: IdentityMention | None = None
    longest = 0
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        length = mention.end - mention.start
        if current is None or mention.start >= current.end:
            if current is not None:
                yield current
            current, longest = mention, length
            continue
        kind = mention.kind if length > longest else current.kind
        current = IdentityMention(kind, current.start, max(current.end, mention.end))
        longest = max(longest, length)
    if current is not None:
        yield current
