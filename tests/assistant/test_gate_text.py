"""Words, stems and sentences as the gate compares them."""

import pytest

from assistant.gate_text import (
    QuotedSentence,
    Support,
    content_words,
    fold,
    lead_in,
    overused,
    same_word,
    sentences_of,
    stems_of,
    tokenize,
    words_of,
)
from corpus.passage import PageSpan, Passage, PassageKind, Span

LIST = "Du kan ringa till:\nRVT 08-1 22\nRVC 08-1 33"


def make_passage(text, items=()):
    whole = (Span(0, len(text)),)
    pages = (PageSpan(1, 0, len(text)),)
    return Passage("p", "r", ("Rubrik",), text, PassageKind.LIST, pages, whole, items=items)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("\u00ad", ()),
        ("Barnet SKA höras.", ("barnet", "ska", "höras")),
        ("boen\u00addet", ("boendet",)),
        ("a\u030ar", ("år",)),
        ("2 a kap. 8–9 §§", ("2", "a", "kap", "8", "9", "§", "§")),
        ("25 % och 1,5 år", ("25", "%", "och", "1,5", "år")),
        ("HSLF-FS 2022:39", ("hslf-fs", "2022:39")),
        ("RVT:s hot- och riskbedömning", ("rvt:s", "hot", "och", "riskbedömning")),
    ],
)
def test_words_are_folded_and_numbers_are_kept_whole(text, words):
    assert words_of(text) == words


def test_a_token_knows_its_place_and_how_it_was_written():
    token = tokenize("Om Boen\u00addet")[1]
    assert (token.word, token.written) == ("boendet", "Boen\u00addet")
    assert (token.start, token.end) == (3, 11)


def test_folding_composes_and_lowers():
    assert fold("A\u030aNG\u00adRA") == "ångra"


def test_content_words_leave_out_the_idle_the_lone_and_the_numbers():
    assert content_words("Han ska inte få 14 dagar i X av kommunen") == ("han", "dagar", "kommunen")
    assert content_words("x2 ko ö") == ("x2", "ko")
    assert stems_of("Dagar och dagarna") == {"dag"}


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("dag", "dag", True),
        # The ending the stemmer leaves on short verbs, on either side.
        ("utgå", "utgår", True),
        ("utgår", "utgå", True),
        ("utgå", "utgås", False),
        # A whole stem of six letters carries its compounds, one of five does not.
        ("faktur", "fakturahantering", True),
        ("fakturahantering", "faktur", True),
        ("fakta", "faktaunderlagets", False),
        # Five shared letters of six, more than half of the longer.
        ("utreda", "utredn", True),
        ("handl", "handläggar", False),
        ("skydda", "skylta", False),
        # Four shared letters are too few.
        ("vård", "vårda", False),
        # 80 % of the shorter: 8 of 10, not 7 of 10.
        ("abcdefghij", "abcdefghxy", True),
        ("abcdefghij", "abcdefgxyz", False),
        # Shared letters must be more than half of the longer: 5 of 9, not 5 of 10.
        ("abcdex", "abcdeyyyy", True),
        ("abcdex", "abcdeyyyyy", False),
        ("xbcdef", "ybcdef", False),
    ],
)
def test_one_stem_is_another_when_they_share_enough(left, right, same):
    assert same_word(left, right) is same


@pytest.mark.parametrize(
    ("stated", "carried", "found"),
    [
        ((), (), ()),
        (("a",), ("a", "b"), ()),
        (("a", "a"), ("a", "b"), ("a",)),
        # As much of everything else: only more is said, nothing in another's place.
        (("a", "a", "b"), ("a", "b"), ()),
        # What the source never names is another check's.
        (("c", "c"), ("a", "b"), ()),
        (("b", "a", "b", "a"), ("a", "b", "c"), ("a", "b")),
    ],
)
def test_said_oftener_while_another_is_said_less(stated, carried, found):
    assert overused(stated, carried) == found


def test_sentences_part_at_line_breaks():
    assert [LIST[s.start : s.end] for s in sentences_of(LIST)] == LIST.split("\n")


def test_the_lead_in_is_what_stands_before_the_first_item():
    assert lead_in(make_passage(LIST, items=(Span(19, 30), Span(31, 42)))) == LIST[:19]
    assert lead_in(make_passage(LIST)) == ""


def test_a_support_s_sentences_do_not_run_together():
    assert Support(("Ett", "två")).text == "Ett\ntvå"


def test_a_sentence_told_of_nothing_else_opens_its_passage_and_stands_in_no_list():
    sentence = QuotedSentence("Barnet ska höras.")
    assert (sentence.context, sentence.passage_id) == ("", "")
    assert (sentence.place, sentence.is_item) == (0, False)
