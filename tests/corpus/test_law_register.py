"""The law register against the guideline, both ways, and against its own rules."""

import json
from datetime import date

import pytest

from corpus.law_reference import LawReference
from corpus.law_reference_finding import find_law_references
from corpus.law_register import (
    LAW_FILE,
    Confidence,
    LawRegisterError,
    LineIndex,
    load_law_register,
)
from corpus.passage import Span
from corpus.source import DOCUMENTS_DIR

REGISTER = load_law_register()
RAW = (DOCUMENTS_DIR / "riktlinjer-vald-stockholm.txt").read_text(encoding="utf-8")
INDEX = LineIndex(RAW)
FOUND = [(found, reference) for found in find_law_references(RAW) for reference in found.references]
PARAGRAPH_ROWS = [row for row in REGISTER.rows if any(ref.section for ref in row.references)]


def row(row_id):
    return next(row for row in REGISTER.rows if row.id == row_id)


def test_all_93_rows_are_loaded_and_none_claims_a_lawyers_review():
    assert len(REGISTER.rows) == 93
    assert not any(row.reviewed for row in REGISTER.rows)


def test_every_reference_in_the_guideline_has_a_row():
    missing = [RAW[found.start : found.end] for found, ref in FOUND if not REGISTER.rows_for(ref)]
    assert missing == []


def test_every_provision_the_guideline_cites_has_a_row_of_its_own():
    for found, ref in FOUND:
        if ref.section or (ref.chapter and ref.act):
            exact = [
                r
                for row in REGISTER.rows_for(ref)
                for r in row.references
                if (r.act, r.chapter, r.section) == (ref.act, ref.chapter, ref.section)
            ]
            assert exact, RAW[found.start : found.end]


@pytest.mark.parametrize("row", PARAGRAPH_ROWS, ids=lambda row: row.id)
def test_every_row_about_a_provision_is_cited_at_the_lines_it_names(row):
    cited_lines = {
        line
        for found, ref in FOUND
        if LawReference(ref.act, ref.chapter, ref.section) in row.references
        for line in INDEX.lines(Span(found.start, found.end))
    }
    assert cited_lines & set(row.lines)
    # A line may be off by one or two where the register gives the sentence, not the reference.
    assert all(any(abs(line - cited) <= 3 for cited in cited_lines) for line in row.lines)


def test_a_residue_is_read_as_its_row_says():
    for residue in (row for row in REGISTER.rows if row.kind == "föreskriftsrest"):
        (found,) = [
            f
            for f in find_law_references(residue.cited_as[0])
            if any(r in residue.references for r in f.references)
        ]
        for replacement in residue.replacement:
            text = f"{replacement.provision.replace(' (allmänna råd)', '')} {replacement.act}"
            (read,) = find_law_references(text)
            assert read.references[0] == found.references[0], residue.id


def test_a_provision_without_a_row_falls_back_to_its_chapter_and_then_its_act():
    (chapter_row,) = REGISTER.rows_for(LawReference("2001:453", "12", "1"))
    (act_row,) = REGISTER.rows_for(LawReference("2001:453", "99", "1"))
    assert (chapter_row.id, act_row.id) == ("SOL-12-kap", "ACT-SOL")
    assert REGISTER.rows_for(LawReference("2099:1", "", "1")) == ()


def test_the_same_numbers_in_the_two_social_services_acts_are_not_confused():
    (old,) = REGISTER.rows_for(LawReference("2001:453", "4", "1"))
    assert old.id == "SOL-4-kap-1"
    assert REGISTER.rows_for(LawReference("2025:400", "4", "1")) == ()


def test_the_stycke_does_not_matter_for_finding_the_row():
    (found,) = REGISTER.rows_for(LawReference("2001:453", "11", "2", "3"))
    assert found.id == "SOL-11-kap-2"


def test_a_span_of_the_raw_text_finds_the_rows_of_its_lines():
    start = RAW.index("det är inte socialtjänsten \nsom placerar barnet")
    rows = REGISTER.rows_for_span(Span(start, start + 10), INDEX)
    assert [row.id for row in rows] == ["NEW-2479"]


