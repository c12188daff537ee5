"""How binding a sentence is, read from its modal verbs and what denies them."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from corpus.norm import Norm

NORMS_FILE = Path(__file__).with_name("norms.toml")
# How many words a negated subject may hold: «inga sekretessbelagda uppgifter ska».
MAX_SUBJECT_WORDS = 3
# Words kept on each side of a norm to tell two norms of one sentence apart.
NEARBY_WORDS = 6

# The full stop of «kap.» ends nothing: only one before a capital letter or the end does.
_TOKEN = re.compile(
    r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+|\.(?=\s*$|\s+[^\W\d_a-z\u00e5\u00e4\u00f6])|:(?=\s|$)|[,;!?()–]"
)
_STOPS = frozenset(".;:!?")
_PUNCTUATION = frozenset(".,;:!?()–")


class _Modal(BaseModel):
    model_config = ConfigDict(extra="forbid")

    words: frozenset[str]
    positive: Norm | None
    negative: Norm
    needs_infinitive: bool = False


class _Rules(NamedTuple):
    modals: dict[str, _Modal]
    words: dict[str, frozenset[str]]
    clauses: dict[str, frozenset[str]]
    infinitives: frozenset[str]


@cache
def _rules() -> _Rules:
    raw = tomllib.loads(NORMS_FILE.read_text(encoding="utf-8"))
    rows = [
        _Modal.model_validate({**row, "positive": row["positive"] or None}) for row in raw["modal"]
    ]
    return _Rules(
        modals={word: row for row in rows for word in row.words},
        words={name: frozenset(words) for name, words in raw["words"].items()},
        clauses={name: frozenset(words) for name, words in raw["clauses"].items()},
        infinitives=frozenset(raw["infinitives"]["words"].split()),
    )


@dataclass(frozen=True, slots=True)
class FoundNorm:
    """A norm with the infinitives it governs and the lower-case words around it.

    `position` counts in `tokens_of` the sentence.
    """

    norm: Norm
    position: int
    infinitives: tuple[str, ...]
    nearby: tuple[str, ...]


def find_norms(sentence: str) -> tuple[Norm, ...]:
    """Return the norms of `sentence` in the order they stand; none for a plain description."""
    return tuple(found.norm for found in locate_norms(sentence))


def locate_norms(sentence: str) -> tuple[FoundNorm, ...]:
    """Like `find_norms`, with what each norm is said about."""
    tokens = tokens_of(sentence)
    found: list[FoundNorm] = []
    for position, token in enumerate(tokens):
        modal = _rules().modals.get(token)
        norm = _norm_at(tokens, position, modal) if modal else None
        if norm is not None:
            nearby = tokens[max(0, position - NEARBY_WORDS) : position + NEARBY_WORDS + 1]
            found.append(FoundNorm(norm, position, _governed(tokens, position), tuple(nearby)))
    return tuple(found)


def _governed(tokens: Sequence[str], position: int) -> tuple[str, ...]:
    """Collect the infinitives up to the next modal, sentence end or subordinate clause."""
    rules = _rules()
    verbs: list[str] = []
    for token in tokens[position + 1 :]:
        if token in _STOPS or token in rules.modals or token in rules.words["other_auxiliaries"]:
            break
        if verbs and token in rules.words["subordinators"]:
            break
        if token in rules.infinitives:
            verbs.append(token)
    return tuple(verbs)


def tokens_of(sentence: str) -> list[str]:
    """Lower-case words and the punctuation that parts clauses."""
    text = unicodedata.normalize("NFC", sentence).replace("\u00ad", "")
    return [token.lower() for token in _TOKEN.findall(text)]


def _norm_at(tokens: Sequence[str], position: int, modal: _Modal) -> Norm | None:
    reach = _reach(tokens, position)
    if modal.needs_infinitive and reach.infinitive is None:
        return None
    end = reach.infinitive if reach.infinitive is not None else reach.end
    after = range(position + 1, end)
    denied = any(_denies(tokens, place) for place in after) or _denied_before(tokens, position)
    return modal.negative if denied else modal.positive


class _Reach(NamedTuple):
    """How far a modal governs: its infinitive if it has one, and where its clause ends."""

    infinitive: int | None
    end: int


def _reach(tokens: Sequence[str], position: int) -> _Reach:
    rules = _rules()
    if tokens[position + 1 : position + 2] and tokens[position + 1] in rules.words["copulas"]:
        return _Reach(None, position + 1)
    for place in range(position + 1, len(tokens)):
        token = tokens[place]
        if token in _STOPS or token in rules.modals or token in rules.words["other_auxiliaries"]:
            return _Reach(None, place)
        if token in rules.infinitives and not _owned_by_other(tokens, place):
            return _Reach(place, place)
    return _Reach(None, len(tokens))


def _owned_by_other(tokens: Sequence[str], place: int) -> bool:
    """Say whether the word before, a negation aside, ties the infinitive to something else."""
    words = _rules().words
    before = [t for t in tokens[max(0, place - 2) : place] if t not in words["negations"]]
    return bool(before) and before[-1] in words["ties"]


def _denies(tokens: Sequence[str], place: int) -> bool:
    words = _rules().words
    if tokens[place] not in words["negations"]:
        return False
    follows = tokens[place + 1] if place + 1 < len(tokens) else ""
    precedes = tokens[place - 1] if place else ""
    # «ska beviljas eller inte» leaves the matter open; «får, om det inte är olämpligt» denies
    # the condition.
    if follows in words["adding"] or precedes in words["or"]:
        return False
    return not _in_condition(tokens, place)


def _in_condition(tokens: Sequence[str], place: int) -> bool:
    """Say whether an «om» clause between commas holds the negation."""
    for token in reversed(tokens[:place]):
        if token in _PUNCTUATION or token in _rules().modals:
            return False
        if token in _rules().words["condition"]:
            return True
    return False


def _denied_before(tokens: Sequence[str], position: int) -> bool:
    words = _rules().words
    place = position - 1
    while place >= 0 and tokens[place] in words["between"]:
        place -= 1
    if place >= 0 and tokens[place] in words["negations"]:
        return _denies(tokens, place)
    return _negated_subject(tokens, position)


def _negated_subject(tokens: Sequence[str], position: int) -> bool:
    """Find «ingen får», «att inte den utsatta ska»: a clause that opens with a negation."""
    rules = _rules()
    for place in range(position - 1, max(-1, position - 3 - MAX_SUBJECT_WORDS), -1):
        token = tokens[place]
        if token in rules.words["negated_subjects"]:
            openers = _PUNCTUATION | rules.words["negated_clause_starts"]
            opens = place == 0 or tokens[place - 1] in openers
            return opens and _denies(tokens, place)
        if token in _PUNCTUATION or token in rules.words["clause_starts"]:
            return False
        if token in rules.infinitives or token in rules.modals or is_present_tense(token):
            return False
    return False


def is_present_tense(token: str) -> bool:
    """Say whether a lower-case word is an active present of a known verb."""
    infinitives = _rules().infinitives
    return token.endswith("r") and (token[:-1] in infinitives or token[:-2] + "a" in infinitives)


def is_modal(token: str) -> bool:
    return token in _rules().modals


def is_infinitive(token: str) -> bool:
    return token in _rules().infinitives


def is_finite(token: str) -> bool:
    """Say whether a lower-case word can close a clause: a finite verb, or a bare supine."""
    rules = _rules()
    if token in rules.modals or token in rules.clauses["finite"]:
        return True
    # «frågor» is no verb, though «fråga» is.
    is_plural = token.endswith("or") and token[:-1] not in rules.infinitives
    if token in rules.clauses["not_finite"] or is_plural:
        return False
    is_passive = token.endswith("s") and bool({token, token[:-1] + "as"} & rules.infinitives)
    is_supine = token.endswith("at") and token[:-1] in rules.infinitives
    ends_as_verb = token.endswith(tuple(rules.clauses["verb_endings"]))
    return is_present_tense(token) or is_passive or is_supine or ends_as_verb


def clause_words() -> dict[str, frozenset[str]]:
    """The word lists that tell clauses apart, by name."""
    return _rules().clauses
