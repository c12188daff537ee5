"""Cases and replies under the field names of Ragas and DeepEval, for those who use these tools."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from evals.case import Case
from evals.replies import CollectedReply

Row = dict[str, Any]


def ragas_row(case: Case, reply: CollectedReply) -> Row:
    """A `SingleTurnSample` of Ragas."""
    return {
        "user_input": case.question,
        "response": reply.text,
        "retrieved_contexts": [row.text for row in reply.evidence],
        "reference": "\n".join(gold.quote for gold in case.gold),
        "reference_contexts": [gold.quote for gold in case.gold],
    }


def deepeval_row(case: Case, reply: CollectedReply) -> Row:
    """An `LLMTestCase` of DeepEval."""
    return {
        "name": case.id,
        "input": case.question,
        "actual_output": reply.text,
        "expected_output": "\n".join(gold.quote for gold in case.gold),
        "context": [gold.quote for gold in case.gold],
        "retrieval_context": [row.text for row in reply.evidence],
        "additional_metadata": {"kind": case.kind, "outcome": reply.outcome},
    }


SHAPES: Mapping[str, Callable[[Case, CollectedReply], Row]] = {
    "ragas": ragas_row,
    "deepeval": deepeval_row,
}


def export_rows(
    cases: Sequence[Case], replies: Mapping[str, CollectedReply], *, shape: str
) -> Iterator[Row]:
    """Leave out cases without a reply: neither tool has a word for them."""
    to_row = SHAPES[shape]
    for case in cases:
        reply = replies.get(case.id)
        if reply is not None and reply.outcome is not None:
            yield to_row(case, reply)
