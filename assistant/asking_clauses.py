"""The things a text asks, each by its own clause.

A question is cut into parts only where search bears the cut out. What stays in one part may still
ask several things, and then needs more than one passage.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.parts import asks, one_of

_SENTENCE_END = re.compile(r"(?<=[.?!;:])\s+|\n+")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """`further` opens one more clause that asks; `verb_first` opens the first of a sentence."""

    further: re.Pattern[str]
    verb_first: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    joiner, before = one_of("joiners"), f"(?:{one_of('lead_ins')}\\s+)?"
    # «..., and under which section»
    opener = rf"(?:{one_of('prepositions')}\s+)?{one_of('openers')}"
    return _Patterns(
        further=re.compile(rf"(?:,\s*|\b{joiner}\s+){before}{opener}\b", re.IGNORECASE),
        verb_first=re.compile(rf"(?:{joiner}\s+)?{one_of('verb_first')}\b", re.IGNORECASE),
    )


def asking_clauses(text: str) -> tuple[str, ...]:
    """Each thing it asks in so many words, with what its sentence tells before it."""
    asking = (sentence for sentence in _SENTENCE_END.split(text) if asks(sentence))
    return tuple(clause for sentence in asking for clause in _clauses(sentence))


def _clauses(sentence: str) -> Iterator[str]:
    starts = [found.start() for found in _patterns().further.finditer(sentence)]
    begun = 0
    for start in starts:
        # «She was found before, is a lock enough?» asks one thing.
        if _asks_itself(sentence[begun:start]):
            yield sentence[begun:start].strip(" ,")
            begun = start
    yield sentence[begun:].strip(" ,")


def _asks_itself(clause: str) -> bool:
    return asks(clause) or _patterns().verb_first.match(clause.strip(" ,")) is not None
