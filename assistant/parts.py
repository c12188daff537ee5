"""A question that asks several things, cut into the things it asks."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.retrieval import Found
from corpus.law_reference_finding import find_law_references
from corpus.words import content_words

RULES_FILE = Path(__file__).parent / "parts.toml"
MAX_PARTS = 4
MIN_PART_WORDS = 2
# A text longer than this is a document, not a question with several parts.
MAX_SPLIT_CHARS = 3000
# Each place where it may be cut costs two searches.
MAX_CUTS = 12
# How near a written question each side must be, alone and beside the whole. Set on pairs made of
# single development questions (evals/LOG.md).
MIN_NEARNESS = 0.35
MIN_JOINED_NEARNESS = 0.5
SENTENCE_MARGIN = -0.15
OPENER_MARGIN = -0.10
PARALLEL_MARGIN = -0.10
JOINED_MARGIN = -0.05

Search = Callable[[str], Found]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place to cut and how much nearer than the whole both sides must be."""

    left: str
    right: str
    margin: float
    least: float = MIN_NEARNESS


@dataclass(frozen=True, slots=True)
class _Patterns:
    boundary: re.Pattern[str]
    ends_sentence: re.Pattern[str]
    opens: re.Pattern[str]
    asks: re.Pattern[str]
    joiner: re.Pattern[str]
    condition: re.Pattern[str]
    turns_to_ask: re.Pattern[str]
    preposition: re.Pattern[str]


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))


def one_of(name: str) -> str:
    """A pattern that matches any word of a list of the rules."""
    return f"(?:{'|'.join(_rules()[name])})"


@cache
def _patterns() -> _Patterns:
    rules = _rules()
    opener, lead_in, joiner, asking = map(one_of, ("openers", "lead_ins", "joiners", "asking"))
    beginner = "|".join(dict.fromkeys((*rules["joiners"], *rules["lead_ins"])))
    # «... and then my colleague wonders whether ...»
    wonders = rf"\b{asking}(?:\s+\w+){{0,2}}?\s+(?:om|{opener})\b"
    sentence = r"[.?!;:]+\s+|\s*\n\s*|\s+(?=\d[).]\s)"
    return _Patterns(
        boundary=re.compile(rf"{sentence}|,\s+|\s+(?={joiner}\s)", re.IGNORECASE),
        ends_sentence=re.compile(sentence),
        opens=re.compile(
            rf"^(?:(?:{lead_in}|\d[).])[\s:,]+){{0,5}}{opener}\b|^(?:\w+\s+){{0,3}}{wonders}",
            re.IGNORECASE,
        ),
        asks=re.compile(
            rf"(?:^|[,.!?;:\n]\s*|\b{joiner}\s+)(?:\d[).]\s*)?{opener}\b|{wonders}|\?",
            re.IGNORECASE,
        ),
        joiner=re.compile(rf"^(?:{joiner}\s+){{1,3}}", re.IGNORECASE),
        condition=re.compile(
            # Each word once and few of them: «och och och ...» must not be read in two ways.
            rf"(?:^|[.?!;:,\n])\s*(?:(?:{beginner})\s+){{0,5}}"
            rf"(?:{'|'.join(rules['conditions'])})\b[^.?!;:,\n]*,?$",
            re.IGNORECASE,
        ),
        turns_to_ask=re.compile(rf",\s+{opener}\b", re.IGNORECASE),
        preposition=re.compile(rf"(?:{'|'.join(rules['prepositions'])})\b", re.IGNORECASE),
    )


def split_parts(question: str, search: Search) -> tuple[str, ...]:
    """The questions in it, at most `MAX_PARTS`; just the whole when it asks one thing.

    It is cut where both sides are near written questions and lead to different passages. Nothing
    is left out: what asks nothing goes with what it is told for.
    """
    if len(question) > MAX_SPLIT_CHARS:
        return (question,)
    parts = [without_runs(question)]
    while len(parts) < MAX_PARTS:
        found = [(number, cut) for number, part in enumerate(parts) if (cut := _best(part, search))]
        if not found:
            break
        number, cut = found[0]
        parts[number : number + 1] = [cut.left, cut.right]
    return tuple(_trimmed(part) for part in parts) if len(parts) > 1 else (question,)


