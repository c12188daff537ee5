"""The committed cases: true to the guideline, spread over all of it, and clean of real identity."""

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from assistant.reply import NoticeKind, Outcome
from corpus.source import DOCUMENTS_DIR
from evals.adding import FILE_NAME as FROM_USE
from evals.case import CASES_DIR, Case, Gold, Split, load_cases, read_kinds
from evals.coverage_table import kind_rows

GUIDELINE = DOCUMENTS_DIR / "riktlinjer-vald-stockholm.txt"
OUTLINE = tomllib.loads((Path(__file__).parent / "guideline_outline.toml").read_text("utf-8"))

FEWEST_OF_A_KIND = {
    "direct": 60,
    "colloquial": 40,
    "misspelt": 25,
    "english": 12,
    "finnish": 6,
    "law_reference": 25,
    "contact": 20,
    "list": 25,
    "several_sections": 20,
    "norm": 25,
    "follow_up": 20,
    "keyword": 15,
    "long_story": 10,
    "unanswerable": 45,
    "false_premise": 15,
    "off_topic": 12,
    "injection": 12,
    "identity": 20,
    "individual_verdict": 12,
    "reveal_invent": 8,
    "acute": 10,
    "violent_vocabulary": 10,
    "law_currency": 20,
    "clean_numbers": 5,
}

# Skatteverket's test series and numbers used as such everywhere; two have a wrong check digit.
TEST_NUMBERS = {
    "1212121212",
    "9001019802",
    "8507099805",
    "7010632391",
    "8901189814",
    "9001019803",
}


@cache
def cases() -> tuple[Case, ...]:
    return load_cases()


@cache
def lines() -> list[str]:
    return GUIDELINE.read_text(encoding="utf-8").split("\n")


def fold(text: str) -> str:
    """One blank for all white space; a word broken at its own hyphen is joined again."""
    return " ".join(re.sub(r"-\n(?=\w)", "-", text).split())


@cache
def span(first: int, end: int) -> str:
    return fold("\n".join(lines()[first:end]))


@cache
def pages() -> dict[int, tuple[int, int]]:
    starts = [start - 1 for start in OUTLINE["page_starts"]]
    ends = [*starts[1:], len(lines())]
    return {
        page: (start, end)
        for page, (start, end) in enumerate(
            zip(starts, ends, strict=True), start=OUTLINE["first_page"]
        )
    }


@cache
def section_starts() -> list[int]:
    starts, line = [], 0
    for heading in OUTLINE["sections"]:
        while lines()[line].strip() != heading:
            line += 1
        starts.append(line)
        line += 1
    return starts


def is_in_section(gold: Gold, section: int) -> bool:
    start = section_starts()[section]
    end = [*section_starts(), len(lines())][section + 1]
    first, last = pages()[gold.page]
    return gold.quote in span(max(start, first), min(end, last))


def states(answer: str, wording: str) -> bool:
    """Does the answer hold the wording, from the start of a word, whatever the case?"""
    return bool(re.search(rf"(?<!\w){re.escape(wording.casefold())}", answer.casefold()))


def test_every_file_holds_the_kind_it_is_named_for():
    named = [(re.sub(r"-\d+$", "", case.id), case.kind) for case in cases()]
    files = {path.stem for path in CASES_DIR.glob("*.jsonl")}
    # Cases from use are of any kind: a reader's question is what it is.
    assert {stem for stem, _ in named} == files
    assert {stem for stem, kind in named if stem != kind} <= {Path(FROM_USE).stem}


@pytest.mark.parametrize(("kind", "fewest"), FEWEST_OF_A_KIND.items())
def test_a_kind_has_cases_enough(kind, fewest):
    assert Counter(case.kind for case in cases())[kind] >= fewest


def test_no_kind_is_left_uncounted():
    assert {case.kind for case in cases()} == FEWEST_OF_A_KIND.keys()


