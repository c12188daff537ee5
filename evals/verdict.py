"""A case and its reply in, a `Verdict` out: every measure of that case and why it is wrong."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from evals.case import Case, Split
from evals.grounds import Grounds
from evals.law_grounds import LawGrounds
from evals.measuring import measure, wrong_because
from evals.replies import CollectedReply
from evals.scoring.places import gold_in_passages

NO_REPLY = "no reply was collected"
DIGEST_DIGITS = 12
# Beyond this, floating point differs from machine to machine.
DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Verdict:
    """`values` maps metric names to numbers, None where undefined; empty when `unscored`.

    `digest` tells whether the case is the same as in another run; `top_score` is the evidence's
    best score, by which the risk-coverage curve orders the replies.
    """

    case_id: str
    kind: str
    persona: str
    split: Split
    section: str
    answerable: bool
    digest: str
    outcome: str = ""
    values: Mapping[str, float | None] | None = None
    reasons: tuple[str, ...] = ()
    top_score: float | None = None
    unscored: str = ""

    def value(self, metric: str) -> float | None:
        return self.values.get(metric) if self.values else None


def judge_case(
    case: Case, reply: CollectedReply | None, grounds: Grounds, law: LawGrounds
) -> Verdict:
    """Score one case; without a reply it is unscored, which is not a zero."""
    about = {
        "case_id": case.id,
        "kind": case.kind,
        "persona": case.persona,
        "split": case.split,
        "section": section_of(case, grounds),
        "answerable": case.answerable,
        "digest": case_digest(case),
    }
    if reply is None or reply.outcome is None:
        return Verdict(**about, unscored=reply.failed if reply else NO_REPLY)  # type: ignore[arg-type]
    return Verdict(
        **about,  # type: ignore[arg-type]
        outcome=reply.outcome.value,
        values={name: _rounded(v) for name, v in measure(case, reply, grounds, law).items()},
        reasons=wrong_because(case, reply),
        top_score=max((row.score for row in reply.evidence), default=None),
    )


def _rounded(value: float | None) -> float | None:
    # Adding zero turns -0.0 into 0.0.
    return None if value is None else round(value, DECIMALS) + 0.0


def case_digest(case: Case) -> str:
    """Hash what is asked and expected; the note and the split may change without harm."""
    fields = {key: value for key, value in asdict(case).items() if key not in ("note", "split")}
    fields["expected_outcome"] = sorted(case.expected_outcome)
    encoded = json.dumps(fields, ensure_ascii=False, sort_keys=True).encode()
    return hashlib.sha256(encoded).hexdigest()[:DIGEST_DIGITS]


def section_of(case: Case, grounds: Grounds) -> str:
    """Name the section that the case's first gold place stands in."""
    for passage in grounds.passages.values():
        if case.gold and gold_in_passages({passage.id: passage}, case.gold[:1]):
            return " > ".join(passage.heading_path)
    return ""
