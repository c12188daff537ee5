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
    "norm_accuracy",
    "fact_recall",
    "free_of_forbidden",
    "notice_recall",
    "citation_precision",
    "ndcg_at_10",
    "reciprocal_rank",
    "hit_at_1",
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
    return [case for case in load_cases() if case.answerable]


def scored(cases, replies, ground, law):
    return [judge_case(case, replies(case), ground, law) for case in cases]


def share(verdicts, metric):
    return summarise(BY_NAME[metric], verdicts).value


def passages_of(case, ground):
    """A passage for each gold place, in the best order: what carries most places comes first."""
    left = list(case.gold)
    chosen = {}
    while left:
        carried = {
            key: [g for g in left if carries(p.text, p.page_first, p.page_last, g)]
            for key, p in ground.passages.items()
        }
        best = max(carried, key=lambda key: len(carried[key]))
        chosen |= dict.fromkeys(carried[best], ground.passages[best])
        left = [place for place in left if place not in carried[best]]
    return chosen


def gold_reply(case, ground):
    """The gold quotes as the whole answer, each cited from its page; their passages as evidence."""
    passages = passages_of(case, ground)
    statements = [
        StatementRow(gold.quote, (CitationRow(GUIDELINE, gold.page, gold.quote, passage.id),))
        for gold, passage in passages.items()
    ]
    return CollectedReply(
        id=case.id,
        outcome=Outcome.ANSWERED,
        mode=Mode.EXTRACTIVE,
        text="\n".join(place.quote for place in case.gold),
        statements=tuple(statements),
        notices=tuple(NoticeRow(n.kind, n.contains) for n in case.expected_notices),
        evidence=tuple(
            EvidenceRow(rank, p.id, p.source_id, p.page_first, p.page_last, p.text, 1.0)
            for rank, p in enumerate(dict.fromkeys(passages.values()), start=1)
        ),
    )


@pytest.fixture(scope="module")
def gold_verdicts(ground, law, answerable):
    return scored(answerable, lambda case: gold_reply(case, ground), ground, law)


def test_there_are_cases_enough_to_mean_something(answerable):
    assert len(answerable) > 300


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


def test_answering_everything_by_an_echo_answers_all_that_must_not_be_answered(ground, law):
    cases = [case for case in load_cases() if Outcome.ANSWERED not in case.expected_outcome]
    verdicts = scored(cases, echo, ground, law)
    assert share(verdicts, "false_answer") == 1.0
    assert share(verdicts, "right") == 0.0


def test_refusing_always_scores_zero_on_answerable(ground, law, answerable):
    def refuse(case):
        notice = NoticeRow(NoticeKind.SEE_ALSO, "Se annat.")
        return CollectedReply(case.id, outcome=Outcome.NOT_COVERED, text="Nej.", notices=(notice,))

    # A few let either an answer or a refusal pass; of them a refusal can be right.
    must_answer = [case for case in answerable if case.expected_outcome == (Outcome.ANSWERED,)]
    assert len(must_answer) > 0.95 * len(answerable)
    verdicts = scored(must_answer, refuse, ground, law)
    assert share(verdicts, "right") == 0.0
    assert share(verdicts, "outcome_right") == 0.0
    assert share(verdicts, "false_refusal") == 1.0
    verdicts = scored(answerable, refuse, ground, law)
    for metric in ("gold_cited", "hit_at_10", "recall_at_10", "reciprocal_rank", "all_facts"):
        assert share(verdicts, metric) == 0.0


def test_a_case_without_a_reply_is_unscored_not_zero(ground, law, answerable):
    verdicts = scored(answerable[:3], lambda case: None, ground, law)
    summary = summarise(BY_NAME["right"], verdicts)
    assert (summary.value, summary.n, summary.unscored) == (None, 0, 3)
