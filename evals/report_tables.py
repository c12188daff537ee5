"""The tables and lists of the report, as HTML."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from evals.comparing import Change, Comparison, Finding
from evals.metrics import BY_NAME, METRICS, RIGHT
from evals.report_plots import Bar, bar_of

Summaries = Mapping[str, Any]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, caption: str = "") -> str:
    """Cells are HTML already; the first column heads its row."""
    first, *others = (escape(head) for head in heads)
    top = f'<th scope="col">{first}</th>' + "".join(
        f'<th scope="col" class="number">{head}</th>' for head in others
    )
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>'
        + "".join(f'<td class="number">{cell}</td>' for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def metric_table(summary: Summaries) -> str:
    counts = ["n", "undefined", *(["unscored"] if _has_unscored(summary) else [])]
    heads = ["metric", *(head for split in summary for head in (split, "95 %", *counts))]
    rows = [
        [escape(metric.label), *_cells(summary, metric.name, counts)]
        for metric in METRICS
        if any(summary[split]["metrics"][metric.name]["n"] for split in summary)
    ]
    return table(heads, rows)


def _has_unscored(summary: Summaries) -> bool:
    return any(summary[split]["unscored"] for split in summary)


def _cells(summary: Summaries, name: str, counts: Sequence[str]) -> list[str]:
    cells: list[str] = []
    for split in summary:
        one = summary[split]["metrics"][name]
        cells += [number(one["value"]), interval(one), *(str(one[count]) for count in counts)]
    return cells


def unscored_note(summary: Summaries) -> str:
    """Name the cases that got no reply; the reader must not have to look for them."""
    if not _has_unscored(summary):
        return "Every case got a reply."
    named = (
        f"{split}: {', '.join(summary[split]['unscored'])}"
        for split in summary
        if summary[split]["unscored"]
    )
    return f"No reply came for {escape('; '.join(named))}."


def headline(summary: Summaries) -> str:
    """What a reader who stops here should know."""
    items = (
        f"<li>{split}: right {_with_interval(summary[split]['metrics'][RIGHT])}, "
        f"of {summary[split]['cases']} cases; false refusals "
        f"{_with_interval(summary[split]['metrics']['false_refusal'])}, false answers "
        f"{_with_interval(summary[split]['metrics']['false_answer'])}</li>"
        for split in summary
    )
    return f"<ul>{''.join(items)}</ul>"


def _with_interval(one: Summaries) -> str:
    return f"{number(one['value'])} {interval(one)}".strip()


def number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def interval(one: Summaries) -> str:
    return "" if one["low"] is None else f"[{one['low']:.2f}, {one['high']:.2f}]"


def group_table(summary: Summaries, breakdown: str, *, head: str) -> str:
    """Share right for each group, every split beside the other, weakest development cases first."""
    groups = {name for split in summary for name in summary[split][breakdown]}
    rows = []
    for name in sorted(groups, key=lambda name: _weakest_first(summary, breakdown, name)):
        rights = [_right_of(summary, split, breakdown, name) for split in summary]
        rows.append([escape(name), *(cell for one in rights for cell in _bar_cells(one))])
    heads = [head, *(text for split in summary for text in (split, "right", "n"))]
    return table(heads, rows)


def _right_of(summary: Summaries, split: str, breakdown: str, name: str) -> Summaries:
    nothing = {RIGHT: {"value": None, "low": None, "high": None, "n": 0}}
    right: Summaries = summary[split][breakdown].get(name, nothing)[RIGHT]
    return right


def _weakest_first(summary: Summaries, breakdown: str, name: str) -> tuple[bool, float, str]:
    value = _right_of(summary, next(iter(summary)), breakdown, name)["value"]
    return (value is None, value or 0.0, name)


def _bar_cells(one: Summaries) -> tuple[str, str, str]:
    return bar_of(Bar(one["value"], one["low"], one["high"])), number(one["value"]), str(one["n"])


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
