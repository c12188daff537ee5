"""A `Reply` as the JSON of the fixed surface (design, section 5)."""

from typing import Any

from assistant.reply import Reply, Statement
from corpus.passage import SearchHit


def reply_data(reply: Reply, *, elapsed_ms: float) -> dict[str, Any]:
    """`question` is left out on purpose: the answer file holds no question text."""
    data: dict[str, Any] = {
        "outcome": reply.outcome.value,
        "mode": reply.mode.value,
        "text": reply.text,
        "statements": [_statement(statement) for statement in reply.statements],
        "notices": [{"kind": n.kind.value, "text": n.text} for n in reply.notices],
        "evidence": [_hit(hit) for hit in reply.evidence],
        "snapshot": reply.snapshot,
        "elapsed_ms": round(elapsed_ms, 1),
    }
    if reply.interpreted_as:
        data["interpreted_as"] = reply.interpreted_as
    if reply.redacted_question:
        data["redacted_question"] = reply.redacted_question
    return data


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "text": statement.text,
        "norms": [norm.value for norm in statement.norms],
        "citations": [
            {
                "source_id": citation.source_id,
                "title": citation.title,
                "section": list(citation.section),
                "page": citation.page,
                "quote": citation.quote,
                "passage_id": citation.passage_id,
            }
            for citation in statement.citations
        ],
    }


def _hit(hit: SearchHit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "rank": hit.rank,
        "passage_id": passage.id,
        "source_id": passage.source_id,
        "section": list(passage.heading_path),
        "page_first": passage.page_first,
        "page_last": passage.page_last,
        "text": passage.text,
        "score": hit.score,
    }
