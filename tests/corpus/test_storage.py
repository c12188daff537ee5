"""Rows made when they are asked for, of a file that is as it was written."""

from dataclasses import dataclass

import pytest

from corpus.storage import RowsOnDemand, write_rows_on_demand


@dataclass(frozen=True)
class Row:
    text: str


ROWS = tuple(Row(text) for text in ("", "två\nrader", "tre\u2028rader \"'", "fyra"))


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "rows.jsonl"
    write_rows_on_demand(file, ROWS)
    return file


def test_rows_on_demand_are_those_that_were_written(path):
    rows = RowsOnDemand(path, Row)
    assert tuple(rows) == ROWS == tuple(rows[number] for number in range(len(rows)))
    assert rows[-1] == ROWS[-1]
    assert rows[1:3] == ROWS[1:3]


@pytest.mark.parametrize("number", [4, -5])
def test_row_that_is_not_there_is_an_index_error(path, number):
    with pytest.raises(IndexError):
        RowsOnDemand(path, Row)[number]


def test_no_rows_are_no_error(tmp_path):
    write_rows_on_demand(tmp_path / "none.jsonl", ())
    assert len(RowsOnDemand(tmp_path / "none.jsonl", Row)) == 0


@pytest.mark.parametrize(
    "damage",
    [lambda old: b"", lambda old: old[:-3], lambda old: old.replace(b"fyra", b"fyrb")],
    ids=["emptied", "cut short", "one letter"],
)
def test_file_that_is_not_as_it_was_written_is_refused(path, damage):
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ValueError, match=r"rows\.jsonl is not as it was written"):
        RowsOnDemand(path, Row)
