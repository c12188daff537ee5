"""Nothing anybody types makes the privacy stop slow, makes it fail, or outlives a redaction."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.privacy import find_identity_data, redact

LENGTH = 20_000
# Linear work has the ratio four, quadratic sixteen; below the smallest time the clock decides.
MOST_RATIO = 9.0
SMALLEST_SECONDS = 0.002
TRIES = 5

HOSTILE = [
    "1", "1-", "1 ", "0 ", "O0", "a", "A", "a.", "a-", "@", "a@", "[", " ", "\n", "\0", "\u200b",
    "a\u0301\u0323", "\ufdfa", "\ud800", "född ", "född 1", "född den är d ", "personnummer ",
    "%20",
    "&#45;1", "Anna ", "anna ",
    "Xy ", "K ", "heter ", "min klient ", "Anna von ", "gatan",
    "Xgatan 1",
    "bor på ", "dnr 1-", "JO dnr ", "ett två ", "a punkt ", "a snabela ", "811218-", "070-", "+46",
    "(0)", "1 000 ", "100.", "2001:", "2001-01-01-", "1 minus ", "lgh ", "c/o ", "sista fyra ",
    "x*",
    "[borttaget]", "ABC 12", "ring på nr ", "850709-9805 ", "f. ",
]  # fmt: skip


def seconds_for(text: str) -> float:
    began = time.process_time()
    find_identity_data(text)
    return time.process_time() - began


@pytest.mark.parametrize("unit", HOSTILE, ids=ascii)
def test_four_times_the_length_takes_not_much_more_than_four_times_as_long(unit):
    """Quadratic work would take sixteen times as long; how fast it is, the bench says."""
    text = (unit * LENGTH)[:LENGTH]

    def ratio() -> float:
        return seconds_for(text) / max(seconds_for(text[: LENGTH // 4]), SMALLEST_SECONDS)

    assert any(ratio() < MOST_RATIO for _ in range(TRIES))


@pytest.mark.parametrize("unit", ["070-", "850709-9805 ", "dnr 1-", "a@", "Xgatan 1", "1 ", "+46"])
def test_redaction_of_the_longest_question_ends_with_nothing_left(unit):
    assert find_identity_data(redact((unit * LENGTH)[:LENGTH])) == ()


def test_random_signs_are_read_without_error():
    source = random.Random(7)
    for _ in range(20):
        find_identity_data("".join(chr(source.randrange(0x110000)) for _ in range(500)))


PIECES = st.sampled_from(
    [
        "850709-9805", "19850709", "9805", "070-174 06 05", "08-508 12 360",
        "2001:453", "2025-07-01",
        "15 000 kr", "min klient ", "Anna", "Karlsson", "anna", "Storgatan", "12", "114 24",
        "Stockholm",
        "dnr ", "2023/456", "ABC", "123", "@", "example.se", " ", ", ", "\n", "-", ".",
        "född ", "(", ")",
        "[borttaget]", "+", "heter ", "T123", "\u200b", "ring ", "å", "s",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_redacting_twice_changes_nothing_and_leaves_nothing(text):
    once = redact(text)
    assert find_identity_data(once) == ()
    assert redact(once) == once


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_mentions_are_in_order_apart_and_inside_the_text(text):
    end = 0
    for mention in find_identity_data(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
