"""What each command of `python -m evals` does; `__main__` only reads the command line."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.setup import open_assistant
from corpus.settings import Settings, load_settings
from evals.case import CASES_DIR, Case, Split, load_cases
from evals.collecting import AS_OF, collect
from evals.configuration import run_configuration
from evals.run_files import RunFiles
from evals.scoring_run import score
from evals.verdict import Verdict

PROGRESS_WIDTH = 40
PROGRESS_EVERY = 100


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which cases a command is about, and where its files lie."""

    directory: Path = CASES_DIR
    split: Split | None = None
    kinds: tuple[str, ...] = ()
    out: Path | None = None

    def cases(self) -> tuple[Case, ...]:
        cases = load_cases(self.directory, self.split)
        return tuple(case for case in cases if not self.kinds or case.kind in self.kinds)

    def files(self, settings: Settings) -> RunFiles:
        return RunFiles(self.out or settings.data_dir / "evals")


def run_collect(chosen: Chosen, *, as_of: date = AS_OF) -> int:
    """Collect replies; return how many cases there are."""
    settings = load_settings()
    cases = chosen.cases()
    assistant = open_assistant(settings)
    snapshot = assistant.library.snapshot
    configuration = run_configuration(cases, settings, snapshot=snapshot, as_of=as_of)
    files = chosen.files(settings)
    collect(cases, assistant, files, configuration=configuration, progress=show_progress)
    return len(cases)


def run_score(chosen: Chosen, *, passages: Path | None = None) -> tuple[Verdict, ...]:
    settings = load_settings()
    files = chosen.files(settings)
    configuration = read_configuration(files)
    snapshot = configuration.get("snapshot", "")
    passages_file = passages or settings.data_dir / "snapshots" / snapshot / "passages.jsonl"
    as_of = date.fromisoformat(configuration.get("as_of", AS_OF.isoformat()))
    return score(chosen.cases(), files, passages_file=passages_file, as_of=as_of)


def read_configuration(files: RunFiles) -> dict[str, Any]:
    """Read what stands beside the replies; nothing does when they come from elsewhere."""
    if not files.configuration.exists():
        return {}
    configuration: dict[str, Any] = json.loads(files.configuration.read_text(encoding="utf-8"))
    return configuration


def read_summary(files: RunFiles) -> dict[str, Any]:
    summary: dict[str, Any] = json.loads(files.aggregate.read_text(encoding="utf-8"))
    return summary


def show_progress(done: int, total: int) -> None:
    """Draw a bar in a terminal; elsewhere write a line now and then, so that a log stays short."""
    if not sys.stderr.isatty():
        if done == total or done % PROGRESS_EVERY == 0:
            sys.stderr.write(f"{done}/{total} cases\n")
        return
    filled = PROGRESS_WIDTH * done // total
    bar = "#" * filled + "." * (PROGRESS_WIDTH - filled)
    sys.stderr.write(f"\r[{bar}] {done}/{total}" + ("\n" if done == total else ""))
    sys.stderr.flush()


def kinds_of(written: Sequence[str]) -> tuple[str, ...]:
    return tuple(kind for text in written for kind in text.split(",") if kind)
