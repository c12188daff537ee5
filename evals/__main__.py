"""`python -m evals COMMAND`: see `evals/README.md`."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from corpus.embedding import EmbeddingError
from corpus.settings import SettingsError, load_settings
from corpus.snapshot import SnapshotError
from evals import add_case_command, commands, model_commands, ranking_commands, side_commands
from evals.adding import ReviewError
from evals.baseline_files import BaselineError
from evals.case import CASES_DIR, CaseError, Split
from evals.commands import Chosen
from evals.exporting import SHAPES
from evals.external import ExternalError
from evals.gate import FloorError, is_worse
from evals.printing import print_comparison, print_gate, print_summary
from evals.replies import ReplyError

FAILURES = (
    BaselineError,
    CaseError,
    EmbeddingError,
    ExternalError,
    FloorError,
    ReplyError,
    ReviewError,
    SettingsError,
    SnapshotError,
    side_commands.CommandError,
    OSError,
)
OK, FAILED = 0, 1


def main(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    try:
        chosen = Chosen(
            load_settings(),
            directory=options.cases,
            split=Split(options.split) if options.split else None,
            kinds=tuple(kind for text in options.only for kind in text.split(",") if kind),
            out=options.out,
            passages=options.passages,
        )
        return COMMANDS[options.command](chosen, options)
    except FAILURES as failure:
        print(f"evals: {failure}", file=sys.stderr)
        return FAILED


def _collect(chosen: Chosen, _: argparse.Namespace) -> int:
    commands.run_collect(chosen, chosen.cases())
    return OK


def _score(chosen: Chosen, _: argparse.Namespace) -> int:
    commands.run_score(chosen, chosen.cases())
    print_summary(chosen)
    return OK


def _compare(chosen: Chosen, _: argparse.Namespace) -> int:
    print_comparison(commands.run_compare(chosen))
    return OK


def _report(chosen: Chosen, _: argparse.Namespace) -> int:
    commands.run_report(chosen, commands.run_compare(chosen))
    print(chosen.files.report)
    return OK


def _all(chosen: Chosen, options: argparse.Namespace) -> int:
    _collect(chosen, options)
    commands.run_score(chosen, chosen.cases())
    comparison = commands.run_compare(chosen)
    commands.run_report(chosen, comparison)
    print_summary(chosen, comparison)
    print(f"report: {chosen.files.report}")
    return OK


def _gate(chosen: Chosen, _: argparse.Namespace) -> int:
    found, comparison = commands.run_gate(chosen)
    print_gate(found, comparison)
    return FAILED if found or (comparison and is_worse(comparison)) else OK


def _baseline(chosen: Chosen, options: argparse.Namespace) -> int:
    """Every case as it stands now, whatever was run before; the change is shown first."""
    if chosen.split or chosen.kinds:
        raise BaselineError("the baseline is of all cases; leave out --split and --only")
    _collect(chosen, options)
    commands.run_score(chosen, chosen.cases())
    print_comparison(commands.run_compare(chosen))
    print(f"baseline: {commands.run_baseline(chosen)} cases, kept in {chosen.baseline}")
    return OK


def _determinism(chosen: Chosen, _: argparse.Namespace) -> int:
    same, asked = commands.run_determinism(chosen)
    print(f"{same} of {asked} replies are the same, asked twice")
    return OK if same == asked else FAILED


COMMANDS: Mapping[str, Callable[[Chosen, argparse.Namespace], int]] = {
    "collect": _collect,
    "score": _score,
    "compare": _compare,
    "report": _report,
    "all": _all,
    "gate": _gate,
    "baseline": _baseline,
    "determinism": _determinism,
    "coverage": side_commands.show_coverage,
    "export": side_commands.export,
    "exercises": side_commands.exercises,
    "add-case": add_case_command.add,
    "external": side_commands.external,
    "judge": side_commands.judge,
    "fusion": ranking_commands.fusion,
    "decision": ranking_commands.decision,
    "ablation": ranking_commands.ablation,
    "mutations": model_commands.show_mutations,
    "lying": model_commands.show_lying,
    "outages": model_commands.show_outages,
}
HELP: Mapping[str, str] = {
    "collect": "ask the assistant every case",
    "score": "score the collected replies",
    "compare": "compare the verdicts with the committed baseline",
    "report": "write the HTML report",
    "all": "collect, score, compare, report, and print the short table",
    "gate": "try the fast subset against the floors; exit 1 below them",
    "baseline": "collect, score, and make the run the baseline",
    "determinism": "ask every case again and count the replies that differ",
    "coverage": "show which sections have cases",
    "export": "write cases and replies under Ragas' or DeepEval's field names",
    "exercises": "write the development cases that new staff practise on",
    "add-case": "make a verdict or a review from the app a case",
    "external": "try retrieval on a public question set",
    "judge": "let the configured chat model judge statements; measure the judge first",
    "fusion": "compare ways to fuse the legs of the search, cross-validated",
    "decision": "fit anew whether the sources answer, with its curve",
    "ablation": "show what each file of passage questions adds to the search",
    "mutations": "falsify true sentences, class by class; how many the citation gate stops",
    "lying": "let one model lie and another obey anybody; how much reaches the reader",
    "outages": "let the model's server fail in every way; what the reader gets, and when",
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    chosen = argparse.ArgumentParser(add_help=False)
    chosen.add_argument("--cases", type=Path, default=CASES_DIR, help="directory of case files")
    chosen.add_argument("--split", choices=[split.value for split in Split])
    chosen.add_argument("--only", action="append", default=[], metavar="KIND[,KIND]")
    chosen.add_argument("--out", type=Path, help="directory of the run's files")
    chosen.add_argument("--passages", type=Path, help="passages.jsonl to score against")
    added = parser.add_subparsers(dest="command", required=True)
    for name in COMMANDS:
        one = added.add_parser(name, parents=[chosen], help=HELP[name])
        if name == "coverage":
            one.add_argument("--write", action="store_true", help="count COVERAGE.md anew")
        if name == "export":
            one.add_argument("--shape", choices=sorted(SHAPES), required=True)
            one.add_argument("--to", type=Path, required=True, dest="target")
        if name == "add-case":
            add_case_command.add_arguments(one)
        if name == "external":
            one.add_argument("--squad", type=Path, help="a SQuAD-shaped file instead of SweQUAD")
        if name in ("mutations", "lying"):
            model_commands.add_arguments(one)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
