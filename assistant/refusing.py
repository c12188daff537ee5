"""Why a question is not answered, in our own words, and where to turn instead."""

from collections.abc import Sequence

from assistant.composed import Composed
from assistant.deciding import Signals, is_covered
from assistant.phrases import phrase
from assistant.question_rules import asks_missing, carries, names_elsewhere
from assistant.reply import Outcome, Statement
from corpus.written_questions import Gap, GapReason

# A question this far from what must not be done is only strange, not improper.
MIN_MUST_NOT_NEARNESS = 0.55


def why_not(asked: str, signals: Signals, statements: Sequence[Statement]) -> str:
    """Our sentence on why the nearest text is no answer; empty when it is one."""
    text = "\n".join(statement.text for statement in statements)
    if asks_missing(asked):
        return phrase("lead", "missing")
    if not is_covered(signals) or names_elsewhere(asked, text):
        return phrase("lead", "nearby")
    if signals.kind and not carries(signals.kind, text):
        return phrase("lead", "nearby_kind", kind=phrase("kind", signals.kind.value))
    return ""


def not_covered() -> str:
    return f"{phrase('lead', 'not_covered')} {phrase('lead', 'turn_to')}"


def of_gap(gap: Gap, asked: str, *, nearness: float, nearest: Sequence[Statement] = ()) -> Composed:
    """`nearest` is the text shown beside a refusal that is not sure."""
    knows = not gap.signpost.startswith(phrase("gap", "no_signpost"))
    signpost = gap.signpost if knows else phrase("lead", "turn_to")
    if gap.why is GapReason.MUST_NOT and nearness >= MIN_MUST_NOT_NEARNESS:
        lead = phrase("lead", "declined_must_not", signpost=signpost)
        return Composed(Outcome.DECLINED, lead, part=asked)
    if gap.why in {GapReason.OFF_TOPIC, GapReason.MUST_NOT}:
        return Composed(Outcome.NOT_COVERED, not_covered(), part=asked)
    if nearest:
        lead = phrase("lead", "known_gap_unsure", signpost=signpost)
        return Composed(Outcome.NEARBY, lead, tuple(nearest), asked)
    lead = phrase("lead", "known_gap", signpost=signpost)
    return Composed(Outcome.NOT_COVERED, lead, part=asked)