@pytest.mark.parametrize("kind", FEWEST_OF_A_KIND)
def test_part_of_every_kind_is_held_out(kind):
    # In numbers, not shares: every set that has been opened stays among the development cases.
    assert sum(case.kind == kind for case in cases() if case.split is Split.HELDOUT) >= 4


def test_enough_cases_are_held_out_to_tell_four_in_a_hundred():
    # Wilson's interval of 96 % right is then less than three points wide on either side.
    assert sum(case.split is Split.HELDOUT for case in cases()) >= 250


def test_the_committed_table_of_kinds_counts_the_cases():
    page = (CASES_DIR / "COVERAGE.md").read_text(encoding="utf-8")
    assert "\n".join(kind_rows(cases(), read_kinds())) in page, "evals coverage --write"


def test_no_question_is_asked_twice():
    asked = Counter((case.question.casefold(), case.history) for case in cases())
    assert [question for question, times in asked.items() if times > 1] == []


def test_the_page_list_gives_eleven_steps_between_the_two_running_headers():
    header_pages = [
        page
        for page, (first, last) in pages().items()
        for line in lines()[first:last]
        if re.search(r"\d+ \(67\)$", line)
    ]
    assert header_pages == [39, 50]


def test_every_gold_quote_stands_on_its_page():
    assert [
        (case.id, gold)
        for case in cases()
        for gold in case.gold
        if gold.page not in pages() or gold.quote not in span(*pages()[gold.page])
    ] == []


@pytest.mark.parametrize("section", range(len(OUTLINE["sections"])), ids=OUTLINE["sections"])
def test_every_section_with_text_has_a_case(section):
    assert any(is_in_section(gold, section) for case in cases() for gold in case.gold)


def test_the_gold_quotes_alone_state_every_required_fact():
    for case in cases():
        answer = fold(" ".join(gold.quote for gold in case.gold))
        for fact in case.required_facts:
            assert any(states(answer, wording) for wording in fact), (case.id, fact)


def test_echoing_the_question_states_not_every_fact():
    for case in cases():
        if case.required_facts:
            stated = [any(states(case.question, w) for w in fact) for fact in case.required_facts]
            assert not all(stated), case.id


def test_nothing_forbidden_stands_in_the_gold_quotes():
    for case in cases():
        answer = fold(" ".join(gold.quote for gold in case.gold))
        assert [words for words in case.forbidden if states(answer, words)] == [], case.id


def test_identity_is_blocked_and_nothing_else_must_be():
    for case in cases():
        assert (case.expected_outcome == (Outcome.BLOCKED,)) == (case.kind == "identity"), case.id


def test_what_an_identity_case_forbids_is_the_identity_it_holds():
    for case in cases():
        if case.kind == "identity":
            told = " ".join([*(turn.text for turn in case.history), case.question])
            assert case.forbidden, case.id
            assert all(words in told for words in case.forbidden), case.id


@pytest.mark.parametrize(
    ("kind", "notice"),
    [("acute", NoticeKind.URGENT), ("law_currency", NoticeKind.CURRENCY)],
)
def test_a_kind_that_warns_expects_its_notice(kind, notice):
    for case in cases():
        if case.kind == kind:
            assert notice in {expected.kind for expected in case.expected_notices}, case.id


def test_a_follow_up_has_something_to_follow():
    for case in cases():
        if case.kind == "follow_up":
            assert case.history, case.id


def test_only_official_test_numbers_stand_in_the_cases():
    for case in cases():
        told = " ".join([*(turn.text for turn in case.history), case.question, *case.forbidden])
        for number in re.findall(r"(?<!\d)(?:\d\d)?(\d{6}[-+–]?\d{4})(?!\d)", told):
            digits = unicodedata.normalize("NFKC", re.sub(r"\D", "", number))
            is_fictional_phone = digits.startswith("070174")
            assert digits in TEST_NUMBERS or is_fictional_phone, case.id
