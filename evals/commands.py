"""What the commands of `python -m evals` do with cases and files; `__main__` reads and prints."""

import json
import secrets
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from assistant.setup import open_assistant
from corpus.settings import Settings
from corpus.snapshot import current_directory
from evals.baseline_files import (
    BASELINE_DIR,
    BaselineError,
    read_baseline,
    write_baseline,
)
from evals.case import CASES_DIR, Case, Split, load_cases
from evals.collecting import AS_OF, collect
from evals.comparing import Comparison, compare
from evals.configuration import run_configuration
from evals.gate import Breach, breaches, fast_subset, read_floors
from evals.grounds import Grounds, load_grounds
from evals.replies import read_replies
from evals.reporting import Run, report
from evals.run_files import RunFiles, write_json, write_text
from evals.scoring_run import read_verdicts, score
from evals.verdict import Verdict

PROGRESS_WIDTH = 40
PROGRESS_EVERY = 100
PASSAGES = "passages.jsonl"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which cases a command is about, and where its files lie."""

    settings: Settings
    directory: Path = CASES_DIR
    split: Split | None = None
    kinds: tuple[str, ...] = ()
    out: Path | None = None
    passages: Path | None = None

    def cases(self) -> tuple[Case, ...]:
        cases = load_cases(self.directory, self.split)
        return tuple(case for case in cases if not self.kinds or case.kind in self.kinds)

    @property
    def files(self) -> RunFiles:
        """A part of the cases has a place of its own, so that it does not undo the whole run."""
        part = "-".join([*([self.split.value] if self.split else []), *self.kinds])
        return RunFiles(self.out or self.settings.data_dir / "evals" / part)

    @property
    def baseline(self) -> Path:
        """Another set of cases has a baseline of its own, beside it."""
        return BASELINE_DIR if self.directory == CASES_DIR else self.directory / "baseline"

    def grounds(self, snapshot: str = "") -> Grounds:
        """Open the passages of the snapshot named, else of the one in use."""
        if self.passages is not None:
            return load_grounds(self.passages)
        data_dir = self.settings.data_dir
        directory = data_dir / "snapshots" / snapshot if snapshot else current_directory(data_dir)
        return load_grounds(directory / PASSAGES)


def run_collect(
    chosen: Chosen, cases: Sequence[Case], *, as_of: date = AS_OF, again: str = ""
) -> None:
    """Collect replies to the cases; `again` keeps runs of one configuration apart."""
    assistant = open_assistant(chosen.settings)
    configuration = run_configuration(
        cases, chosen.settings, snapshot=assistant.library.snapshot, as_of=as_of
    )
    if again:
        configuration["again"] = again
    collect(cases, assistant, chosen.files, configuration=configuration, progress=show_progress)


def run_score(chosen: Chosen, cases: Sequence[Case]) -> tuple[Verdict, ...]:
    configuration = read_configuration(chosen.files)
    as_of = date.fromisoformat(configuration.get("as_of", AS_OF.isoformat()))
    grounds = chosen.grounds(configuration.get("snapshot", ""))
    return score(cases, chosen.files, grounds, as_of=as_of)


def run_compare(chosen: Chosen) -> Comparison | None:
    """Compare with the committed baseline; None when there is none yet."""
    try:
        baseline = read_baseline(chosen.baseline)
    except BaselineError:
        return None
    comparison = compare(baseline, read_verdicts(chosen.files.verdicts))
    write_json(chosen.files.comparison, asdict(comparison))
    return comparison


def run_report(chosen: Chosen, comparison: Comparison | None) -> None:
    files = chosen.files
    verdicts = read_verdicts(files.verdicts)
    run = Run(
        cases=load_cases(chosen.directory),
        replies=read_replies(files.replies),
        verdicts=verdicts,
        summary=read_json(files.aggregate),
        configuration=read_configuration(files),
        comparison=comparison,
    )
    write_text(files.report, report(run))


def run_gate(chosen: Chosen) -> tuple[tuple[Breach, ...], Comparison | None]:
    """Collect and score the fast subset; give what falls short and what has changed."""
    floors = read_floors()
    cases = fast_subset(chosen.cases(), one_in=floors.one_in, always=floors.always)
    if chosen.out is None:
        chosen = replace(chosen, out=chosen.files.directory / "gate")
    run_collect(chosen, cases)
    verdicts = run_score(chosen, cases)
    return breaches(verdicts, floors), run_compare(chosen)


def run_baseline(chosen: Chosen) -> int:
    """Make the run the baseline; give how many cases it holds."""
    verdicts = read_verdicts(chosen.files.verdicts)
    if unscored := [verdict.case_id for verdict in verdicts if verdict.unscored]:
        raise BaselineError(f"{len(unscored)} cases have no reply, {unscored[0]!r} first")
    write_baseline(verdicts, chosen.files.configuration, chosen.baseline)
    return len(verdicts)


def run_determinism(chosen: Chosen) -> tuple[int, int]:
    """Ask every case once more; give how many replies are the same, of how many."""
    first = read_lines(chosen.files.replies)
    other = replace(chosen, out=chosen.files.directory / "again")
    run_collect(other, chosen.cases(), again=secrets.token_hex())
    second = read_lines(other.files.replies)
    same = sum(first.get(case_id) == line for case_id, line in second.items())
    return same, len(second)


def read_lines(path: Path) -> Mapping[str, str]:
    lines = (line for line in path.read_text(encoding="utf-8").split("\n") if line)
    return {json.loads(line)["id"]: line for line in lines}


def read_configuration(files: RunFiles) -> dict[str, Any]:
    """Read what stands beside the replies; nothing does when they come from elsewhere."""
    if not files.configuration.exists():
        return {}
    return read_json(files.configuration)


def read_json(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


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
