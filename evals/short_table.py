"""The table that `python -m evals` prints: what a person reads first."""

from collections.abc import Mapping, Sequence
from typing import Any

from evals.case import Split
from evals.comparing import Comparison
from evals.metrics import BY_NAME, RIGHT, SHORT_TABLE

LABEL_WIDTH = 40
CELL_WIDTH = 32


def short_table(summary: Mapping[str, Any], *, changes: Mapping[str, str] | None = None) -> str:
    """One row a metric, dev and heldout apart, and the change against the baseline if known."""
    splits = [split for split in summary if summary[split]["cases"]]
    heads = [f"{split} ({summary[split]['cases']} cases)" for split in splits]
    if changes is not None:
        heads.append("dev against baseline")
    rows = [_row("", heads)]
    for name in SHORT_TABLE:
        cells = [_cell(summary[split]["metrics"][name]) for split in splits]
        if changes is not None:
            cells.append(changes.get(name, ""))
        rows.append(_row(BY_NAME[name].label, cells))
    return "\n".join(rows)


def kind_table(summary: Mapping[str, Any]) -> str:
    """Share right for each kind, weakest first."""
    splits = [split for split in summary if summary[split]["cases"]]
    rows = [_row("answer right, by kind", splits)]
    kinds = {kind for split in splits for kind in summary[split]["by_kind"]}

    def right(kind: str, split: str) -> Mapping[str, Any]:
        return dict(summary[split]["by_kind"].get(kind, {}).get(RIGHT, {"value": None, "n": 0}))

    for kind in sorted(kinds, key=lambda kind: (right(kind, splits[0])["value"] or 0, kind)):
        rows.append(_row(f"  {kind}", [_cell(right(kind, split)) for split in splits]))
    return "\n".join(rows)


def change_words(comparison: Comparison) -> dict[str, str]:
    """Say in a few words what became of each metric on the development cases."""
    return {
        change.metric: f"{change.finding} ({change.after - change.before:+.3f}, n={change.n})"
        for change in comparison.overall[Split.DEV.value]
    }


def _row(label: str, cells: Sequence[str]) -> str:
    return (f"{label:<{LABEL_WIDTH}}" + "".join(f"{cell:<{CELL_WIDTH}}" for cell in cells)).rstrip()


def _cell(summary: Mapping[str, Any]) -> str:
    if summary["value"] is None:
        return "–"
    interval = ""
    if summary.get("low") is not None:
        interval = f" [{summary['low']:.2f}–{summary['high']:.2f}]"
    unscored = f" !{summary['unscored']}" if summary.get("unscored") else ""
    return f"{summary['value']:.3f}{interval} n={summary['n']}{unscored}"
