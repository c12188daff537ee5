"""The figures of the bench as one table of text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

from evals.bench_texts import statutes_file

Row = Sequence[str]
# From here on what stands behind the point says nothing.
MANY = 100
SPLITS = ("dev", "heldout")
RANKING = ("hit@1", "hit@5", "hit@10", "mrr", "words")
ABSENT = (
    "the naive pipeline was not measured: left out, or not installed (`make bench` installs it)"
)
COSTS = {
    "ingest_s": "ingest after imports, s",
    "import_s": "imports before ingest, s",
    "cold_s": "cold start to first answer, s",
    "ingest_cpu_s": "processor time of ingest with imports, s",
    "cold_cpu_s": "processor time of a cold start, s",
    "p50_ms": "warm question p50, ms",
    "p95_ms": "warm question p95, ms",
    "cpu_ms": "processor time of a warm question, ms",
    "ingest_peak_mb": "peak memory of ingest, MB",
    "query_peak_mb": "peak memory of questions, MB",
    "index_mb": "index on disk, MB",
    "texts": "texts in the index",
    "reach": "share of cases with gold whole in a text",
}
COLUMNS = {
    "ingest_s": "ingest s",
    "cold_s": "cold s",
    "p50_ms": "p50 ms",
    "p95_ms": "p95 ms",
    "ingest_peak_mb": "ingest MB",
    "query_peak_mb": "asking MB",
    "index_mb": "index MB",
    "texts": "texts",
}


def print_bench(results: Mapping[str, Any], to: TextIO) -> None:
    for table in (_systems_table(results), _costs(results)):
        to.write("\n".join(_aligned(list(table))) + "\n\n")
    for line in _remarks(results):
        to.write(line + "\n")


def _remarks(results: Mapping[str, Any]) -> Iterator[str]:
    if results["naive"] is None:
        yield ABSENT
    for scale, pair in results["scales"].items():
        if "cap_s" in (pair["naive"] or {}):
            yield (
                f"naive {scale} was not run: at the pace of the largest naive corpus that was, its "
                f"ingest passes the cap of {pair['naive']['cap_s']:.0f} s; «~» marks what follows"
            )
    source = "real statute sections" if statutes_file() else "made by rule: no statutes at hand"
    yield f"text beyond the guideline: {source}"
    yield f"peak memory of the app after one question: {results['ours']['app_peak_mb']:.0f} MB"


def _systems_table(results: Mapping[str, Any]) -> Iterator[Row]:
    """Every system and size of corpus; `words` is the median length of a text it retrieves.

    A single leg lies in our snapshot: its ingest, start and memory are ours.
    """
    splits = [split for split in SPLITS if split in results["ours"]]
    measures = [(split, measure) for split in splits for measure in RANKING]
    yield ("system", *COLUMNS.values(), *(f"{split} {measure}" for split, measure in measures))
    for name, figures in _systems(results).items():
        mark = "~" if "cap_s" in figures else ""
        costs = (_number(figures.get(column), mark=mark) for column in COLUMNS)
        values = (figures.get(split, {}).get(measure) for split, measure in measures)
        yield (name, *costs, *map(_share, values))
    counts = (_count(results["ours"], split, measure) for split, measure in measures)
    yield ("questions", *("" for _ in COLUMNS), *counts)


def _count(ours: Mapping[str, Any], split: str, measure: str) -> str:
    return f"n={ours[split]['n']}" if measure == RANKING[0] else ""


def _systems(results: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    naive = results["naive"] or {}
    systems = {"ours": results["ours"], **results["legs"]}
    for key in (key for key in naive if key.startswith("top ")):
        systems[f"naive, {key}"] = {**naive, **naive[key]}
    for scale, pair in results["scales"].items():
        for system in ("ours", "naive"):
            if pair[system] is not None:
                systems[f"{system} {scale}"] = {**pair[system], **pair[system].get("top 10", {})}
    return systems


def _costs(results: Mapping[str, Any]) -> Iterator[Row]:
    ours, naive = results["ours"], _flat_naive(results)
    yield ("cost", "ours", "naive, top 10", "ours / naive")
    for key, label in COSTS.items():
        theirs = naive.get(key)
        ratio = f"{ours[key] / theirs:.2f}" if theirs else "-"
        yield (label, _number(ours[key]), _number(theirs), ratio)


def _flat_naive(results: Mapping[str, Any]) -> dict[str, Any]:
    naive = results["naive"]
    return {**naive, **naive["top 10"]} if naive else {}


def _number(value: float | None, *, mark: str = "") -> str:
    if value is None:
        return "-"
    return mark + (f"{value:.0f}" if value >= MANY else f"{value:.2f}")


def _share(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if value > 1 else f"{value:.3f}"


def _aligned(rows: Sequence[Row]) -> list[str]:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
