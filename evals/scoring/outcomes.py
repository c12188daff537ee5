"""Whether it was right to answer; and where not, whether something was invented or left out."""

from collections import Counter
from collections.abc import Collection, Iterable

from assistant.reply import Outcome

Expected = Collection[Outcome]


def outcome_right(outcome: Outcome, expected: Expected) -> float:
    """1 if the outcome is one of those the case accepts."""
    return float(outcome in expected)


def false_refusal(outcome: Outcome, expected: Expected) -> float | None:
    """1 if a question that must be answered was not.

    Defined where the case accepts an answer. The «over-refusal» of selective question answering
    (El-Yaniv & Wiener 2010).
    """
    if Outcome.ANSWERED not in expected:
        return None
    return float(outcome is not Outcome.ANSWERED and outcome not in expected)


def false_answer(outcome: Outcome, expected: Expected) -> float | None:
    """1 if a question that must not be answered was. Defined where the case accepts no answer."""
    if Outcome.ANSWERED in expected:
        return None
    return float(outcome is Outcome.ANSWERED)


def risk_direction(*, invented: bool, omitted: bool) -> float:
    """+1 for a reply that says what it should not, −1 for one that leaves out what it should say.

    The mean tells which way a system errs; a reply that does both counts as an invention, because
    that is what hurts. Own measure.
    """
    if invented:
        return 1.0
    return -1.0 if omitted else 0.0


def confusion(pairs: Iterable[tuple[Expected, Outcome]]) -> dict[str, dict[str, int]]:
    """Count replies: expected outcomes, joined by `/`, against the outcome there was."""
    counts = Counter(("/".join(sorted(expected)), outcome.value) for expected, outcome in pairs)
    table: dict[str, dict[str, int]] = {}
    for (expected, outcome), count in sorted(counts.items()):
        table.setdefault(expected, {})[outcome] = count
    return table