def without_runs(text: str) -> str:
    """One blank for several, no empty lines: thousands of them cost the patterns seconds."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def asks(text: str) -> bool:
    """Whether it holds a question mark, or opens a sentence or clause as a question does."""
    return bool(_patterns().asks.search(text))


def _best(part: str, search: Search) -> _Cut | None:
    """The cut whose worse side is nearest to a written question."""
    found = search(part)
    whole = _nearness(found)
    good: list[tuple[float, _Cut]] = []
    for cut in _cuts(part):
        left, right = search(cut.left), search(cut.right)
        # «numret till A och B» is one question: apart, B is no longer asked for by name.
        if not found.exact <= left.exact | right.exact:
            continue
        worse = min(_nearness(left), _nearness(right))
        if worse >= max(cut.least, whole + cut.margin) and _leads_to(left) != _leads_to(right):
            good.append((worse - cut.margin, cut))
    return max(good, key=lambda scored: scored[0])[1] if good else None


def _cuts(part: str) -> Iterator[_Cut]:
    references = [(found.start, found.end) for found in find_law_references(part)]
    for match in list(_patterns().boundary.finditer(part))[:MAX_CUTS]:
        # The point of «4 kap. 1 §» ends no sentence.
        if any(start < match.start() < end for start, end in references):
            continue
        left, right = part[: match.end()].strip(), part[match.end() :].strip()
        if min(len(content_words(left)), len(content_words(right))) < MIN_PART_WORDS:
            cut = _parallel(left, right)
        elif _patterns().ends_sentence.match(part, match.start()):
            cut = _after_sentence(left, right)
        else:
            cut = _inside_sentence(left, right, joined=not match.group().startswith(","))
        if cut:
            yield cut


def _after_sentence(left: str, right: str) -> _Cut | None:
    if asks(left):
        return _Cut(left, right, SENTENCE_MARGIN)
    return _of_keywords(left, right)


def _inside_sentence(left: str, right: str, *, joined: bool) -> _Cut | None:
    does_ask = asks(left)
    # «If she declines, what do we do?» is one question.
    if not joined and _patterns().condition.search(left):
        return None
    if _patterns().opens.match(right):
        return _Cut(left, right, OPENER_MARGIN) if does_ask else None
    # «... and the plan she works by, is it for me to write?» asks after what it is about.
    if does_ask and _patterns().joiner.match(right) and _patterns().turns_to_ask.search(right):
        return _Cut(left, right, OPENER_MARGIN)
    if not joined:
        return None
    if parallel := _parallel(left, right):
        return parallel
    return (
        _Cut(left, right, JOINED_MARGIN, MIN_JOINED_NEARNESS)
        if does_ask
        else _of_keywords(left, right)
    )


def _of_keywords(left: str, right: str) -> _Cut | None:
    """Neither side asks in so many words. A story told before its question belongs to it."""
    if asks(right):
        return None
    return _Cut(left, right, JOINED_MARGIN, MIN_JOINED_NEARNESS)


def _parallel(left: str, right: str) -> _Cut | None:
    """«... i beslutet» and «och i uppdraget»: the second takes its beginning from the first."""
    own = _trimmed(right)
    preposition = _patterns().preposition.match(own)
    if preposition is None:
        return None
    places = list(re.finditer(rf"\b{preposition.group()}\b", left, re.IGNORECASE))
    shared = left[: places[-1].start()].strip() if places else ""
    return _Cut(left, f"{shared} {own}", PARALLEL_MARGIN) if content_words(shared) else None


def _nearness(found: Found) -> float:
    return next((hit.similarity for hit in found.written if hit.gap is None), 0.0)


def _leads_to(found: Found) -> str:
    return found.hits[0].passage.id if found.hits else ""


def _trimmed(part: str) -> str:
    return _patterns().joiner.sub("", part).strip(" ,;:")