def test_line_numbers_count_from_one_and_a_span_may_cover_several():
    index = LineIndex("a\nbc\n\nd")
    assert list(index.lines(Span(0, 1))) == [1]
    assert list(index.lines(Span(0, 2))) == [1]
    assert list(index.lines(Span(1, 4))) == [1, 2]
    assert list(index.lines(Span(6, 7))) == [4]


@pytest.mark.parametrize(
    ("first", "last", "row_id"),
    [
        (1618, 1621, "NEW-2479"),
        (1618, 1621, "OSL-26-1"),
        (1529, 1532, "OSL-10-23"),
        (1532, 1534, "OSL-10-18c"),
        (1524, 1537, "NEW-25170"),
        (1524, 1537, "NEW-OSL15A"),
        (1534, 1535, "SOL-12-kap-10"),
        (1219, 1219, "SOL-14-kap-1"),
        (1225, 1228, "FS-2014-5-5-2"),
        (1237, 1242, "SOL-11-kap-1"),
        (1894, 1894, "SOL-11-kap-1"),
        (1629, 1629, "SOL-11-kap-2"),
        (1997, 1999, "IND-SKOL"),
        (1961, 2018, "IND-SKOL"),
    ],
)
def test_every_line_of_a_dangerous_place_brings_its_warning(first, last, row_id):
    for line in range(first, last + 1):
        assert row_id in [row.id for row in REGISTER.rows_warning_on([line])], line


def test_a_row_that_is_not_verified_never_names_a_new_provision_as_certain():
    for row in REGISTER.rows:
        if row.confidence is Confidence.VERIFIED or not row.warning_short:
            continue
        assert "kontroll" in row.warning_short.casefold(), row.id
        if row.kind == "föreskriftsrest":
            if row.replacement:
                assert "trolig, ej kontrollerad" in row.warning_short, row.id
            continue
        replacing = {
            reference
            for new in row.replacement
            for found in find_law_references(f"{new.provision} {new.act}")
            for reference in found.references
            if reference.section
        }
        named = {r for found in find_law_references(row.warning_short) for r in found.references}
        assert not replacing & named, row.id


def test_every_replaced_provision_that_is_verified_is_named_in_the_short_warning():
    for row in REGISTER.rows:
        if row.id.startswith("SOL-") and row.confidence is Confidence.VERIFIED:
            assert "(2025:400)" in row.warning_short, row.id


def test_short_warnings_are_short_and_useful():
    for row in REGISTER.rows:
        assert len(row.warning_short.split()) <= 60, row.id
        assert row.warning not in ("Kontrollera.", "Motsvarande bestämmelse måste kontrolleras.")


def test_the_condition_of_case_by_case_judgment_is_kept():
    for row_id in ("OSL-10-23", "OSL-10-18c", "NEW-25170"):
        assert "prövas i varje enskilt fall" in row(row_id).warning_short


def test_a_law_in_force_unchanged_has_nothing_to_tell():
    for row_id in ("FL-25", "ACT-FL", "LSS-6", "ACT-BK"):
        assert row(row_id).notify_from is None


def test_the_change_dates_are_dates():
    assert row("OSL-10-23").changed_from == date(2025, 4, 1)
    assert row("NEW-2479").notify_from == date(2024, 4, 1)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data["records"].append(data["records"][0]), id="row twice"),
        pytest.param(lambda data: data["records"][0].update(colour="red"), id="unknown field"),
        pytest.param(lambda data: data["records"][0].update(lines=[]), id="no lines"),
        pytest.param(lambda data: data["records"][0].update(sources=["NONE"]), id="no such source"),
        pytest.param(
            lambda data: data["records"][0].update(warning_short=""), id="date but no warning"
        ),
        pytest.param(lambda data: data["records"][0].update(confidence="sure"), id="confidence"),
    ],
)
def test_a_register_that_cannot_be_trusted_is_refused(tmp_path, damage):
    data = json.loads(LAW_FILE.read_text(encoding="utf-8"))
    damage(data)
    broken = tmp_path / "law.json"
    broken.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(LawRegisterError):
        load_law_register(broken)
