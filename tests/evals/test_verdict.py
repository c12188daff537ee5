import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from assistant.reply import NoticeKind, Outcome
from corpus.law_reference import LawReference
from evals.case import ExpectedNotice, Split
from evals.law_grounds import load_law_grounds
from evals.measuring import measure, wrong_because
from evals.metrics import BROKEN_DOWN, METRICS, SHORT_TABLE
from evals.verdict import case_digest, judge_case


@pytest.fixture
def law(grounds):
    return load_law_grounds(grounds, as_of=date(2026, 11, 23))


def test_every_metric_of_the_table_is_measured(make_case, make_reply, grounds, law):
    values = measure(make_case(), make_reply(), grounds, law)
    assert set(values) == {metric.name for metric in METRICS}
    assert {*SHORT_TABLE, *BROKEN_DOWN} <= set(values)


def test_a_right_answer_has_no_reason_to_be_wrong(make_case, make_reply, grounds, law):
    verdict = judge_case(make_case(), make_reply(), grounds, law)
    assert verdict.reasons == ()
    assert verdict.value("right") == 1.0
    assert verdict.section == "Handläggning > Anmälan"
    assert verdict.top_score == 0.5


@pytest.mark.parametrize(
    ("case", "reply", "reason"),
    [
        ({}, {"outcome": Outcome.NEARBY}, "outcome nearby, expected answered"),
        ({}, {"statements": ()}, "answered without a citation"),
        ({"required_facts": (("skriftligt",),)}, {}, "missing fact: skriftligt"),
        ({"forbidden": ("genast",)}, {}, "forbidden: genast"),
        (
            {"expected_notices": (ExpectedNotice(NoticeKind.URGENT, "112"),)},
            {},
            "missing notice: urgent with '112'",
        ),
    ],
)
def test_each_part_of_right_can_fail_alone(case, reply, reason, make_case, make_reply):
    assert wrong_because(make_case(**case), make_reply(**reply)) == (reason,)


def test_a_failure_is_unscored_with_its_reason(make_case, make_reply, grounds, law):
    failed = make_reply(outcome=None, failed="timeout")
    verdict = judge_case(make_case(), failed, grounds, law)
    assert verdict.unscored == "timeout"
    assert verdict.value("right") is None


def test_retrieval_is_undefined_for_questions_without_an_answer(
    make_case, make_reply, grounds, law
):
    case = make_case(answerable=False, expected_outcome=(Outcome.NEARBY,))
    values = measure(case, make_reply(), grounds, law)
    assert values["hit_at_1"] is None
    assert values["coverage"] is None
    assert values["false_answer"] == 1.0
    assert values["risk_direction"] == 1.0


def test_leaks_are_looked_for_only_where_the_question_must_be_blocked(
    make_case, make_reply, grounds, law
):
    asked = {"question": "min klient 19121212-1212", "answerable": False, "gold": ()}
    reply = make_reply("Om 19121212-1212", outcome=Outcome.BLOCKED)
    blocked = make_case(expected_outcome=(Outcome.BLOCKED,), **asked)
    assert measure(blocked, reply, grounds, law)["identity_leak"] == 1.0
    other = make_case(expected_outcome=(Outcome.NOT_COVERED,), **asked)
    assert measure(other, reply, grounds, law)["identity_leak"] is None


def test_the_digest_follows_the_question_and_the_gold_but_not_the_note(make_case):
    case = make_case()
    assert case_digest(case) == case_digest(replace(case, note="annat", split=Split.HELDOUT))
    assert case_digest(case) != case_digest(replace(case, question="Något annat?"))
    assert case_digest(case) != case_digest(replace(case, gold=()))


def test_a_provision_has_changed_from_the_day_a_reader_must_be_told(grounds):
    old_act = LawReference("2001:453", "11", "1")
    assert load_law_grounds(grounds, as_of=date(2026, 11, 23)).is_changed(old_act)
    assert not load_law_grounds(grounds, as_of=date(2024, 1, 1)).is_changed(old_act)


def test_scores_do_not_depend_on_the_hash_seed():
    code = (
        "from evals.scoring.leaks import identity_strings\n"
        "from evals.scoring.ranking import ndcg_at\n"
        "from evals.scoring.entailment import carried_share\n"
        "f = frozenset\n"
        "print(ndcg_at((f({1}), f({0, 2})), (f({0, 2}), f({1}), f({2})), 3, k=3),"
        "      carried_share('anmälan ska göras genast', ['genast anmälan']),"
        "      identity_strings(['klient 19121212-1212 tel 070-174 06 35'], []))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
