"""The report: one HTML page that holds everything it shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from evals.case import Case, Split
from evals.comparing import Comparison
from evals.metrics import CUT_OFFS, RIGHT
from evals.replies import CollectedReply
from evals.report_plots import Axes, line_plot
from evals.report_tables import (
    comparison_section,
    confusion_table,
    group_table,
    headline,
    metric_table,
    number,
    unscored_note,
)
from evals.scoring.selective import Answerable, Point, area_under_risk, risk_coverage
from evals.verdict import Verdict

TEMPLATE_FILE = Path(__file__).with_name("report.html")
STYLE_FILE = Path(__file__).with_name("report.css")
# As many as one reads through in an hour.
MAX_WORST = 60
# Where everything is near the top the plot shows the top; a weak search still has its whole line.
ENLARGED_FROM = 0.5


@dataclass(frozen=True, slots=True)
class Run:
    """Everything a report is made from."""

    cases: Sequence[Case]
    replies: Mapping[str, CollectedReply]
    verdicts: Sequence[Verdict]
    summary: Mapping[str, Any]
    configuration: Mapping[str, Any]
    comparison: Comparison | None


def report(run: Run) -> str:
    splits = [split.value for split in Split if run.summary[split.value]["cases"]]
    summary = {split: run.summary[split] for split in splits}
    curves = {split: risk_curve(run, Split(split)) for split in splits}
    areas = ", ".join(f"{split} {number(area_under_risk(curves[split]))}" for split in splits)
    wrong = worst(run.verdicts)
    return Template(TEMPLATE_FILE.read_text(encoding="utf-8")).substitute(
        style=STYLE_FILE.read_text(encoding="utf-8"),
        about=_about(run),
        headline=headline(summary),
        unscored=unscored_note(summary),
        metrics=metric_table(summary),
        plots=_hit_plot(summary) + _risk_plot(curves),
        area=areas,
        kinds=group_table(summary, "by_kind", head="kind"),
        sections=group_table(summary, "by_section", head="section"),
        personas=group_table(summary, "by_persona", head="who asks"),
        outcomes="".join(confusion_table(summary, split) for split in splits),
        comparison=comparison_section(run.comparison),
        worst_note=_worst_note(run, wrong),
        worst="".join(_article(run, verdict) for verdict in wrong[:MAX_WORST]),
    )


def _about(run: Run) -> str:
    facts = (
        f"{name.replace('_', ' ')}: {value or 'none set'}"
        for name, value in run.configuration.items()
    )
    return escape("; ".join(facts) or "no configuration was written beside the replies")


def risk_curve(run: Run, split: Split) -> tuple[Point, ...]:
    """Answering is wrong when no answer is accepted, and when the answer given is not right."""
    return risk_coverage(
        [
            Answerable(verdict.top_score, verdict.value(RIGHT) != 1 or _must_refuse(verdict))
            for verdict in run.verdicts
            if verdict.split is split and verdict.top_score is not None
        ]
    )


def _must_refuse(verdict: Verdict) -> bool:
    # A false answer is defined exactly where no answer is accepted.
    return verdict.value("false_answer") is not None


def _hit_plot(summary: Mapping[str, Any]) -> str:
    series = {
        split: [
            (float(k), value)
            for k in CUT_OFFS
            if (value := summary[split]["metrics"][f"hit_at_{k}"]["value"]) is not None
        ]
        for split in summary
    }
    lowest = min((value for points in series.values() for _, value in points), default=0.0)
    axes = Axes("k", "hit@k", (1, 10), (ENLARGED_FROM if lowest >= ENLARGED_FROM else 0.0, 1))
    plot = line_plot(series, axes, x_ticks=CUT_OFFS, title="hit@k")
    return f"<figure><figcaption>Gold among the first k passages</figcaption>{plot}</figure>"


def _risk_plot(curves: Mapping[str, Sequence[Point]]) -> str:
    series = {name: [(p.coverage, p.risk) for p in points] for name, points in curves.items()}
    axes = Axes("share answered (coverage)", "share wrong (risk)", (0, 1), (0, 1))
    plot = line_plot(
        series, axes, x_ticks=(0, 0.2, 0.4, 0.6, 0.8, 1), title="risk against coverage"
    )
    return f"<figure><figcaption>Risk against coverage</figcaption>{plot}</figure>"


def worst(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Wrong development cases: false answers first, then false refusals, then what lacks most."""

    def badness(verdict: Verdict) -> tuple[float, float, float, str]:
        false_answer, false_refusal = verdict.value("false_answer"), verdict.value("false_refusal")
        facts = verdict.value("fact_recall")
        return (
            -(false_answer or 0),
            -(false_refusal or 0),
            1.0 if facts is None else facts,
            verdict.case_id,
        )

    wrong = (v for v in verdicts if v.reasons and v.split is Split.DEV)
    return sorted(wrong, key=badness)


def _worst_note(run: Run, wrong: Sequence[Verdict]) -> str:
    held = sum(bool(v.reasons) for v in run.verdicts if v.split is Split.HELDOUT)
    shown = min(len(wrong), MAX_WORST)
    return (
        f"{shown} of {len(wrong)} wrong cases. {held} held-out cases are wrong too; their texts "
        "are not shown, so that nobody tunes on them by reading."
    )


def _article(run: Run, verdict: Verdict) -> str:
    case = next(case for case in run.cases if case.id == verdict.case_id)
    reply = run.replies[verdict.case_id]
    gold = "\n".join(f"p. {place.page}: {place.quote}" for place in case.gold) or "none"
    asked = [*(f"({turn.role}) {turn.text}" for turn in case.history), case.question]
    pairs = (
        ("Question", "\n".join(asked)),
        ("Why", "\n".join(verdict.reasons)),
        ("Answer", f"[{verdict.outcome}] {reply.text}"),
        ("Gold", gold),
    )
    items = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in pairs)
    return f"<article><h3>{escape(verdict.case_id)}</h3><dl>{items}</dl></article>"
