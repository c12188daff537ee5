"""What the commands write to the terminal."""

import sys
from collections.abc import Sequence

from evals.commands import Chosen, read_json
from evals.comparing import Comparison, Finding
from evals.gate import Breach
from evals.metrics import BY_NAME
from evals.scoring_run import read_latency
from evals.short_table import change_words, kind_table, short_table

MAX_CASES = 12


def write(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def print_summary(chosen: Chosen, comparison: Comparison | None = None) -> None:
    summary = read_json(chosen.files.aggregate)
    changes = change_words(comparison) if comparison else None
    write(short_table(summary, changes=changes), "", kind_table(summary), "")
    if chosen.files.timing.exists():
        latency = read_latency(chosen.files.timing)
        write(f"latency p50 {latency['p50']} ms, p95 {latency['p95']} ms (n={latency['n']})")
    write(f"failures with reasons: {chosen.files.failures}")


def print_comparison(comparison: Comparison | None) -> None:
    if comparison is None:
        write("there is no baseline; make one with `python -m evals baseline`")
        return
    for split, changes in comparison.overall.items():
        write(f"{split} ({comparison.paired} cases paired in all)")
        for change in changes:
            if change.finding is not Finding.UNCHANGED:
                label = BY_NAME[change.metric].label
                write(
                    f"  {label:<40}{change.before:.3f} -> {change.after:.3f}  "
                    f"+{change.risen} -{change.fallen} of {change.n}: {change.finding}"
                )
        for kind, of_kind in comparison.by_kind[split].items():
            moved = [c for c in of_kind if c.finding in (Finding.BETTER, Finding.WORSE)]
            for change in moved:
                write(f"  {kind}: {BY_NAME[change.metric].label}: {change.finding}")
    write(*changed_lines(comparison))
    if comparison.not_paired:
        write(f"not paired (new, gone, rewritten or unscored): {len(comparison.not_paired)}")


def changed_lines(comparison: Comparison) -> list[str]:
    return [
        f"  {case.case_id}: now {'right' if case.is_right else 'wrong'}"
        f"{': ' + '; '.join(case.reasons) if case.reasons else ''}"
        for case in comparison.changed_cases
    ]


def print_gate(found: Sequence[Breach], comparison: Comparison | None) -> None:
    for breach in found:
        cases = ", ".join(breach.cases[:MAX_CASES])
        more = f" and {len(breach.cases) - MAX_CASES} more" if len(breach.cases) > MAX_CASES else ""
        write(
            f"{BY_NAME[breach.metric].label}: {breach.measured.value:.3f} "
            f"(n={breach.measured.n}), demanded {breach.demanded}: {cases}{more}"
        )
    if comparison is not None and comparison.changed_cases:
        write("changed since the baseline:", *changed_lines(comparison))
    write("below the floor" if found else "the floors hold")
