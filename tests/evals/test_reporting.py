import re
from datetime import date

import pytest

from assistant.reply import Outcome
from evals.aggregating import aggregate
from evals.case import Split
from evals.comparing import compare
from evals.coverage_table import coverage_lines, section_coverage
from evals.law_grounds import load_law_grounds
from evals.report_plots import Axes, Bar, bar_of, line_plot
from evals.report_tables import group_table
from evals.reporting import Run, report, risk_curve, worst
from evals.scoring_run import failures_tsv
from evals.short_table import short_table
from evals.verdict import judge_case


@pytest.fixture
def run(make_case, make_reply, grounds):
    cases = [
        make_case(id="good"),
        make_case(id="bad", question="Vad <b>gäller</b>?", required_facts=(("saknas",),)),
        make_case(id="held", question="Hemlig?", split=Split.HELDOUT, required_facts=(("x",),)),
        make_case(id="away"),
    ]
    replies = {case.id: make_reply(id=case.id) for case in cases[:3]}
    law = load_law_grounds(grounds, as_of=date(2026, 11, 23))
    verdicts = [judge_case(case, replies.get(case.id), grounds, law) for case in cases]
    summary = aggregate(verdicts, cases)
    comparison = compare(verdicts, verdicts)
    return Run(cases, replies, verdicts, summary, {"snapshot": "abc"}, comparison)


def test_the_report_fetches_nothing_and_runs_nothing(run):
    page = report(run)
    assert not re.search(r"(src|href)\s*=|@import|url\(|<script", page)
    assert page.count("<svg") >= 4


def test_the_report_shows_the_worst_cases_escaped_with_the_reason(run):
    page = report(run)
    assert "Vad &lt;b&gt;gäller&lt;/b&gt;?" in page
    assert "missing fact: saknas" in page


def test_held_out_questions_are_not_shown(run):
    page = report(run)
    assert "Hemlig?" not in page
    assert "1 held-out cases are wrong too" in page


def test_the_report_is_the_same_twice(run):
    assert report(run) == report(run)


def test_splits_are_summed_apart_and_unscored_cases_named(run):
    dev, held = run.summary["dev"], run.summary["heldout"]
    assert (dev["cases"], held["cases"]) == (3, 1)
    assert dev["unscored"] == ["away"]
    assert dev["metrics"]["right"]["value"] == 0.5
    assert dev["metrics"]["right"]["n"] == 2
    assert held["metrics"]["right"]["value"] == 0.0
    assert dev["outcomes"] == {"answered": {"answered": 2}}


def test_the_short_table_shows_each_split_and_its_n(run):
    table = short_table(run.summary)
    assert "dev (3 cases)" in table
    assert re.search(r"answer right +0\.500 \[.*\] n=2 !1", table)


def test_the_failure_list_gives_the_reason_on_one_line(run):
    lines = failures_tsv(run.cases, run.verdicts, run.replies).splitlines()
    # The held-out failure is counted elsewhere and not listed.
    assert [line.split("\t")[0] for line in lines] == ["id", "bad", "away"]
    assert "missing fact: saknas" in lines[1]
    assert "no reply was collected" in lines[2]


def test_answering_what_must_be_refused_is_an_error_of_the_curve(make_case, make_reply, grounds):
    law = load_law_grounds(grounds, as_of=date(2026, 11, 23))
    refused = make_case(
        id="r",
        answerable=False,
        expected_outcome=(Outcome.NOT_COVERED,),
        gold=(),
        required_facts=(),
    )
    replies = {
        "direct-001": make_reply(),
        "r": make_reply(id="r", outcome=Outcome.NOT_COVERED, statements=()),
    }
    cases = [make_case(), refused]
    verdicts = [judge_case(case, replies[case.id], grounds, law) for case in cases]
    run = Run(cases, replies, verdicts, aggregate(verdicts, cases), {}, None)
    assert verdicts[1].value("right") == 1.0
    assert [point.risk for point in risk_curve(run, Split.DEV)] == [0.5]
    assert worst(verdicts) == []


def test_plots_place_points_by_value():
    axes = Axes("k", "y", (0, 10), (0, 1))
    svg = line_plot({"dev": [(0, 0), (10, 1)], "none": []}, axes, x_ticks=(0,), title="t")
    assert 'points="48.0,236.0 440.0,34.0"' in svg
    assert svg.count("<polyline") == 1


def test_a_bar_is_as_long_as_its_share_and_says_it_to_who_does_not_see_it():
    svg = bar_of(Bar(0.5, 0.4, 0.6))
    assert 'class="bar" width="60.0"' in svg
    assert 'x1="48.0" x2="72.0"' in svg
    assert 'aria-label="0.50, 95 % 0.40 to 0.60"' in svg
    assert bar_of(Bar(None, None, None)) == ""


def group(value):
    return {"right": {"value": value, "low": value, "high": value, "n": 2}}


def test_groups_stand_once_with_both_splits_the_weakest_first():
    summary = {
        "dev": {"by_kind": {"a<b": group(0.9), "weak": group(0.1)}},
        "heldout": {"by_kind": {"new": group(0.5), "weak": group(1.0)}},
    }
    page = group_table(summary, "by_kind", head="kind")
    names = re.findall(r'<th scope="row">([^<]*)</th>', page)
    assert names == ["weak", "a&lt;b", "new"]
    assert page.count("<svg") == 4
    assert re.search(r">weak</th>.*?0\.100.*?1\.000", page)


def test_a_case_without_a_reply_is_named_in_the_report(run):
    page = report(run)
    assert "No reply came for dev: away." in page
    assert "<li>dev: right 0.500 [" in page


def test_sections_without_a_case_are_marked(make_case, make_passage, grounds):
    bare = make_passage("Annat.", id="p2", heading_path=("Övrigt",))
    both = type(grounds)({**grounds.passages, "p2": bare}, {})
    sections = section_coverage([make_case()], both)
    assert [(one.section[0], len(one.cases)) for one in sections] == [
        ("Handläggning", 1),
        ("Övrigt", 0),
    ]
    assert coverage_lines(sections)[-1] == "2 sections, 1 without a case"
    assert "NONE" in coverage_lines(sections)[2]
