from typing import Any

import pytest

from assistant.reply import Mode, Outcome
from corpus.passage import PageSpan, Passage, PassageKind, Span
from evals.case import Case, Gold, Split
from evals.grounds import Grounds, grounds_of
from evals.replies import CitationRow, CollectedReply, EvidenceRow, StatementRow

SOURCE = "Anmälan ska göras genast.\nSam­tycke behövs\ninte.\n12 En fotnot.\nBeslut bör fattas."


@pytest.fixture
def make_case():
    def make(**changes: Any) -> Case:
        fields: dict[str, Any] = {
            "id": "direct-001",
            "question": "När ska man anmäla?",
            "history": (),
            "kind": "direct",
            "persona": "handläggare",
            "answerable": True,
            "expected_outcome": (Outcome.ANSWERED,),
            "gold": (Gold("Anmälan ska göras genast", 7),),
            "required_facts": (("genast", "omedelbart"),),
            "forbidden": (),
            "expected_notices": (),
            "needs_all_gold": False,
            "note": "",
            "split": Split.DEV,
        }
        return Case(**{**fields, **changes})

    return make


@pytest.fixture
def make_passage():
    def make(text: str, **changes: Any) -> Passage:
        fields: dict[str, Any] = {
            "id": "p1",
            "source_id": "s",
            "heading_path": ("Handläggning", "Anmälan"),
            "text": text,
            "kind": PassageKind.PARAGRAPH,
            "pages": (PageSpan(7, 0, len(text)),),
            "source_spans": (Span(0, len(SOURCE)),),
        }
        return Passage(**{**fields, **changes})

    return make


@pytest.fixture
def grounds(make_passage) -> Grounds:
    text = "Anmälan ska göras genast. Samtycke behövs inte. Beslut bör fattas."
    split = text.index("Beslut")
    passage = make_passage(
        text,
        pages=(PageSpan(7, 0, split), PageSpan(8, split, len(text))),
        source_spans=(
            Span(0, SOURCE.index("12 En")),
            Span(SOURCE.index("Beslut"), len(SOURCE)),
        ),
    )
    return grounds_of([passage], {"s": SOURCE})


@pytest.fixture
def make_evidence():
    def make(rank: int, text: str, *, page: int = 7, score: float = 0.5) -> EvidenceRow:
        return EvidenceRow(rank, f"p{rank}", "s", page, page, text, score)

    return make


@pytest.fixture
def make_citation():
    def make(quote: str, *, page: int = 7, passage_id: str = "p1") -> CitationRow:
        return CitationRow("s", page, quote, passage_id)

    return make


@pytest.fixture
def make_reply(make_citation, make_evidence):
    def make(text: str = "Anmälan ska göras genast.", **changes: Any) -> CollectedReply:
        fields: dict[str, Any] = {
            "id": "direct-001",
            "outcome": Outcome.ANSWERED,
            "mode": Mode.EXTRACTIVE,
            "text": text,
            "statements": (StatementRow(text, (make_citation(text),)),),
            "evidence": (make_evidence(1, text),),
            "snapshot": "abc",
        }
        return CollectedReply(**{**fields, **changes})

    return make
