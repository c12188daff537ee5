"""Sums worked out by hand."""

import pytest

from assistant.reply import Outcome
from evals.aggregating import NO_SECTION, Summary, aggregate, grouped, summarise
from evals.case import Split
from evals.metrics import BROKEN_DOWN, BY_NAME, METRICS
from evals.scoring.intervals import bootstrap_mean
from evals.verdict import Verdict


def verdict(number, *, kind="direct", persona="chef", split=Split.DEV, section="", **values):
    unscored = values.pop("unscored", "")
    outcome = values.pop("outcome", "" if unscored else "answered")
    return Verdict(
        case_id=f"c{number:02}",
        kind=kind,
        persona=persona,
        split=split,
        section=section,
        answerable=True,
        digest="d",
        outcome=outcome,
        values=None if unscored else values,
        unscored=unscored,
    )


@pytest.fixture
def cases(make_case):
    def make(verdicts, **changes):
        return [make_case(id=one.case_id, split=one.split, **changes) for one in verdicts]

    return make


def test_a_share_has_wilsons_interval():
    summary = summarise(BY_NAME["right"], [verdict(n, right=n < 3) for n in range(4)])
    # Three of four: 0.75 + z²/8 ± z·√(0.75·0.25/4 + z²/64), over 1 + z²/4, with z = 1.96.
    assert (summary.value, summary.n) == (0.75, 4)
    assert (summary.low, summary.high) == (
        pytest.approx(0.3006, abs=1e-4),
        pytest.approx(0.9544, abs=1e-4),
    )


def test_a_mean_has_a_bootstrap_interval():
    summary = summarise(BY_NAME["answer_words"], [verdict(n, answer_words=n) for n in (10, 20, 60)])
    assert (summary.value, summary.n) == (30, 3)
    assert (summary.low, summary.high) == bootstrap_mean([10, 20, 60])
    assert summary.low == 10
    assert summary.high == 60


def test_undefined_and_unscored_cases_are_counted_apart_and_left_out():
    verdicts = [
        verdict(1, right=1),
        verdict(2, right=None),
        verdict(3),
        verdict(4, right=None),
        verdict(5, unscored="timed out"),
        verdict(6, unscored="timed out"),
    ]
    summary = summarise(BY_NAME["right"], verdicts)
    assert (summary.value, summary.n, summary.undefined, summary.unscored) == (1, 1, 3, 2)


def test_zero_is_a_value():
    assert summarise(BY_NAME["right"], [verdict(1, right=0)]).value == 0


def test_without_values_there_is_no_number():
    verdicts = [verdict(1, right=None), verdict(2, unscored="away")]
    assert summarise(BY_NAME["right"], verdicts) == Summary(None, 0, 1, 1, None, None)


def test_splits_are_never_one_number(cases):
    verdicts = [
        verdict(1, right=1),
        verdict(2, right=0),
        verdict(3, right=0, split=Split.HELDOUT),
    ]
    summed = aggregate(verdicts, cases(verdicts))
    assert set(summed) == {split.value for split in Split}
    assert (summed["dev"]["cases"], summed["heldout"]["cases"]) == (2, 1)
    assert summed["dev"]["metrics"]["right"]["value"] == 0.5
    assert summed["heldout"]["metrics"]["right"]["value"] == 0
    assert set(summed["dev"]["metrics"]) == {metric.name for metric in METRICS}


def test_a_split_without_cases_has_no_numbers(cases):
    verdicts = [verdict(1, right=1)]
    empty = aggregate(verdicts, cases(verdicts))["heldout"]
    assert (empty["cases"], empty["unscored"], empty["outcomes"]) == (0, [], {})
    assert empty["metrics"]["right"]["value"] is None
    assert empty["answer_words"] == {"median": None, "p90": None}


def test_outcomes_are_counted_over_the_scored(cases):
    verdicts = [
        verdict(1, right=1),
        verdict(2, right=0, outcome="not_covered"),
        verdict(3, unscored="timed out"),
        verdict(4, right=1),
    ]
    summed = aggregate(verdicts, cases(verdicts, expected_outcome=(Outcome.ANSWERED,)))["dev"]
    assert summed["outcomes"] == {"answered": {"answered": 2, "not_covered": 1}}
    assert summed["unscored"] == ["c03"]
    assert summed["cases"] == 4


def test_breakdowns_are_by_kind_section_and_persona(cases):
    verdicts = [
        verdict(1, kind="list", section="Akut > Skydd", persona="chef", right=1),
        verdict(2, kind="list", persona="ny", right=0),
        verdict(3, kind="direct", persona="ny", right=1),
    ]
    summed = aggregate(verdicts, cases(verdicts))["dev"]
    shares = {
        by: {name: row["right"]["value"] for name, row in summed[by].items()}
        for by in ("by_kind", "by_section", "by_persona")
    }
    assert shares == {
        "by_kind": {"direct": 1, "list": 0.5},
        "by_section": {NO_SECTION: 0.5, "Akut > Skydd": 1},
        "by_persona": {"chef": 1, "ny": 0.5},
    }
    assert tuple(summed["by_kind"]["list"]) == BROKEN_DOWN
    assert summed["by_kind"]["list"]["right"]["n"] == 2


def test_groups_come_in_order_of_their_names_and_keep_their_verdicts():
    verdicts = [verdict(n, kind=kind) for n, kind in enumerate(("norm", "list", "norm"))]
    groups = grouped(verdicts, lambda one: one.kind)
    assert list(groups) == ["list", "norm"]
    assert [one.case_id for one in groups["norm"]] == ["c00", "c02"]


def test_lengths_are_told_by_median_and_ninetieth_percentile(cases):
    verdicts = [verdict(n, answer_words=words) for n, words in enumerate(range(10, 110, 10))]
    verdicts.append(verdict(50, answer_words=None))
    lengths = aggregate(verdicts, cases(verdicts))["dev"]["answer_words"]
    assert lengths == {"median": 50, "p90": 90}
