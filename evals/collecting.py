"""Cases in, replies out: the slow half, which may cost money; scoring reads only its files."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, Protocol

from assistant.followup import Turn
from assistant.reply import Reply
from assistant.reply_json import reply_data
from evals.case import Case
from evals.replies import read_replies
from evals.run_files import RunFiles, write_lines, write_text

# The day the law register speaks of; a fixed day keeps replies the same tomorrow.
AS_OF = date(2026, 11, 23)


class Answering(Protocol):
    """The assistant, or a fake in a test."""

    def answer(
        self, question: str, *, history: Sequence[Turn] = (), as_of: date | None = None
    ) -> Reply: ...


Progress = Callable[[int, int], None]
Row = dict[str, Any]


def collect(
    cases: Sequence[Case],
    assistant: Answering,
    files: RunFiles,
    *,
    configuration: Row,
    progress: Progress,
) -> None:
    """Ask every case that has no reply yet under the same configuration.

    An outage is written down as a failure and asked again next time; it is never a refusal.
    """
    if not _same_configuration(files, configuration):
        _begin(files, configuration)
    done = _answered(files)
    asked = [case for case in cases if case.id not in done]
    as_of = date.fromisoformat(configuration["as_of"])
    with files.replies.open("a", encoding="utf-8") as replies, files.timing.open("a") as timing:
        for number, case in enumerate(asked, start=1):
            row, elapsed_ms = ask(case, assistant, as_of=as_of)
            replies.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")
            timing.write(json.dumps({"id": case.id, "elapsed_ms": elapsed_ms}) + "\n")
            replies.flush()
            progress(number, len(asked))
    _put_in_order(cases, files)


def ask(case: Case, assistant: Answering, *, as_of: date) -> tuple[Row, float]:
    """Put one case; the reply as its line, without the time it took, and the time."""
    history = tuple(Turn(turn.role, turn.text) for turn in case.history)
    started = time.perf_counter()
    try:
        reply = assistant.answer(case.question, history=history, as_of=as_of)
    # What can fail is up to the model and the store; the run goes on and the case is unscored.
    except (OSError, RuntimeError, ValueError) as failure:
        return {"id": case.id, "failed": f"{type(failure).__name__}: {failure}"}, 0.0
    elapsed_ms = (time.perf_counter() - started) * 1000
    row = {"id": case.id, **reply_data(reply, elapsed_ms=elapsed_ms)}
    del row["elapsed_ms"]
    return row, round(elapsed_ms, 1)


def _same_configuration(files: RunFiles, configuration: Row) -> bool:
    if not (files.configuration.exists() and files.replies.exists()):
        return False
    written: Row = json.loads(files.configuration.read_text(encoding="utf-8"))
    return written == configuration


def _begin(files: RunFiles, configuration: Row) -> None:
    text = json.dumps(configuration, ensure_ascii=False, indent=1, sort_keys=True)
    write_text(files.configuration, text + "\n")
    write_lines(files.replies, [])
    write_lines(files.timing, [])


def _answered(files: RunFiles) -> set[str]:
    """Ids with a reply; a last line that was cut off by a break is dropped first."""
    text = files.replies.read_text(encoding="utf-8")
    whole = text[: text.rfind("\n") + 1]
    rows = [json.loads(line) for line in whole.split("\n") if line]
    write_lines(files.replies, (row for row in rows if "failed" not in row))
    return set(read_replies(files.replies))


def _put_in_order(cases: Sequence[Case], files: RunFiles) -> None:
    """Case order, so that a resumed run and a whole one write the same file."""
    order = {case.id: number for number, case in enumerate(cases)}
    for path in (files.replies, files.timing):
        rows = {row["id"]: row for row in _rows(path.read_text(encoding="utf-8"))}
        known = [row for case_id, row in rows.items() if case_id in order]
        write_lines(path, sorted(known, key=lambda row: order[row["id"]]))


def _rows(text: str) -> Iterator[Row]:
    yield from (json.loads(line) for line in text.split("\n") if line.strip())
