"""A reviewed reply as the file that `python -m evals add-case --from FILE` takes."""

import json

from assistant.privacy import find_identity_data
from assistant.reply import Outcome
from assistant.working_store import Draft, DraftStatus

_VERDICTS = {DraftStatus.APPROVED: "good", DraftStatus.EDITED: "corrected"}
_UNANSWERED = frozenset({Outcome.NEARBY, Outcome.NOT_COVERED})


def review_file(draft: Draft) -> bytes | None:
    """None for a review that cannot become a case: undecided, rejected, without a source."""
    verdict = review_verdict(draft)
    # Checked when it was kept; checked again, for what leaves the store may be committed.
    if verdict is None or find_identity_data(f"{draft.question}\n{draft.answer}\n{draft.reason}"):
        return None
    review = {
        "question": draft.question,
        "answer": draft.answer,
        "citations": [{"quote": place.quote, "page": place.page} for place in draft.citations],
        "verdict": verdict,
        "reason": draft.reason,
    }
    return json.dumps(review, ensure_ascii=False, indent=1).encode()


def review_verdict(draft: Draft) -> str | None:
    """What the review says is right; None when it leaves that open."""
    if draft.status is DraftStatus.APPROVED and draft.outcome in _UNANSWERED:
        return "not_in_sources"
    # A refusal that a colleague turned into an answer does not say where the answer stands.
    if draft.outcome in _UNANSWERED or not draft.citations:
        return None
    return _VERDICTS.get(draft.status)
