"""Coverage-guided fuzzing of the PDF path, by hand: it needs `atheris`, which is not in the lock.

`python -m tests.ingest.fuzz_pdf fuzz DIRECTORY --seconds 3600` mutates what it finds in
DIRECTORY/corpus (small sound and crafted PDFs the first time) and runs the child's own reading
in one process; what takes longer than `SLOW_SECONDS` is put in DIRECTORY/slow and given up.
`python -m tests.ingest.fuzz_pdf replay DIRECTORY` then reads what was found through the parent.
"""

import argparse
import hashlib
import logging
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from tests.data.pdf.hostile_pdfs import hostile_pdfs
from tests.data.pdf.raw_pdf import FONT, TEXT, one_page, stream, write_objects
from tests.data.pdf.small_pdfs import SMALL

MAX_BYTES = 32_768
SLOW_SECONDS = 8.0
SEED_SECONDS = 0.1
REPLAYED = 400
OBJECT = re.compile(rb"(\d{1,4}) 0 obj\b(.*?)endobj", re.DOTALL)


WRAPPED: dict[bytes, Callable[[bytes], bytes]] = {
    b"c": lambda rest: one_page(stream(rest)),
    b"f": lambda rest: one_page(font=rest),
    b"p": lambda rest: one_page(page=rest),
    b"r": lambda rest: one_page(root=rest),
    b"u": lambda rest: one_page(font=FONT[:-2] + b"/ToUnicode 9 0 R >>", more={9: stream(rest)}),
}


class GivenUpError(BaseException):
    """No `Exception`: the library's own catching must not hold it up."""


def as_pdf(data: bytes) -> bytes:
    """The first byte chooses what of a PDF the rest is; most are given a sound table of objects.

    Bytes changed in a whole file move its objects, and a file with a wrong table is refused at
    once: what lies deeper would never be reached.
    """
    shape, rest = data[:1], data[1:]
    if shape == b"o" and (found := OBJECT.findall(rest)):
        return write_objects({int(number): body for number, body in found})
    return WRAPPED[shape](rest) if shape in WRAPPED else rest


def seeds() -> Iterator[bytes]:
    yield b"c" + TEXT
    yield b"f" + FONT
    yield b"u1 beginbfrange <00> <10> <0041> endbfrange"
    yield b"p/Rotate 90 /CropBox [0 0 9 9]"
    yield b"r/PageLabels << /Nums [0 << /S /D /St 6 >>] >>"
    for data in [*small_pdfs(), *(data for _, data in hostile_pdfs(mutations=0))]:
        if len(data) < MAX_BYTES:
            yield b"o" + data
            yield b"w" + data


def small_pdfs() -> Iterator[bytes]:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "small.pdf"
        for make in SMALL.values():
            make(path)
            yield path.read_bytes()


def is_read_within(path: Path, seconds: float) -> bool:
    """Whether the child's reading of it ends in time, whatever it says of the file."""
    from ingest.pdf_child import PdfLimits, read
    from ingest.pdf_layout import PdfResult

    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        assert isinstance(read(path, PdfLimits()), PdfResult)
    except GivenUpError:
        return False
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return True


def prepare_process() -> None:
    """As in the child: a low recursion limit, and nobody reads what the library says."""
    from ingest.pdf_child import RECURSION_LIMIT

    def give_up(_: int, __: FrameType | None) -> None:
        raise GivenUpError

    signal.signal(signal.SIGVTALRM, give_up)
    logging.lastResort = None
    sys.setrecursionlimit(RECURSION_LIMIT)


def name_of(data: bytes) -> str:
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()


def write_seeds(corpus: Path) -> None:
    """Only the quick ones: the slow crafted files have their own run, `hostile_pdf_run`."""
    prepare_process()
    corpus.mkdir(parents=True)
    for data in seeds():
        path = corpus / name_of(data)
        path.write_bytes(as_pdf(data))
        kept = is_read_within(path, SEED_SECONDS)
        path.write_bytes(data)
        if not kept:
            path.unlink()


def fuzz(directory: Path, seconds: int) -> None:
    """Starts over when the fuzzed process ends early; its end is kept beside what ended it."""
    corpus = directory / "corpus"
    if not corpus.exists():
        write_seeds(corpus)
    until = time.monotonic() + seconds
    ends = 0
    while (left := int(until - time.monotonic())) > 0:
        command = [sys.executable, "-m", "tests.ingest.fuzz_pdf", "run", str(directory)]
        with (directory / f"log-{ends}").open("wb") as log:
            code = subprocess.run([*command, "--seconds", str(left)], stderr=log, check=False)
        ends += 1
        sys.stdout.write(f"run {ends} ended with {code.returncode}\n")
        sys.stdout.flush()


def run(directory: Path, seconds: int) -> None:
    import atheris

    # Nothing of these is imported before: it would not be watched.
    with atheris.instrument_imports(include=["pypdf", "ingest"]):
        import ingest.pdf
        import ingest.pdf_child

    assert ingest.pdf.read_document
    prepare_process()
    slow = directory / "slow"
    slow.mkdir(exist_ok=True)
    path = Path(tempfile.mkdtemp(dir="/dev/shm")) / "fuzzed.pdf"

    def one(data: bytes) -> None:
        pdf = as_pdf(data)
        path.write_bytes(pdf)
        if not is_read_within(path, SLOW_SECONDS):
            (slow / name_of(pdf)).write_bytes(pdf)

    options = [f"-max_len={MAX_BYTES}", f"-max_total_time={seconds}", "-print_final_stats=1"]
    found = [f"-artifact_prefix={directory}/", "-timeout=60", "-rss_limit_mb=4000"]
    atheris.Setup(["fuzz_pdf", *options, *found, str(directory / "corpus")], one)
    atheris.Fuzz()


def replay(directory: Path) -> int:
    """The slow ones, what ended a run, and a sample of the rest, as a source is read."""
    from tests.ingest.hostile_pdf_run import is_within_limits, read_one, report

    rest = sorted((directory / "corpus").iterdir())
    sample = random.Random(1).sample(rest, min(REPLAYED, len(rest)))
    ended = [
        path for path in sorted(directory.iterdir()) if "-" in path.name[:8] and path.is_file()
    ]
    files = {path.name: path.read_bytes() for path in sorted((directory / "slow").iterdir())}
    files |= {path.name: as_pdf(path.read_bytes()) for path in [*ended, *sample]}
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "found.pdf"
        outcomes = [read_one(name, data, path) for name, data in files.items()]
    sys.stdout.write("\n".join(report(outcomes)) + "\n")
    sys.stdout.write(f"parent {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss} kB\n")
    return 0 if is_within_limits(outcomes) else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["fuzz", "run", "replay"])
    parser.add_argument("directory", type=Path)
    parser.add_argument("--seconds", type=int, default=3600)
    chosen = parser.parse_args()
    if chosen.what == "replay":
        sys.exit(replay(chosen.directory))
    {"fuzz": fuzz, "run": run}[chosen.what](chosen.directory, chosen.seconds)
