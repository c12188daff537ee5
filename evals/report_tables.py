"""The tables and lists of the report, as HTML."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from evals.comparing import Change, Comparison, Finding
from evals.metrics import BY_NAME, METRICS, RIGHT
from evals.report_plots import Bar, bar_chart

Summaries = Mapping[str, Any]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, caption: str = "") -> str:
    """Cells are HTML already; the first column heads its row."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>'
        + "".join(f'<td class="number">{cell}</td>' for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def metric_table(summary: Summaries) -> str:
    heads = ["metric"]
    for split in summary:
        heads += [split, "95 %", "n", "undefined", "unscored"]
    rows = [
        [escape(metric.label), *_cells(summary, metric.name)]
        for metric in METRICS
        if any(summary[split]["metrics"][metric.name]["n"] for split in summary)
    ]
    return table(heads, rows)


def _cells(summary: Summaries, name: str) -> list[str]:
    cells: list[str] = []
    for split in summary:
        one = summary[split]["metrics"][name]
        cells += [number(one["value"]), interval(one)]
        cells += [str(one[count]) for count in ("n", "undefined", "unscored")]
    return cells


def number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def interval(one: Summaries) -> str:
    return "" if one["low"] is None else f"[{one['low']:.2f}, {one['high']:.2f}]"


def bars_of(summary: Summaries, split: str, breakdown: str) -> str:
    """Share right for each group of a split, weakest first."""
    groups = summary[split][breakdown]
    bars = [
        Bar(name, one[RIGHT]["value"], one[RIGHT]["low"], one[RIGHT]["high"], one[RIGHT]["n"])
        for name, one in groups.items()
    ]
    bars.sort(key=lambda bar: (bar.value is None, bar.value or 0, bar.label))
    title = f"Share of answers right, {split}"
    chart = bar_chart(bars, title=title)
    return f"<figure><figcaption>{title}</figcaption>{chart}</figure>"


def confusion_table(summary: Summaries, split: str) -> str:
    counts = summary[split]["outcomes"]
    given = sorted({outcome for row in counts.values() for outcome in row})
    rows = [
        [escape(expected), *(str(row.get(outcome, 0)) for outcome in given)]
        for expected, row in counts.items()
    ]
    return table([f"{split}: expected", *given], rows)


def comparison_section(comparison: Comparison | None) -> str:
    if comparison is None:
        return '<p class="note">There is no baseline to compare with.</p>'
    note = (
        f"{comparison.paired} cases stand in both runs as they are; "
        f"{len(comparison.not_paired)} are new, gone, rewritten or unscored and left out."
    )
    tables = "".join(
        table(
            [f"{split}: metric", "before", "after", "cases up", "cases down", "finding"],
            [_change_row(change) for change in changes if change.finding is not Finding.UNCHANGED],
        )
        for split, changes in comparison.overall.items()
        if any(change.finding is not Finding.UNCHANGED for change in changes)
    )
    items = "".join(
        f"<li>{escape(case.case_id)}: {'now right' if case.is_right else 'now wrong'}"
        f"{escape(': ' + '; '.join(case.reasons)) if case.reasons else ''}</li>"
        for case in comparison.changed_cases
    )
    return f'<p class="note">{escape(note)}</p>{tables}<ul>{items}</ul>'


def _change_row(change: Change) -> list[str]:
    css = change.finding if change.finding in (Finding.BETTER, Finding.WORSE) else ""
    return [
        escape(BY_NAME[change.metric].label),
        number(change.before),
        number(change.after),
        str(change.risen),
        str(change.fallen),
        f'<span class="{css}">{change.finding}</span>',
    ]
