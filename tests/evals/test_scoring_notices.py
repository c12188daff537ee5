import pytest

from assistant.reply import NoticeKind
from evals.case import ExpectedNotice
from evals.replies import NoticeRow
from evals.scoring.notices import false_alarm, missing_notices, notice_recall, notices_right

URGENT = ExpectedNotice(NoticeKind.URGENT, "112")
CURRENCY = ExpectedNotice(NoticeKind.CURRENCY, "Sex månader")
HAVE_URGENT = NoticeRow(NoticeKind.URGENT, "Ring 112.")


@pytest.mark.parametrize(
    ("notices", "expected", "recall", "right"),
    [
        pytest.param((), (), None, None, id="none expected is undefined"),
        pytest.param((), (URGENT,), 0.0, 0.0, id="none there"),
        pytest.param((HAVE_URGENT,), (URGENT,), 1.0, 1.0, id="there"),
        pytest.param((HAVE_URGENT,), (URGENT, CURRENCY), 0.5, 0.0, id="one of two"),
        pytest.param(
            (NoticeRow(NoticeKind.CONTACT, "Ring 112."),), (URGENT,), 0.0, 0.0, id="wrong kind"
        ),
        pytest.param(
            (NoticeRow(NoticeKind.URGENT, "Ring."),), (URGENT,), 0.0, 0.0, id="wrong words"
        ),
        pytest.param(
            (NoticeRow(NoticeKind.CURRENCY, "nu sex\nmånader"),), (CURRENCY,), 1.0, 1.0, id="folded"
        ),
    ],
)
def test_expected_notices(notices, expected, recall, right):
    assert notice_recall(notices, expected) == recall
    assert notices_right(notices, expected) == right


def test_missing_notices_are_named():
    assert missing_notices((HAVE_URGENT,), (URGENT, CURRENCY)) == (CURRENCY,)


@pytest.mark.parametrize(
    ("notices", "expected", "alarm"),
    [
        pytest.param((HAVE_URGENT,), (URGENT,), None, id="danger expected"),
        pytest.param((HAVE_URGENT,), (CURRENCY,), 1.0, id="danger announced without cause"),
        pytest.param((), (), 0.0, id="no danger"),
        pytest.param((NoticeRow(NoticeKind.CONTACT, "112"),), (), 0.0, id="another kind"),
    ],
)
def test_false_alarms(notices, expected, alarm):
    assert false_alarm(notices, expected) == alarm
