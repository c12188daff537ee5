"""Nothing anybody types makes the privacy stop slow, makes it fail, or outlives a redaction."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.privacy import find_identity_data, redact

LENGTH = 20_000
# The deliverable allows 200 ms; processor time, since other work may hold the clock.
MOST_SECONDS = 0.2
# What the loop in `slowness` takes on a processor that does nothing else.
QUIET_SECONDS = 0.007
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


def slowness() -> float:
    """How many times slower than a quiet one this processor is now; tests share it with others."""
    began = time.process_time()
    sum(number * number % 7 for number in range(100_000))
    return max(1.0, (time.process_time() - began) / QUIET_SECONDS)


def seconds_for(text: str) -> float:
    before = slowness()
    began = time.process_time()
    find_identity_data(text)
    taken = time.process_time() - began
    return taken / max(before, slowness())


@pytest.mark.parametrize("unit", HOSTILE, ids=ascii)
def test_the_longest_question_is_read_in_time(unit):
    text = (unit * LENGTH)[:LENGTH]
    assert any(seconds_for(text) < MOST_SECONDS for _ in range(TRIES))


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
