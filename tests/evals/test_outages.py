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
    _, line, *_ = outage_lines(rows)
    assert line.split() == ["500", "2", "2", "0", "9.00", "s", "1", "0"]


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


def test_time_that_ran_out_is_an_honest_reason_only_when_it_did(settings, snapshot_name, patient):
    (row,) = try_outages(settings, tries=1, names=("500",))
    assert (row.honest, row.timed_out) == (1, 0)


def test_a_reader_told_of_the_time_before_it_is_out_is_told_wrong(
    settings, snapshot_name, monkeypatch, patient
):
    monkeypatch.setitem(OUTAGES, "500", (OUTAGES["500"][0], frozenset({"empty"})))
    monkeypatch.setattr("evals.outages.TIMED_OUT", frozenset({"server"}))
    (row,) = try_outages(settings, tries=1, names=("500",))
    assert (row.honest, row.timed_out) == (0, 0)


def test_a_reader_told_of_the_time_after_it_is_out_is_told_right(
    settings, snapshot_name, monkeypatch
):
    pytest.importorskip("langchain_openai")
    # Long enough for the server to fail, and no time at all when it is asked whether it was out.
    real = try_outages(settings, tries=1, names=("no first byte",))
    monkeypatch.setattr("evals.outages.TIMEOUT_SECONDS", 0.2)
    monkeypatch.setitem(OUTAGES, "no first byte", (OUTAGES["no first byte"][0], frozenset({"x"})))
    monkeypatch.setattr("evals.outages.THREAD_SECONDS", 0.0)
    (row,) = real
    assert (row.honest, row.timed_out) == (1, 1)
