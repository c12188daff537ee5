"""From use to test: an answer that a person has reviewed becomes a case."""

import json
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.privacy import find_identity_data
from assistant.reply import Outcome
from evals.case import CASES_DIR, VOCABULARY_FILE, Case, CaseError, Split, load_cases
from evals.grounds import Grounds
from evals.scoring.facts import missing_facts
from evals.scoring.folding import fold
from evals.scoring.places import carries

FILE_NAME = "from_use.jsonl"
ANSWERED_KIND = "direct"
UNANSWERED_KIND = "unanswerable"


class ReviewError(ValueError):
    """The reviewed answer cannot become a case; the message says why, without quoting it."""


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class ReviewedCitation(_Row):
    quote: str = Field(min_length=1)
    page: int = Field(ge=1)


class ReviewedAnswer(_Row):
    """What the app writes, and a reviewer has completed.

    `good` and `corrected`: the citations carry the right answer. `not_in_sources`: the question
    must not be answered; what was cited is then no gold.
    """

    question: str = Field(min_length=1)
    answer: str = ""
    citations: tuple[ReviewedCitation, ...] = ()
    verdict: Literal["good", "corrected", "not_in_sources"]
    reason: str = ""
    required_facts: tuple[tuple[str, ...], ...] = ()
    kind: str = ""
    persona: str = ""


def read_review(path: Path) -> ReviewedAnswer:
    return parse_review(path.read_text(encoding="utf-8"), name=path.name)


def parse_review(text: str, *, name: str) -> ReviewedAnswer:
    try:
        return ReviewedAnswer.model_validate_json(text)
    except ValidationError as error:
        # Not the error itself: it repeats what was written, which may point at a person.
        fields = sorted({".".join(map(str, one["loc"])) for one in error.errors()})
        raise ReviewError(f"{name}: not a reviewed answer; see {', '.join(fields)}") from None


def case_row(review: ReviewedAnswer, *, case_id: str, grounds: Grounds) -> dict[str, Any]:
    """Build the case; raise `ReviewError` for identity data or a quote from nowhere."""
    _refuse_identity_data(review)
    answered = review.verdict != "not_in_sources"
    if answered and not review.citations:
        raise ReviewError("an answer needs the citations that carry it")
    gold = [{"quote": " ".join(one.quote.split()), "page": one.page} for one in review.citations]
    outcomes = (Outcome.ANSWERED,) if answered else (Outcome.NEARBY, Outcome.NOT_COVERED)
    row: dict[str, Any] = {
        "id": case_id,
        "question": review.question,
        "history": [],
        "kind": review.kind or (ANSWERED_KIND if answered else UNANSWERED_KIND),
        "persona": review.persona or _first_persona(),
        "answerable": answered,
        "expected_outcome": [outcome.value for outcome in outcomes],
        "gold": gold if answered else [],
        "required_facts": [list(fact) for fact in review.required_facts],
        "forbidden": [],
        "expected_notices": [],
        "needs_all_gold": False,
        "note": f"from use: {review.reason}".strip(),
        "split": Split.DEV.value,
    }
    case = _validated(row)
    _refuse_foreign_quotes(case, grounds)
    _refuse_facts_that_try_nothing(case)
    return row


def add_case(
    review: ReviewedAnswer, grounds: Grounds, *, directory: Path = CASES_DIR
) -> dict[str, Any]:
    """Append the case to the cases from use; raise `ReviewError` if the question stands already."""
    cases = load_cases(directory)
    if any(fold(case.question) == fold(review.question) for case in cases):
        raise ReviewError("the question is a case already")
    row = case_row(review, case_id=_next_id(cases), grounds=grounds)
    with (directory / FILE_NAME).open("a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return row


def _refuse_identity_data(review: ReviewedAnswer) -> None:
    facts = "\n".join(wording for fact in review.required_facts for wording in fact)
    texts = {
        "question": review.question,
        "answer": review.answer,
        "reason": review.reason,
        "facts": facts,
        # Together too: a name in one field and a number in the next point at one person.
        "whole": "\n".join((review.question, review.answer, review.reason, facts)),
    }
    for name, text in texts.items():
        if find_identity_data(text):
            raise ReviewError(f"the {name} holds identity data; take it out first")


def _validated(row: dict[str, Any]) -> Case:
    """Read the row the way every case is read."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / FILE_NAME
        path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
        try:
            return load_cases(Path(directory))[0]
        except CaseError as error:
            raise ReviewError(f"not a case: {error}") from error


def _refuse_foreign_quotes(case: Case, grounds: Grounds) -> None:
    for gold in case.gold:
        if not any(
            carries(passage.text, passage.page_first, passage.page_last, gold)
            for passage in grounds.passages.values()
        ):
            raise ReviewError(f"the quote does not stand on page {gold.page}: {gold.quote!r}")


def _refuse_facts_that_try_nothing(case: Case) -> None:
    """The gold must state each fact, and the question alone must not state them all."""
    told = " ".join(gold.quote for gold in case.gold)
    if foreign := missing_facts(told, case.required_facts):
        raise ReviewError(f"the gold does not state the fact {foreign[0]!r}")
    if case.required_facts and not missing_facts(case.question, case.required_facts):
        raise ReviewError("the question itself states every fact")


def _next_id(cases: Sequence[Case]) -> str:
    prefix = FILE_NAME.removesuffix(".jsonl")
    numbers = [
        int(case.id.removeprefix(f"{prefix}-"))
        for case in cases
        if case.id.removeprefix(f"{prefix}-").isdecimal()
    ]
    return f"{prefix}-{max(numbers, default=0) + 1:03}"


def _first_persona() -> str:
    vocabulary = tomllib.loads(VOCABULARY_FILE.read_text(encoding="utf-8"))
    return str(vocabulary["personas"][0])
