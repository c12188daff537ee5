import pytest

from corpus.law_reference import LawReference
from evals.scoring.anchors import (
    AnchorKind,
    anchor_precision,
    anchor_recall,
    anchors_in,
    anchors_of_kind,
    negations_in,
    reference_key,
)


def values(text):
    return {(anchor.kind.value, anchor.value) for anchor in anchors_in(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", set(), id="empty"),
        pytest.param("inga alls", set(), id="none"),
        pytest.param(
            "enligt 11 kap. 1 § SoL", {("law_reference", "2001:453/11/1")}, id="reference"
        ),
        pytest.param("inom 14 dagar", {("number", "14")}, id="number"),
        pytest.param(
            "8–11 år, 2,5 tim",
            {("number", "8"), ("number", "11"), ("number", "2,5")},
            id="range and decimal",
        ),
        pytest.param("08-508 25 544", {("phone", "0850825544")}, id="phone"),
        pytest.param("+46 8 508 25 544", {("phone", "0850825544")}, id="phone from abroad"),
        pytest.param("020\u00a0–\u00a0220 440", {("phone", "020220440")}, id="phone with dash"),
        pytest.param("+46 (0)8 508 25 544", {("phone", "0850825544")}, id="phone with bracket"),
        pytest.param("den 1 juli 2025", {("date", "2025-07-01")}, id="written date"),
        pytest.param("den 12 December", {("date", "-12-12")}, id="date without year"),
        pytest.param("från 2025-07-01", {("date", "2025-07-01")}, id="ISO date"),
        pytest.param("3 och 3", {("number", "3")}, id="twice is once"),
    ],
)
def test_anchors_are_read_and_written_alike(text, expected):
    assert values(text) == expected


def test_digits_of_a_reference_a_date_or_a_phone_are_no_numbers():
    text = "11 kap. 1 § SoL, 2025-07-01, 1 juli 2025, 08-508 25 544 och 14 dagar"
    assert {kind for kind, _ in values(text)} == {"law_reference", "date", "phone", "number"}
    assert [value for kind, value in values(text) if kind == "number"] == ["14"]


def test_a_short_run_of_digits_after_a_zero_is_a_number():
    assert values("0123") == {("number", "0123")}


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        (LawReference("2001:453", "11", "1", "2"), "2001:453/11/1/2"),
        (LawReference("2017:900"), "2017:900"),
        (LawReference("", "4", "1"), "/4/1"),
    ],
)
def test_references_are_keyed_without_trailing_blanks(reference, key):
    assert reference_key(reference) == key


def test_precision_counts_the_statement_and_recall_the_quotes():
    statement, quotes = "14 dagar eller 3 år", ["14 dagar", "21 dagar", "7 dagar"]
    assert anchor_precision(statement, quotes) == (1, 2)
    assert anchor_recall(statement, quotes) == (1, 3)
    assert anchor_precision("", quotes) == (0, 0)
    assert anchor_recall("14", []) == (0, 0)


def test_one_kind_alone_can_be_counted():
    statement, quotes = "08-508 25 544 inom 14 dagar", ["08-508 25 544 inom 15 dagar"]
    assert anchor_precision(statement, quotes, kind=AnchorKind.PHONE) == (1, 1)
    assert anchor_precision(statement, quotes, kind=AnchorKind.NUMBER) == (0, 1)
    assert anchor_recall(statement, quotes, kind=AnchorKind.NUMBER) == (0, 1)
    assert anchor_recall(statement, quotes, kind=AnchorKind.DATE) == (0, 0)
    assert len(anchors_of_kind(quotes, None)) == 2


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("Det gäller inte.", 1), ("Inte aldrig, ej", 3), ("interna", 0)]
)
def test_negations_are_whole_words(text, count):
    assert negations_in(text) == count
