import pytest

from evals.case import Split
from evals.comparing import Finding, change_of, compare
from evals.metrics import BY_NAME
from evals.verdict import Verdict


def verdict(
    number, *, kind="direct", digest="d", unscored="", split=Split.DEV, reasons=(), **values
):
    return Verdict(
        case_id=f"c{number:02}",
        kind=kind,
        persona="chef",
        split=split,
        reasons=reasons,
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
    assert (change.low, change.high) == (None, None)


def test_the_change_of_a_mean_has_an_interval_and_no_p():
    change = change_of(BY_NAME["fact_recall"], pairs("fact_recall", [0.0, 0.5], [0.5, 0.75]))
    assert (change.before, change.after) == (0.25, 0.625)
    assert (change.low, change.high) == (0.25, 0.5)
    assert change.p is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param([0.0] * 40, [0.0] * 39 + [0.5], id="from zero upwards"),
        pytest.param([0.5] + [0.0] * 39, [0.0] * 40, id="up to zero"),
    ],
)
def test_an_interval_that_ends_at_zero_settles_nothing(before, after):
    change = change_of(BY_NAME["fact_recall"], pairs("fact_recall", before, after))
    assert 0 in (change.low, change.high)
    assert change.finding is Finding.CANNOT_TELL


def test_a_value_missing_on_either_side_leaves_the_case_out():
    change = change_of(BY_NAME["right"], pairs("right", [1, 0, None], [None, 1, 1]))
    assert (change.n, change.risen, change.fallen) == (1, 1, 0)


def test_splits_are_compared_apart():
    before = [verdict(1, right=0), verdict(2, right=1, split=Split.HELDOUT)]
    after = [verdict(1, right=1), verdict(2, right=0, split=Split.HELDOUT)]
    overall = compare(before, after).overall
    (dev,) = overall["dev"]
    (heldout,) = overall["heldout"]
    assert (dev.n, dev.risen, dev.fallen) == (1, 1, 0)
    assert (heldout.n, heldout.risen, heldout.fallen) == (1, 0, 1)


def test_changed_cases_say_how_they_were_and_why_only_where_it_may_be_read():
    before = [
        verdict(1, right=1),
        verdict(2, right=0),
        verdict(3, right=1, split=Split.HELDOUT),
        verdict(4, right=1),
    ]
    after = [
        verdict(1, right=0, reasons=("fact missing",)),
        verdict(2, right=1),
        verdict(3, right=0, split=Split.HELDOUT, reasons=("fact missing",)),
        verdict(4, right=1),
    ]
    changed = compare(before, after).changed_cases
    assert [(one.case_id, one.was_right, one.is_right, one.reasons) for one in changed] == [
        ("c01", True, False, ("fact missing",)),
        ("c02", False, True, ()),
        ("c03", True, False, ()),
    ]


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
