import pytest

from evals.outages import OUTAGES, REFUSED, TLS_ERROR, OutageRow, Tried, outage_lines, try_outages

FINE, LATE, SILENT = Tried(0.1, honest=True), Tried(9.0, honest=True), Tried(0.1, honest=False)


@pytest.mark.parametrize(
    ("tries", "threads", "holds"),
    [
        ((FINE, FINE), 0, True),
        ((FINE, LATE), 0, False),
        ((FINE, SILENT), 0, False),
        ((FINE, FINE), 1, False),
    ],
)
def test_an_outage_holds_when_every_reader_has_the_truth_in_time(tries, threads, holds):
    assert OutageRow("x", tries, threads).holds is holds


def test_the_table_has_a_line_for_each_outage():
    rows = [OutageRow("500", (FINE, LATE), 0)]
    _, line, _ = outage_lines(rows)
    assert line.split() == ["500", "2", "2", "9.00", "s", "1", "0"]


@pytest.fixture
def patient(monkeypatch):
    """Nothing here is about time, and a slow machine must not make it so."""
    pytest.importorskip("langchain_openai")
    monkeypatch.setattr("evals.outages.TIMEOUT_SECONDS", 120.0)


def test_an_outage_gives_the_quotes_and_a_true_reason(settings, snapshot_name, patient):
    names = ("500", "malformed event", "wrong language", TLS_ERROR, REFUSED)
    rows = list(try_outages(settings, tries=1, names=names))
    assert [(row.name, row.honest) for row in rows] == [(name, 1) for name in names]


def test_an_untrue_reason_is_not_honest(settings, snapshot_name, monkeypatch, patient):
    send, _ = OUTAGES["500"]
    monkeypatch.setitem(OUTAGES, "500", (send, frozenset({"timeout"})))
    (row,) = try_outages(settings, tries=1, names=("500",))
    assert row.honest == 0
