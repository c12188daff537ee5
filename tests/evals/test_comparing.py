import pytest

from evals.case import Split
from evals.comparing import Finding, change_of, compare
from evals.metrics import BY_NAME
from evals.verdict import Verdict


def verdict(number, *, kind="direct", digest="d", unscored="", **values):
    return Verdict(
        case_id=f"c{number:02}",
        kind=kind,
        persona="chef",
        split=Split.DEV,
        section="",
        answerable=True,
        digest=digest,
        values=values,
        unscored=unscored,
    )


def pairs(metric, before, after):
    return [
        (verdict(n, **{metric: old}), verdict(n, **{metric: new}))
        for n, (old, new) in enumerate(zip(before, after, strict=True))
    ]


@pytest.mark.parametrize(
    ("metric", "before", "after", "finding"),
    [
        pytest.param("right", [1, 0], [1, 0], Finding.UNCHANGED, id="nothing moved"),
        pytest.param("right", [0] * 5, [1] * 5, Finding.CANNOT_TELL, id="five up, p 0.06"),
        pytest.param("right", [0] * 6, [1] * 6, Finding.BETTER, id="six up, p 0.03"),
        pytest.param("right", [1] * 6, [0] * 6, Finding.WORSE, id="six down"),
        pytest.param("false_refusal", [1] * 6, [0] * 6, Finding.BETTER, id="less is better"),
        pytest.param("false_refusal", [0] * 6, [1] * 6, Finding.WORSE, id="more is worse"),
        pytest.param("fact_recall", [0.2] * 9, [0.5] * 9, Finding.BETTER, id="mean moves surely"),
        pytest.param(
            "fact_recall", [0.5, 0.5], [0.0, 1.0], Finding.CANNOT_TELL, id="mean may have moved"
        ),
        pytest.param("answer_words", [9] * 5, [12] * 5, Finding.CHANGED, id="no better way"),
    ],
)
def test_findings(metric, before, after, finding):
    assert change_of(BY_NAME[metric], pairs(metric, before, after)).finding is finding


def test_a_change_counts_what_rose_and_fell_over_the_defined():
    change = change_of(BY_NAME["right"], pairs("right", [1, 0, 1, None], [0, 1, 1, 1]))
    assert (change.n, change.risen, change.fallen) == (3, 1, 1)
    assert (change.before, change.after) == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert change.p == 1.0


def test_a_metric_that_no_case_has_in_both_is_left_out():
    assert change_of(BY_NAME["right"], pairs("right", [None], [1])) is None
    assert change_of(BY_NAME["right"], []) is None


def test_only_the_same_case_scored_twice_is_paired():
    before = [
        verdict(1, right=1),
        verdict(2, right=1),
        verdict(3, unscored="away"),
        verdict(4, right=1),
    ]
    after = [
        verdict(1, right=0),
        verdict(2, right=0, digest="rewritten"),
        verdict(3, right=1),
        verdict(5, right=1),
    ]
    comparison = compare(before, after)
    assert comparison.paired == 1
    assert comparison.not_paired == ("c02", "c03", "c05", "c04")
    assert [case.case_id for case in comparison.changed_cases] == ["c01"]
    assert not comparison.changed_cases[0].is_right


def test_kinds_are_compared_apart():
    before = [verdict(n, kind="list", right=0) for n in range(6)]
    after = [verdict(n, kind="list", right=1) for n in range(6)]
    by_kind = compare([*before, verdict(9, right=1)], [*after, verdict(9, right=1)]).by_kind["dev"]
    assert by_kind["list"][0].finding is Finding.BETTER
    assert by_kind["direct"][0].finding is Finding.UNCHANGED
