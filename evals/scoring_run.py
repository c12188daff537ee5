"""Replies in, verdicts and their summary out: free, and the same twice."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from evals.aggregating import aggregate
from evals.case import Case, Split
from evals.grounds import Grounds
from evals.law_grounds import load_law_grounds
from evals.replies import CollectedReply, read_replies
from evals.run_files import RunFiles, write_json, write_lines, write_text
from evals.scoring.sizes import percentile
from evals.verdict import Verdict, judge_case

FAILURE_COLUMNS = ("id", "kind", "split", "outcome", "top_score", "reasons", "question")


def score(
    cases: Sequence[Case], files: RunFiles, grounds: Grounds, *, as_of: date
) -> tuple[Verdict, ...]:
    """Score the collected replies and write verdicts, summary and failures."""
    replies = read_replies(files.replies)
    law = load_law_grounds(grounds, as_of=as_of)
    verdicts = tuple(judge_case(case, replies.get(case.id), grounds, law) for case in cases)
    write_verdicts(files.verdicts, verdicts)
    write_json(files.aggregate, aggregate(verdicts, cases))
    write_text(files.failures, failures_tsv(cases, verdicts, replies))
    return verdicts


def write_verdicts(path: Path, verdicts: Sequence[Verdict]) -> None:
    write_lines(path, (asdict(verdict) for verdict in verdicts))


def read_verdicts(path: Path) -> tuple[Verdict, ...]:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    adapter = TypeAdapter(Verdict)
    return tuple(adapter.validate_json(line) for line in lines)


def failures_tsv(
    cases: Sequence[Case], verdicts: Sequence[Verdict], replies: Mapping[str, CollectedReply]
) -> str:
    """List every development case that is not right, with the reason.

    What is read is tuned on, sooner or later; so held-out failures are counted, not listed.
    """
    questions = {case.id: case.question for case in cases}
    rows = [FAILURE_COLUMNS]
    for verdict in verdicts:
        if verdict.split is Split.DEV and (verdict.unscored or verdict.reasons):
            reasons = verdict.unscored or "; ".join(verdict.reasons)
            top = "" if verdict.top_score is None else f"{verdict.top_score:.3f}"
            asked = replies[verdict.case_id].interpreted_as if verdict.case_id in replies else ""
            question = " ".join((asked or questions[verdict.case_id]).split())
            about = (verdict.case_id, verdict.kind, verdict.split, verdict.outcome, top)
            rows.append((*about, " ".join(reasons.split()), question))
    return "".join("\t".join(row) + "\n" for row in rows)


def read_latency(path: Path) -> dict[str, Any]:
    """Latency is the machine's, not the answers': it is shown, and kept out of the results."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    times = [row["elapsed_ms"] for row in rows if row["elapsed_ms"]]
    return {"n": len(times), "p50": percentile(times, 0.5), "p95": percentile(times, 0.95)}
