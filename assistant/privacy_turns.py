"""Identity data that a conversation gives in parts: «19811218» in one turn, «9876» in the next."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from assistant.privacy_folding import fold
from assistant.privacy_mention import IdentityKind, IdentityMention

BETWEEN_TURNS = "\n"
# A turn with at most this many letters beside its digits is the answer to «vilket nummer?».
MOST_LETTERS = 12
_DATE = re.compile(
    r"(?<!\d)(?:(?:18|19|20)\d\d)[-/. ]?(?:0\d|1[0-2])[-/. ]?[0-3]\d(?!\d)|(?<!\d)\d{6}(?!\d)"
)
_LAST_FOUR = re.compile(r"\D*?(?<!\d)-?(\d{4})\D*")
_YEAR = re.compile(r"19\d\d|20[0-3]\d")


@dataclass(frozen=True, slots=True)
class TurnMention:
    """`start` and `end` are offsets in the turn with this number."""

    turn: int
    kind: IdentityKind
    start: int
    end: int


def join_turns(turns: Sequence[str]) -> str:
    return BETWEEN_TURNS.join(turns)


def cut_at_turns(
    turns: Sequence[str], mentions: Sequence[IdentityMention]
) -> tuple[TurnMention, ...]:
    """Tell which piece of each mention in the joined text stands in which turn."""
    starts = [0, *accumulate(len(turn) + len(BETWEEN_TURNS) for turn in turns)]
    return tuple(
        TurnMention(
            number,
            mention.kind,
            max(mention.start, start) - start,
            min(mention.end, start + len(turn)) - start,
        )
        for mention in mentions
        for number, (turn, start) in enumerate(zip(turns, starts, strict=False))
        if max(mention.start, start) < min(mention.end, start + len(turn))
    )


def numbers_only(
    turns: Sequence[str], find: Callable[[str], Sequence[IdentityMention]]
) -> tuple[TurnMention, ...]:
    """Look past the turns between: the numbers given alone, and four digits after a date."""
    numbers = [number for number, turn in enumerate(turns) if _is_number(turn)]
    given = [turns[number] for number in numbers]
    pieces = cut_at_turns(given, find(join_turns(given)))
    if pieces:
        return tuple(
            TurnMention(numbers[piece.turn], piece.kind, piece.start, piece.end) for piece in pieces
        )
    return _last_four_after_date(turns, numbers)


def _is_number(turn: str) -> bool:
    letters = sum(character.isalpha() for character in turn)
    return any(character.isdigit() for character in turn) and letters <= MOST_LETTERS


def _last_four_after_date(turns: Sequence[str], numbers: Sequence[int]) -> tuple[TurnMention, ...]:
    dated = next((place for place, turn in enumerate(turns) if _DATE.search(fold(turn).text)), None)
    if dated is None:
        return ()
    for number in numbers:
        four = _LAST_FOUR.fullmatch(fold(turns[number]).text)
        if number > dated and four and not _YEAR.fullmatch(four.group(1)):
            return (TurnMention(number, IdentityKind.PERSONNUMMER, 0, len(turns[number])),)
    return ()
