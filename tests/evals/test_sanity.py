"""Before any number means anything: the gold scores 1, parroting and refusing score 0."""

from datetime import date

import pytest

from assistant.reply import Mode, NoticeKind, Outcome
from evals.aggregating import summarise
from evals.case import load_cases
from evals.grounds import load_grounds
from evals.law_grounds import load_law_grounds
from evals.metrics import BY_NAME
from evals.replies import CitationRow, CollectedReply, EvidenceRow, NoticeRow, StatementRow
from evals.scoring.places import carries
from evals.verdict import judge_case

MUST_BE_ONE = (
    "right",
    "outcome_right",
    "all_facts",
    "notices_right",
    "coverage",
    "gold_cited",
    "recall_at_10",
    "all_places_at_10",
    "quote_fidelity",
    "page_accuracy",
    "citation_recall",
    "anchor_precision",
    "norm_fidelity",
)
GUIDELINE = "riktlinje-vald"


@pytest.fixture(scope="module")
def ground(settings, snapshot_name):
    return load_grounds(settings.data_dir / "snapshots" / snapshot_name / "passages.jsonl")


@pytest.fixture(scope="module")
def law(ground):
    return load_law_grounds(ground, as_of=date(2026, 11, 23))


@pytest.fixture(scope="module")
def answerable():
    return [case for case in load_cases() if case.expected_outcome == (Outcome.ANSWERED,)]


def scored(cases, replies, ground, law):
    return [judge_case(case, replies(case), ground, law) for case in cases]


def share(verdicts, metric):
    return summarise(BY_NAME[metric], verdicts).value


def gold_reply(case, ground):
    """The passages with the gold as evidence, their quotes as statements."""
    rows, statements = [], []
    for place in case.gold:
        passage = next(
            p for p in ground.passages.values() if carries(p.text, p.page_first, p.page_last, place)
        )
        rows.append(passage)
        citation = CitationRow(GUIDELINE, passage.page_first, passage.text, passage.id)
        statements.append(StatementRow(passage.text, (citation,)))
    facts = "\n".join(fact[0] for fact in case.required_facts)
    return CollectedReply(
        id=case.id,
        outcome=Outcome.ANSWERED,
        mode=Mode.EXTRACTIVE,
        text="\n".join([*(row.text for row in statements), facts]),
        statements=tuple(statements),
        notices=tuple(NoticeRow(n.kind, n.contains) for n in case.expected_notices),
        evidence=tuple(
            EvidenceRow(rank, p.id, p.source_id, p.page_first, p.page_last, p.text, 1.0)
            for rank, p in enumerate(dict.fromkeys(rows), start=1)
        ),
    )


@pytest.fixture(scope="module")
def gold_verdicts(ground, law, answerable):
    # A whole passage as answer may hold a string that only the answer's own words must not.
    harmless = [case for case in answerable if not case.forbidden]
    return scored(harmless, lambda case: gold_reply(case, ground), ground, law)


@pytest.mark.parametrize("metric", MUST_BE_ONE)
def test_the_gold_as_answer_scores_one(metric, gold_verdicts):
    assert share(gold_verdicts, metric) == 1.0


def echo(case):
    return CollectedReply(
        id=case.id, outcome=Outcome.ANSWERED, mode=Mode.EXTRACTIVE, text=case.question
    )


def test_echoing_the_question_finds_and_quotes_nothing(ground, law, answerable):
    verdicts = scored(answerable, echo, ground, law)
    for metric in ("recall_at_10", "hit_at_10", "reciprocal_rank", "ndcg_at_10", "gold_cited"):
        assert share(verdicts, metric) == 0.0


def test_echoing_the_question_is_not_a_right_answer(ground, law, answerable):
    assert share(scored(answerable, echo, ground, law), "right") == 0.0


def test_refusing_always_scores_zero_on_answerable(ground, law, answerable):
    def refuse(case):
        notice = NoticeRow(NoticeKind.SEE_ALSO, "Se annat.")
        return CollectedReply(case.id, outcome=Outcome.NOT_COVERED, text="Nej.", notices=(notice,))

    verdicts = scored(answerable, refuse, ground, law)
    assert share(verdicts, "right") == 0.0
    assert share(verdicts, "outcome_right") == 0.0
    assert share(verdicts, "false_refusal") == 1.0


def test_a_case_without_a_reply_is_unscored_not_zero(ground, law, answerable):
    verdicts = scored(answerable[:3], lambda case: None, ground, law)
    summary = summarise(BY_NAME["right"], verdicts)
    assert (summary.value, summary.n, summary.unscored) == (None, 0, 3)
