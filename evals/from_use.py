"""What the app's own store holds of a reply, on its way to a case.

A thumb says that a reply was wrong, not what is right; a review may say both. What nobody has said
is left for a person, and named.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.privacy import find_identity_data
from assistant.review_file import review_verdict
from assistant.working_store import (
    FILE_NAME,
    CitedPlace,
    Draft,
    DraftStatus,
    KeptFeedback,
    WorkingStore,
)
from evals.adding import ReviewError
from evals.grounds import Grounds
from evals.run_files import write_text
from evals.scoring.entailment import entails

CORRECTED, NOT_IN_SOURCES = "corrected", "not_in_sources"


@dataclass(frozen=True, slots=True)
class Completion:
    """What the person who adds the case knows; a `fact` is its accepted wordings."""

    gold: tuple[CitedPlace, ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    is_in_sources: bool = True
    kind: str = ""


@dataclass(frozen=True, slots=True)
class FromUse:
    """`row` has the fields of a reviewed answer, and more for the reader; `missing` are empty."""

    name: str
    row: Mapping[str, Any]
    missing: tuple[str, ...]


def open_store(data_dir: Path) -> WorkingStore:
    """Reading must not make the file: where nothing was saved, nothing is."""
    if not (data_dir / FILE_NAME).exists():
        raise ReviewError(f"nothing has been saved: there is no {data_dir / FILE_NAME}")
    return WorkingStore(data_dir)


def from_feedback(
    kept: Sequence[KeptFeedback], number: int, grounds: Grounds, completion: Completion
) -> FromUse:
    """A verdict on a reply: the question, if the reader chose to keep it, and what was cited."""
    one = next((each for each in kept if each.id == number), None)
    if one is None:
        raise ReviewError(f"there is no feedback {number}")
    said = one.feedback
    if not said.question:
        raise ReviewError(f"feedback {number} has no question: the reader chose not to keep it")
    known = {
        "question": said.question,
        "answer": "",
        "reason": said.reason,
        "verdict": "",
        "citations": (),
        "was_helpful": said.helpful,
        "given_outcome": said.outcome,
        "given_passages": list(_passages(said.passage_ids, grounds)),
    }
    return _completed(f"feedback-{number}", known, completion)


def from_review(drafts: Sequence[Draft], number: int, completion: Completion) -> FromUse:
    """A colleague's decision on an answer: what it says is right, and where that stands."""
    draft = next((each for each in drafts if each.id == number), None)
    if draft is None:
        raise ReviewError(f"there is no review {number}")
    if draft.status is DraftStatus.WAITING:
        raise ReviewError(f"review {number} is not decided yet")
    known = {
        "question": draft.question,
        "answer": draft.answer,
        "reason": draft.reason,
        "verdict": review_verdict(draft) or "",
        "citations": _carrying(draft),
        "given_outcome": draft.outcome or "",
    }
    return _completed(f"review-{number}", known, completion)


def _carrying(draft: Draft) -> tuple[CitedPlace, ...]:
    """The places that an approved answer cites; of a corrected one those that still carry it."""
    if draft.status is not DraftStatus.EDITED:
        return draft.citations
    left = draft.citations
    if not entails([place.quote for place in left], draft.answer):
        return ()
    for place in draft.citations:
        others = tuple(one for one in left if one != place)
        if entails([one.quote for one in others], draft.answer):
            left = others
    return left


def _passages(passage_ids: Sequence[str], grounds: Grounds) -> Iterator[dict[str, Any]]:
    for passage_id in passage_ids:
        passage = grounds.passages.get(passage_id)
        # Another snapshot's passage is named, so that nobody thinks nothing was cited.
        yield (
            {"passage_id": passage_id, "text": "not in the snapshot in use"}
            if passage is None
            else {"page": passage.page_first, "text": passage.text}
        )


def _completed(name: str, known: Mapping[str, Any], completion: Completion) -> FromUse:
    if find_identity_data("\n".join((known["question"], known["answer"], known["reason"]))):
        raise ReviewError(
            f"{name} holds identity data; nothing was written, and it should be deleted"
        )
    verdict, places = known["verdict"], known["citations"]
    if completion.gold:
        verdict, places = CORRECTED, completion.gold
    if not completion.is_in_sources:
        verdict, places = NOT_IN_SOURCES, ()
    row = {
        **known,
        "verdict": verdict,
        "citations": [{"quote": place.quote, "page": place.page} for place in places],
        "required_facts": [list(fact) for fact in completion.facts],
        "kind": completion.kind,
    }
    return FromUse(name, row, tuple(_missing(row)))


def _missing(row: Mapping[str, Any]) -> Iterator[str]:
    if not row["verdict"]:
        yield "verdict"
    if row["verdict"] != NOT_IN_SOURCES and not row["citations"]:
        yield "citations"


def write_unfinished(found: FromUse, directory: Path) -> Path:
    """Keep what is known as a file to fill in; it lies beside the runs, never among the cases."""
    path = directory / f"{found.name}.json"
    write_text(path, json.dumps(found.row, ensure_ascii=False, indent=1) + "\n")
    return path
