"""The table of metrics: what each is called, which way is better, and how a run sums it up."""

from dataclasses import dataclass
from enum import StrEnum


class Better(StrEnum):
    HIGH = "high"
    LOW = "low"
    # No direction is better in itself: zero is (risk direction), or it is only told (length).
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Metric:
    """`is_yes_no` metrics are 0 or 1 for each case; their mean is a share."""

    name: str
    label: str
    better: Better = Better.HIGH
    is_yes_no: bool = False


def _share(name: str, label: str, better: Better = Better.HIGH) -> Metric:
    return Metric(name, label, better, is_yes_no=True)


RIGHT = "right"
CUT_OFFS = (1, 3, 5, 10)

METRICS: tuple[Metric, ...] = (
    _share(RIGHT, "answer right"),
    _share("outcome_right", "outcome right"),
    _share("false_refusal", "false refusals", Better.LOW),
    _share("false_answer", "false answers", Better.LOW),
    Metric("risk_direction", "risk direction (inventions − omissions)", Better.NEITHER),
    Metric("fact_recall", "required-fact recall"),
    _share("all_facts", "all facts there"),
    _share("free_of_forbidden", "nothing forbidden said"),
    Metric("gold_cited", "gold places quoted"),
    Metric("notice_recall", "expected notices there"),
    _share("notices_right", "all notices right"),
    _share("false_alarm", "false alarms of danger", Better.LOW),
    _share("identity_leak", "identity leak rate", Better.LOW),
    Metric("coverage", "coverage (gold in some passage)"),
    *(Metric(f"recall_at_{k}", f"recall@{k}") for k in CUT_OFFS),
    *(_share(f"hit_at_{k}", f"hit@{k}") for k in CUT_OFFS),
    _share("all_places_at_10", "all places@10"),
    Metric("reciprocal_rank", "MRR"),
    Metric("ndcg_at_10", "nDCG@10"),
    Metric("quote_fidelity", "quote fidelity"),
    Metric("page_accuracy", "page accuracy"),
    Metric("citation_recall", "citation recall"),
    Metric("citation_precision", "citation precision"),
    Metric("anchor_precision", "anchor precision"),
    Metric("anchor_recall", "anchor recall"),
    *(
        Metric(f"{kind}_{side}", f"{kind.replace('_', ' ')} {side}")
        for kind in ("law_reference", "number", "date", "phone")
        for side in ("precision", "recall")
    ),
    Metric("law_exists", "law references that exist"),
    Metric("law_carried", "law references carried by quotes"),
    Metric("law_in_force", "law references in force or warned"),
    Metric("norm_fidelity", "norms as in the quotes"),
    Metric("norm_accuracy", "norms as in the gold"),
    Metric("answer_words", "words in an answer", Better.NEITHER),
)
BY_NAME = {metric.name: metric for metric in METRICS}

# What the short table shows, and what is broken down by kind, section and persona.
SHORT_TABLE = (
    RIGHT,
    "outcome_right",
    "false_refusal",
    "false_answer",
    "risk_direction",
    "fact_recall",
    "all_facts",
    "free_of_forbidden",
    "gold_cited",
    "notices_right",
    "false_alarm",
    "identity_leak",
    "coverage",
    "hit_at_1",
    "hit_at_3",
    "hit_at_5",
    "hit_at_10",
    "all_places_at_10",
    "reciprocal_rank",
    "ndcg_at_10",
    "quote_fidelity",
    "page_accuracy",
    "citation_recall",
    "citation_precision",
    "anchor_precision",
    "law_in_force",
    "norm_accuracy",
    "answer_words",
)
BROKEN_DOWN = (
    RIGHT,
    "outcome_right",
    "all_facts",
    "gold_cited",
    "hit_at_1",
    "hit_at_5",
    "hit_at_10",
)
