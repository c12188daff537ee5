"""The finder against labelled text: every reference in the guideline, and the forms people type."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.acts import acts_by_key, format_reference, load_acts
from corpus.law_reference import LawReference
from corpus.law_reference_finding import find_law_references
from corpus.source import DOCUMENTS_DIR

LABELS = Path(__file__).parents[1] / "data" / "law_references.jsonl"
ROWS = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
WRITTEN = [row for row in ROWS if row["origin"] == "written"]
GUIDELINE = [row for row in ROWS if row["origin"] == "guideline"]
HOSTILE_LENGTH = 20_000


def spans_found(text, **options):
    return [
        (text[found.start : found.end], [reference_fields(r) for r in found.references])
        for found in find_law_references(text, **options)
    ]


def reference_fields(reference):
    return [reference.act, reference.chapter, reference.section, reference.paragraph]


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: row["text"][:40])
def test_every_written_form_is_read_as_labelled(row):
    options = {key: row[key] for key in ("inherited_act", "sol") if key in row}
    labelled = [(found["span"], found["references"]) for found in row["found"]]
    assert spans_found(row["text"], **options) == labelled


def test_every_reference_in_the_guideline_is_found_and_nothing_else():
    text = (DOCUMENTS_DIR / "riktlinjer-vald-stockholm.txt").read_text(encoding="utf-8")
    found = [
        (
            text.count("\n", 0, reference.start) + 1,
            text[reference.start : reference.end],
            [reference_fields(r) for r in reference.references],
        )
        for reference in find_law_references(text)
    ]
    assert found == [(row["line"], row["span"], row["references"]) for row in GUIDELINE]


def test_the_labels_are_many_enough_to_mean_something():
    assert sum(len(row["found"]) for row in WRITTEN) + len(GUIDELINE) >= 400


def test_sol_is_read_as_the_act_the_caller_names():
    (old,) = find_law_references("4 kap. 1 § SoL")
    (new,) = find_law_references("4 kap. 1 § SoL", sol="2025:400")
    assert old.references == (LawReference("2001:453", "4", "1"),)
    assert new.references == (LawReference("2025:400", "4", "1"),)


@pytest.mark.parametrize(
    "unit",
    [
        "1, ",
        "§ 1 ",
        "1–99 § ",
        "1 kap. 1 § och ",
        "SoL (",
        "(",
        "7 6 kap. ",
        "lag",
        "a\u030a",
        "–1",
        "-5:4 ",
    ],
)
def test_hostile_text_is_read_in_time_that_grows_with_its_length(unit):
    short, long = (cpu_seconds((unit * HOSTILE_LENGTH)[:length]) for length in (5_000, 20_000))
    # Four times the text takes four times as long; sixteen times would be quadratic.
    assert long < 10 * max(short, 0.005)
    assert long < 0.5


def test_a_text_of_nothing_but_references_is_not_read_to_its_end():
    few, many = (len(find_law_references("1 §, " * number)) for number in (200, HOSTILE_LENGTH))
    assert few == 200
    assert many < HOSTILE_LENGTH


def cpu_seconds(text):
    def once():
        start = time.process_time()
        find_law_references(text)
        return time.process_time() - start

    return min(once() for _ in range(3))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789 §:.,()–-\n\u00adaikpoclSLOFkapschoHSLF", max_size=80))
def test_no_text_makes_the_finder_fail_and_spans_never_overlap(text):
    end = 0
    for found in find_law_references(text):
        assert end <= found.start < found.end <= len(text)
        assert found.references
        end = found.end


@pytest.mark.parametrize(
    ("reference", "written"),
    [
        (LawReference("2009:400", "10", "18 c"), "10 kap. 18 c § OSL"),
        (LawReference("2001:453", "11", "2", "3"), "11 kap. 2 § tredje stycket SoL (2001:453)"),
        (LawReference("2025:400", "16"), "16 kap. SoL (2025:400)"),
        (LawReference("2017:900", "", "25"), "25 § FL"),
        (LawReference("SOSFS 2014:4", "7", "1"), "7 kap. 1 § SOSFS 2014:4"),
        (LawReference("2099:1", "", "3"), "3 § lagen (2099:1)"),
        (LawReference("", "26", "1"), "26 kap. 1 §"),
    ],
)
def test_a_reference_is_written_as_in_swedish_statutes(reference, written):
    assert format_reference(reference) == written


@pytest.mark.parametrize("key", [act.key for act in load_acts().act])
def test_what_is_written_is_read_back_as_the_same_reference(key):
    chapter = "" if acts_by_key()[key].sections_run_through else "3"
    reference = LawReference(key, chapter, "4", "2")
    (found,) = find_law_references(format_reference(reference))
    assert found.references == (reference,)
