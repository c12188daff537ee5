"""What a question's wording alone tells: what must be declined, danger, the answer asked for."""

import re
import tomllib
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from math import inf
from pathlib import Path
from typing import Any

from corpus.intents import Intent, intent_odds

RULES_FILE = Path(__file__).parent / "question_rules.toml"
# Rules read the start and the end of an over-long question, where people put what they ask.
MAX_RULE_CHARS = 2000


# Log-odds from which the model's word counts, each from the curve in
# docs/decisions/0013-learnt-intents.md.
MIN_ODDS = {
    Intent.URGENT: -1.5,
    Intent.REVEAL: -0.25,
    Intent.INVENT: -0.5,
    Intent.VERDICT: -0.5,
    Intent.OFF_TOPIC: -0.5,
}


class Declined(StrEnum):
    REVEAL = "reveal"
    INVENT = "invent"
    VERDICT = "verdict"


class AnswerKind(StrEnum):
    """A concrete thing asked for, that the quoted text must hold to answer."""

    AMOUNT = "amount"
    DURATION = "duration"
    PENALTY = "penalty"
    AVAILABILITY = "availability"
    DATE = "date"
    ADDRESS = "address"
    PERSON = "person"
    WAITING = "waiting"
    CONTENTS = "contents"
    PHONE = "phone"
    EMAIL = "email"
    HOURS = "hours"
    COUNT = "count"
    WEB = "web"


# So sure is the model of calm that not even the plainest words make danger of a question («vilken
# metod bedömer risken att hon dödas»): in cross-validation no acute example falls below it.
CALM_ODDS = -6.0
# Below this the answer stays whole behind the notice: in cross-validation 94 of the 112 acute
# examples that say so in plain words lie above, and none of 66 calm ones that use those words.
SURE_ODDS = 0.0
# So sure is it of no verdict («kan vi bevilja flytt av hennes möbler») that the plain words do not
# count; of 29 development questions whose words want one the lowest has -3.8.
NO_VERDICT_ODDS = -4.0
SECRETS_AND_FICTION = (Declined.REVEAL, Declined.INVENT)
# Which homes have room, how many are placed, what a form asks: near a secret's words, yet none.
NO_SECRETS = frozenset({AnswerKind.AVAILABILITY, AnswerKind.COUNT, AnswerKind.CONTENTS})
# Whoever wants a number to give to somebody wants nothing decided.
NO_VERDICTS = frozenset({AnswerKind.PHONE, AnswerKind.EMAIL, AnswerKind.WEB})


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any(patterns: Sequence[str], text: str) -> bool:
    return any(_compiled(pattern).search(text) for pattern in patterns)


def _readable(question: str) -> str:
    folded = " ".join(question.split())
    if len(folded) <= MAX_RULE_CHARS:
        return folded
    return f"{folded[: MAX_RULE_CHARS // 2]} {folded[-MAX_RULE_CHARS // 2 :]}"


def must_decline(question: str) -> Declined | None:
    text = _readable(question)
    kind, odds = asked_kind(text), intent_odds(text)
    possible = list(Declined) if _may_want_verdict(text, kind, odds) else [*SECRETS_AND_FICTION]
    for reason in possible:
        if _any(_rules()["declined"][reason.value], text):
            return reason
    if kind in NO_SECRETS:
        return None
    if _any(_rules()["open"]["reveal"], text):
        possible.remove(Declined.REVEAL)
    over = {reason: _over(odds, Intent(reason.value)) for reason in possible}
    surest = max(possible, key=over.__getitem__)
    return surest if over[surest] >= 0 else None


def _may_want_verdict(text: str, kind: AnswerKind | None, odds: dict[Intent, float]) -> bool:
    if kind in NO_VERDICTS or odds[Intent.VERDICT] < NO_VERDICT_ODDS:
        return False
    return not _asks_about_the_rule(text)


def _asks_about_the_rule(text: str) -> bool:
    """Whether a ground counts at all, or what one says to somebody, though «hon» stands there."""
    rules = _rules()["open"]
    return _any(rules["verdict"], text) and not _any(rules["this_case"], text)


def is_urgent(question: str) -> bool:
    """Danger now or talk of suicide; ordinary words of violence are no danger by themselves."""
    return names_danger(question) or _over(intent_odds(_readable(question)), Intent.URGENT) >= 0


def names_danger(question: str) -> bool:
    """Danger in plain words, and nothing that makes it certain that there is none."""
    return _named_odds(_readable(question)) >= CALM_ODDS


def is_surely_urgent(question: str) -> bool:
    """Surer than `is_urgent`: plain enough for the answer to be cut short."""
    return _named_odds(_readable(question)) >= SURE_ODDS


def _named_odds(text: str) -> float:
    """Log-odds of danger where plain words name it; else none at all."""
    named = _any(_rules()["urgent"]["patterns"], text)
    return intent_odds(text)[Intent.URGENT] if named else -inf


def is_off_topic(question: str) -> bool:
    """By its wording alone: counts only where the sources do not clearly answer."""
    return _over(intent_odds(_readable(question)), Intent.OFF_TOPIC) >= 0


def _over(odds: dict[Intent, float], intent: Intent) -> float:
    return odds[intent] - MIN_ODDS[intent]


def asks_something(question: str) -> bool:
    return _compiled(_rules()["urgent"]["asks"]).search(_readable(question)) is not None


def asked_kind(question: str) -> AnswerKind | None:
    text = _readable(question)
    for kind in AnswerKind:
        if _compiled(_rules()["kind"][kind.value]["asks"]).search(text):
            return kind
    return None


def carries(kind: AnswerKind, text: str) -> bool:
    return _compiled(_rules()["kind"][kind.value]["carries"]).search(text) is not None


def without_asking(kind: AnswerKind, question: str) -> str:
    """The question without the words that say which kind of answer it wants."""
    return _compiled(_rules()["kind"][kind.value]["asks"]).sub(" ", question)


def names_elsewhere(question: str, text: str) -> bool:
    """Whether it asks how another place does it; who comes from there asks nothing of it."""
    readable, rules = _readable(question), _rules()["elsewhere"]
    moved = _compiled(rules["moved"])
    return any(
        found[0].casefold() not in text.casefold() and not moved.search(readable[: found.start()])
        for found in _compiled(rules["places"]).finditer(readable)
    )


def asks_unloaded(question: str) -> bool:
    """Whether it asks what another document says, which the sources here do not hold."""
    return _compiled(_rules()["unloaded"]["asks"]).search(_readable(question)) is not None


def asks_missing(question: str) -> bool:
    """Whether it asks what stands in a part that the source names but does not hold."""
    text, rules = _readable(question), _rules()["missing"]
    return bool(_compiled(rules["asks"]).search(text) and not _compiled(rules["uses"]).search(text))


def asks_to_disclose(question: str) -> bool:
    """Whether it asks to let somebody know what secrecy covers: never answered by a plain yes."""
    return _compiled(_rules()["disclose"]["asks"]).search(_readable(question)) is not None
