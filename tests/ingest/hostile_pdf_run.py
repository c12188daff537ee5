"""Reads every crafted PDF and reports what happened.

`python -m tests.ingest.hostile_pdf_run RECORD.jsonl [--seconds N]` goes on where the record
ends and stops after N seconds. Exits 1 when a file took longer or more memory than it may.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from ingest.layout import Layout
from ingest.pdf_document import PdfError
from ingest.pdf_reading import read_pdf
from tests.data.pdf.hostile_pdfs import hostile_pdfs

MAX_SECONDS, MAX_KILOBYTES = 20.0, 300_000
MUTATIONS = 340


@dataclass(frozen=True, slots=True)
class Outcome:
    """`largest_child` is the most memory any child of this run had, in kB."""

    name: str
    verdict: str
    seconds: float
    largest_child: int


def read_one(name: str, data: bytes, path: Path) -> Outcome:
    """Read, or refused with one reason; anything else ends the run."""
    path.write_bytes(data)
    begun = time.monotonic()
    try:
        verdict = f"read ({len(read_pdf(path, Layout()))} lines)"
    except PdfError as error:
        verdict = error.refusal.value
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return Outcome(name, verdict, round(time.monotonic() - begun, 2), child)


def read_more(record: Path, *, seconds: float) -> list[Outcome]:
    rows = record.read_text().splitlines() if record.exists() else []
    outcomes = [Outcome(**json.loads(row)) for row in rows]
    with tempfile.TemporaryDirectory() as directory, record.open("a") as file:
        for outcome in _read_on(len(outcomes), Path(directory) / "crafted.pdf", seconds):
            file.write(json.dumps(asdict(outcome)) + "\n")
            file.flush()
            outcomes.append(outcome)
    return outcomes


def _read_on(done: int, path: Path, seconds: float) -> Iterator[Outcome]:
    until = time.monotonic() + seconds
    for name, data in islice(hostile_pdfs(mutations=MUTATIONS), done, None):
        if time.monotonic() > until:
            return
        yield read_one(name, data, path)


def report(outcomes: list[Outcome]) -> Iterator[str]:
    child = max(outcome.largest_child for outcome in outcomes)
    parent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield f"{len(outcomes)} files, largest child {child} kB, parent {parent} kB"
    verdicts = Counter(outcome.verdict.split(" (")[0] for outcome in outcomes)
    for verdict, count in verdicts.most_common():
        yield f"  {count:4} {verdict}"
    for outcome in sorted(outcomes, key=lambda outcome: -outcome.seconds)[:8]:
        yield f"  {outcome.seconds:5.1f} s {outcome.name}: {outcome.verdict}"


def is_within_limits(outcomes: list[Outcome]) -> bool:
    return all(
        outcome.seconds <= MAX_SECONDS and outcome.largest_child <= MAX_KILOBYTES
        for outcome in outcomes
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("record", type=Path)
    parser.add_argument("--seconds", type=float, default=1e9)
    options = parser.parse_args()
    found = read_more(options.record, seconds=options.seconds)
    sys.stdout.write("\n".join(report(found)) + "\n")
    sys.exit(not is_within_limits(found))
