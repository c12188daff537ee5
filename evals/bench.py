"""`python -m evals.bench`: our search beside the naive pipeline and beside its own single legs.

Every part runs in a process of its own, in one run, so that the ratios hold whatever the machine.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from evals.bench_child import BenchError, Measured, run_part, run_python
from evals.bench_naive import is_installed
from evals.bench_ours import INGEST
from evals.bench_table import print_bench
from evals.bench_texts import guideline_text

RESULT_FILE = Path("data/evals/bench.json")
QUESTION = "skyddsbedomning hur snabbt"
COLD_STARTS = 3
SCALES = (1, 10, 100)
MANY_PASSAGES = 100_000
# A naive ingest that would take longer is reckoned from the largest one that was run.
NAIVE_CAP_SECONDS = 900
# What grows with the text, as one chunk is embedded and stored after the other.
GROWING = ("ingest_s", "texts", "index_mb")
# The app as Streamlit runs it, without a browser: the page drawn, one question asked.
APP = """
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("app.py", default_timeout=120).run()
app.chat_input[0].set_value("Hur snabbt ska en skyddsbedomning goras?").run()
assert not app.exception, app.exception
"""
Results = dict[str, Any]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out what takes many minutes")
    parser.add_argument("--without-naive", action="store_true", help="measure ours alone")
    parser.add_argument("--to", type=Path, default=RESULT_FILE, help="where the figures go as JSON")
    options = parser.parse_args(arguments)
    scales, many = (SCALES[:-1], 0) if options.quick else (SCALES, MANY_PASSAGES)
    options.to.parent.mkdir(parents=True, exist_ok=True)
    results: Results = {"ours": None, "legs": {}, "naive": None, "scales": {}}
    with tempfile.TemporaryDirectory(prefix="bench-") as root:
        try:
            with_naive = is_installed() and not options.without_naive
            for part in run_bench(Path(root), scales=scales, many=many, with_naive=with_naive):
                results |= part
                # Kept after every part: a bench that is stopped has not run for nothing.
                options.to.write_text(json.dumps(results, indent=1), encoding="utf-8")
        except BenchError as failure:
            sys.stderr.write(f"bench: {failure}\n")
            return 1
    print_bench(results, sys.stdout)
    return 0


def run_bench(
    root: Path, *, scales: Sequence[int], many: int, with_naive: bool
) -> Iterator[Results]:
    """Figures part by part; `many` is a number of passages to grow ours to, 0 for none."""
    yield {"ours": ours(root / "ours")}
    _say("single legs")
    yield {"legs": dict(run_part("legs", root / "ours").figures)}
    naive_so_far: Results | None = None
    if with_naive:
        naive_so_far = {**naive(root / "naive"), "chars": len(guideline_text())}
        yield {"naive": naive_so_far}
    grown_so_far: Results = {}
    for scale in scales:
        chars = scale * len(guideline_text())
        _say(f"corpus x{scale}")
        ours_grown = _grown_ours(root, chars=chars, passages=0)
        if naive_so_far is not None:
            naive_so_far = _grown_naive(root / f"naive-{scale}", naive_so_far, chars=chars)
        grown_so_far[f"x{scale}"] = {"ours": ours_grown, "naive": naive_so_far}
        yield {"scales": grown_so_far}
    if many:
        ours_many = _grown_ours(root, chars=0, passages=many)
        yield {"scales": {**grown_so_far, f"{many} passages": {"ours": ours_many, "naive": None}}}


def ours(data_dir: Path) -> Results:
    _say("ours: ingest, cold start, questions, app")
    ingest = run_python(["-c", INGEST], data_dir=data_dir)
    ask = ["-m", "assistant", "ask", QUESTION]
    cold = [run_python(ask, data_dir=data_dir) for _ in range(COLD_STARTS)]
    query = run_part("ours-query", data_dir)
    app = run_python(["-c", APP], data_dir=data_dir)
    return {
        **ingest.figures,
        **query.figures,
        **_cold(cold),
        "ingest_cpu_s": ingest.cpu_s,
        "ingest_peak_mb": ingest.peak_mb,
        "query_peak_mb": query.peak_mb,
        "app_peak_mb": app.peak_mb,
    }


def naive(target: Path) -> Results:
    _say("naive: ingest, cold start, questions")
    build = run_part("naive-build", target, 0)
    cold = [run_part("naive-first", target, QUESTION) for _ in range(COLD_STARTS)]
    query = run_part("naive-query", target)
    return {
        **build.figures,
        **query.figures,
        **_cold(cold),
        "ingest_cpu_s": build.cpu_s,
        "ingest_peak_mb": build.peak_mb,
        "query_peak_mb": query.peak_mb,
    }


def _cold(runs: Sequence[Measured]) -> Results:
    return {
        "cold_s": median(run.wall_s for run in runs),
        "cold_cpu_s": median(run.cpu_s for run in runs),
        "cold_peak_mb": max(run.peak_mb for run in runs),
    }


def _grown_ours(root: Path, *, chars: int, passages: int) -> Results:
    if passages:
        _say(f"ours with {passages} passages")
    with tempfile.TemporaryDirectory(dir=root) as target:
        build = run_part("ours-grow", root / "ours", target, chars, passages)
        return _both(build, run_part("ours-query", target))


def _grown_naive(target: Path, smaller: Results, *, chars: int) -> Results:
    """Run, or reckoned from a smaller corpus when running it would take longer than the cap."""
    if smaller["chars"] == chars:
        return smaller
    reckoned = {key: smaller[key] * chars / smaller["chars"] for key in GROWING}
    if reckoned["ingest_s"] > NAIVE_CAP_SECONDS:
        return {**reckoned, "chars": chars, "cap_s": NAIVE_CAP_SECONDS}
    _say("naive beside it")
    build = run_part("naive-build", target, chars)
    return {**_both(build, run_part("naive-query", target)), "chars": chars}


def _both(build: Measured, query: Measured) -> Results:
    peaks = {"ingest_peak_mb": build.peak_mb, "query_peak_mb": query.peak_mb}
    return {**build.figures, **query.figures, **peaks}


def _say(what: str) -> None:
    sys.stderr.write(f"bench: {what} ...\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
