"""What a question's wording tells of the places it wants: several, every row, just a number."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.asking_clauses import asking_clauses
from assistant.followup import own_words

RULES_FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Wanted:
    """`number` tells that a telephone number answers it by itself."""

    several: bool
    number: bool


def wanted_by(question: str, *, parts: int = 1) -> Wanted:
    """`parts` is among how many parts of a question its answer's length is shared."""
    return Wanted(
        several=parts > 1 or len(asking_clauses(question)) > 1,
        number=_wants_number(own_words(question)),
    )


def _wants_number(question: str) -> bool:
    clauses = asking_clauses(question)
    # Who names a unit and asks nothing wants its number too.
    return not clauses or (len(clauses) == 1 and _says("wants_number", clauses[0]))


def asks_for_all(question: str) -> bool:
    return _says("asks_for_all", question)


def _says(name: str, question: str) -> bool:
    return _rules()[name].search(question) is not None


@cache
def _rules() -> dict[str, re.Pattern[str]]:
    raw = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))
    return {name: re.compile(text, re.IGNORECASE) for name, text in raw["pattern"].items()}
