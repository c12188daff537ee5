"""`python -m evals COMMAND`: see `evals/README.md`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.settings import load_settings
from evals import commands
from evals.case import CASES_DIR, Split
from evals.commands import Chosen
from evals.scoring_run import read_latency
from evals.short_table import kind_table, short_table


def main(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    chosen = Chosen(
        directory=options.cases,
        split=Split(options.split) if options.split else None,
        kinds=commands.kinds_of(options.only),
        out=options.out,
    )
    if options.command in ("collect", "all"):
        commands.run_collect(chosen)
    if options.command in ("score", "all"):
        commands.run_score(chosen, passages=options.passages)
        show(chosen)
    return 0


def show(chosen: Chosen) -> None:
    files = chosen.files(load_settings())
    summary = commands.read_summary(files)
    print(short_table(summary))
    print()
    print(kind_table(summary))
    if files.timing.exists():
        latency = read_latency(files.timing)
        print(f"\nlatency p50 {latency['p50']} ms, p95 {latency['p95']} ms (n={latency['n']})")
    print(f"\nfailures with reasons: {files.failures}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    chosen = argparse.ArgumentParser(add_help=False)
    chosen.add_argument("--cases", type=Path, default=CASES_DIR, help="directory of case files")
    chosen.add_argument("--split", choices=[split.value for split in Split])
    chosen.add_argument("--only", action="append", default=[], metavar="KIND[,KIND]")
    chosen.add_argument("--out", type=Path, help="directory of the run's files")
    chosen.add_argument("--passages", type=Path, help="passages.jsonl of the snapshot")
    added = parser.add_subparsers(dest="command", required=True)
    added.add_parser("collect", parents=[chosen], help="ask the assistant every case")
    added.add_parser("score", parents=[chosen], help="score the collected replies")
    added.add_parser("all", parents=[chosen], help="collect, score, compare and report")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
