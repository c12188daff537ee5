"""The law register and loaded acts, held against each other."""

import hashlib
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.fetched import Fetched, documents_dir, load_all_sources, read_fetched, write_fetched
from corpus.law_reference import LawReference
from corpus.law_register import LawRegister, Replacement, load_law_register
from corpus.settings import Settings
from corpus.source import Source, SourceError, SourceKind
from ingest.check_law import (
    changes_since,
    cited_provisions,
    load_statutes,
    references_in_note,
    unknown_provisions,
)
from ingest.commands import run_check_law

STATUTES = Path(__file__).parent.parent / "data" / "statutes"


@pytest.fixture(scope="module")
def loaded():
    sources = [
        Source(name, name, "", SourceKind.LAW, "", None, None, None, str(STATUTES / name), None)
        for name in ("wrapped.txt", "record.json")
    ]
    return load_statutes(sources)


def register(*references: LawReference, replaced_by: str = "") -> LawRegister:
    row = next(row for row in load_law_register().rows if not row.replacement)
    replacement = (Replacement("Hjälplag (2020:10)", replaced_by, "", ""),) if replaced_by else ()
    return LawRegister([replace(row, references=references, replacement=replacement)])


def test_a_row_whose_paragraph_the_act_has_never_had_is_reported(loaded):
    held = register(LawReference("2020:10", "2", "2 a"), LawReference("2020:10", "2"))
    assert list(unknown_provisions(held, loaded)) == []
    wrong = register(LawReference("2020:10", "2", "7"))
    (unknown,) = unknown_provisions(wrong, loaded)
    assert unknown.reference == LawReference("2020:10", "2", "7")


def test_what_the_register_says_stands_instead_is_checked_too(loaded):
    (unknown,) = unknown_provisions(register(replaced_by="1 kap. 2 § och 5 kap. 1 §"), loaded)
    assert unknown.reference == LawReference("2020:10", "5", "1")


def test_an_act_that_is_not_loaded_tells_nothing(loaded):
    assert list(unknown_provisions(register(LawReference("1999:9", "1", "1")), loaded)) == []


def test_the_length_of_an_act_is_no_provision():
    row = register(replaced_by="hela lagen (två avdelningar, 3 kap.)").rows[0]
    assert list(cited_provisions(row)) == []


def test_a_change_in_the_list_of_amendments_is_told_when_it_touches_a_row(loaded):
    held = register(LawReference("2020:11", "1", "2"))
    (change,) = changes_since(held, loaded, date(2024, 8, 31))
    assert (change.amended_by, change.on) == ("2024:77", date(2024, 9, 1))
    assert list(changes_since(held, loaded, date(2024, 9, 1))) == []
    other = register(LawReference("2020:11", "1", "9"))
    assert list(changes_since(other, loaded, date(2024, 8, 31))) == []


def test_without_a_list_the_notes_in_the_text_tell(loaded):
    held = register(LawReference("2020:10", "2", "1"))
    (change,) = changes_since(held, loaded, date(2025, 1, 1))
    assert (change.amended_by, change.on) == ("2024:77", date(2026, 7, 1))


def test_a_watched_chapter_watches_its_paragraphs(loaded):
    held = register(LawReference("2020:11", "1"))
    changed = {change.reference.section for change in changes_since(held, loaded, date(2024, 1, 1))}
    assert changed == {"1", "2", "3", "4"}


def test_a_note_names_its_provisions():
    note = "ändr. 19 kap. 1, 6 §§; ny 16 kap. 2 a §, rubr. närmast före 16 kap. 2 a §"
    assert references_in_note(note, "x") == (
        LawReference("x", "19", "1"), LawReference("x", "19", "6"), LawReference("x", "16", "2 a")
    )  # fmt: skip


def fetched(file: str, digest: str = "") -> Fetched:
    return Fetched("lvm-1988-870", file, digest, "https://x", date(2026, 1, 2), 'tag "1"')


def test_what_was_fetched_is_written_and_read_back(tmp_path):
    write_fetched(tmp_path, [fetched("a.txt")])
    assert read_fetched(tmp_path) == {"lvm-1988-870": fetched("a.txt")}
    assert read_fetched(tmp_path / "elsewhere") == {}


@pytest.mark.parametrize("file", ["../a.txt", "/etc/hostname", "b/a.txt"])
def test_a_list_that_names_a_file_elsewhere_is_refused(tmp_path, file):
    write_fetched(tmp_path, [fetched(file)])
    with pytest.raises(SourceError, match="outside"):
        read_fetched(tmp_path)


def test_check_law_tells_how_far_the_acts_have_come_and_what_does_not_hold(tmp_path):
    documents_dir(tmp_path).mkdir(parents=True)
    data = (STATUTES / "wrapped.txt").read_bytes().replace(b"2020:10", b"1988:870")
    (documents_dir(tmp_path) / "a.txt").write_bytes(data)
    write_fetched(tmp_path, [fetched("a.txt", hashlib.sha256(data).hexdigest())])
    assert load_all_sources(tmp_path)["lvm-1988-870"].loaded
    said: list[str] = []
    run_check_law(["--since", "2020-01-01"], Settings(data_dir=tmp_path), said.append)
    assert "lvm-1988-870: consolidated to SFS 2024:77" in said
    assert any("rows of the law register name a paragraph" in line for line in said)


def test_check_law_without_statutes_says_what_to_do(tmp_path):
    said: list[str] = []
    assert run_check_law([], Settings(data_dir=tmp_path), said.append) == 1
    assert "ingest fetch" in said[0]
    shutil.rmtree(tmp_path)
