"""Whether the notices that must stand beside the answer stand there."""

from collections.abc import Sequence

from assistant.reply import NoticeKind
from evals.case import ExpectedNotice
from evals.replies import NoticeRow
from evals.scoring.folding import fold


def missing_notices(
    notices: Sequence[NoticeRow], expected: Sequence[ExpectedNotice]
) -> tuple[ExpectedNotice, ...]:
    return tuple(
        wanted
        for wanted in expected
        if not any(
            notice.kind is wanted.kind and fold(wanted.contains) in fold(notice.text)
            for notice in notices
        )
    )


def notice_recall(notices: Sequence[NoticeRow], expected: Sequence[ExpectedNotice]) -> float | None:
    """Share of the expected notices that are there, of the right kind and with the right words."""
    return 1 - len(missing_notices(notices, expected)) / len(expected) if expected else None


def notices_right(notices: Sequence[NoticeRow], expected: Sequence[ExpectedNotice]) -> float | None:
    """1 if no expected notice is missing."""
    return float(not missing_notices(notices, expected)) if expected else None


def false_alarm(notices: Sequence[NoticeRow], expected: Sequence[ExpectedNotice]) -> float | None:
    """1 if acute danger is announced where the case expects no such notice."""
    if any(wanted.kind is NoticeKind.URGENT for wanted in expected):
        return None
    return float(any(notice.kind is NoticeKind.URGENT for notice in notices))
