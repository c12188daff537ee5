"""Where a quote stands: `start` and `end` are counted by hand."""

import pytest

from assistant.gate_quotes import locate_quote
from corpus.passage import PageSpan, Passage, PassageKind, Span

FEE = "Avgiften är 60 kronor per dygn. Mat ingår. Ring 08-508 20 700 i dag."


def make_passage(text):
    pages = (PageSpan(1, 0, len(text)),)
    spans = (Span(0, len(text)),)
    return Passage("p", "r", ("Rubrik",), text, PassageKind.PARAGRAPH, pages, spans)


def place(quote, text=FEE):
    located = locate_quote(1, quote, make_passage(text))
    return (located.start, located.end) if located else None


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("", None),
        (" – ", None),
        ("Avgiften är 60 kronor", (0, 21)),
        ("avgiften  ÄR 60 kronor per dygn", (0, 30)),
        ("60 kronor per dygn", (12, 30)),
        # Three words prove too little, unless they are a whole sentence.
        ("60 kronor per", None),
        ("Avgiften är 60", None),
        ("kronor per dygn", None),
        ("Mat ingår", (32, 41)),
        ("Mat ingår.", (32, 41)),
        ("ingår", None),
        # Across a full stop.
        ("per dygn Mat ingår", (22, 41)),
        ("dygn Mat ingår Ring", (26, 47)),
        # One word more than there is, one other word.
        ("Ring 08-508 20 700 i dag nu", None),
        ("Avgiften är 70 kronor per dygn", None),
        ("Ring 08-508 20 700 i dag", (43, 67)),
    ],
)
def test_a_quote_is_found_word_for_word_or_not_at_all(quote, found):
    assert place(quote) == found


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("Mat ingår Ring 08-508 20", id="end of a number cut off"),
        pytest.param("20 700 i dag", id="beginning of a number cut off"),
        pytest.param("508 20 700 i dag", id="cut within a word"),
    ],
)
def test_a_quote_never_cuts_a_number(quote):
    assert place(quote) is None


@pytest.mark.parametrize("joint", [" ", "\u2013", " \u2013 ", ".", ",", "/", "\u00a0", "\n"])
def test_digits_this_close_are_one_number(joint):
    text = f"Det rör sig om 13{joint}26 personer här"
    assert place("Det rör sig om 13", text) is None
    assert place("26 personer här", text) is None
    assert place(f"sig om 13{joint}26 personer här", text) is not None


def test_digits_further_apart_are_two_numbers():
    assert place("Det rör sig om 13", "Det rör sig om 13 (26 personer här nu)") == (0, 17)
    assert place("26 personer här nu", "Det rör sig om 13 (26 personer här nu)") == (19, 37)
    assert place("mellan åldern på 13", "mellan åldern på 13 och 26 år") == (0, 19)


def test_a_number_beside_a_word_is_not_cut():
    assert place("60 kronor per dygn") is not None
    assert place("tre eller sex 60", "tre eller sex 60 kronor") == (0, 16)


@pytest.mark.parametrize(
    ("quote", "whole"),
    [
        ("inleda enligt 11 kap", False),
        ("1 § SoL gäller nu", False),
        ("inleda enligt 11 kap. 1 § SoL", True),
        ("11 kap. 1 § SoL gäller", True),
        ("SoL gäller nu här", False),
        ("gäller nu här alltid", True),
    ],
)
def test_a_quote_never_cuts_a_law_reference(quote, whole):
    text = "Man kan inleda enligt 11 kap. 1 § SoL gäller nu här alltid"
    assert (place(quote, text) is not None) is whole


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        pytest.param("Mat ingår", "–\nMat ingår.", (2, 11), id="after a line without a word"),
        pytest.param("Mat ingår", "Ja.\n– Mat ingår.", (6, 15), id="after a dash"),
        pytest.param("det rör sig 13", "det rör sig 13 b2 nu", (0, 14), id="letter first"),
        pytest.param("det rör sig 13", "det rör sig 13 i dag", (0, 14), id="one letter"),
        pytest.param("vi bor i 2b", "vi bor i 2b 13 steg bort", (0, 11), id="letter last"),
        pytest.param("Man får enligt 11 kap", "Man får enligt 11 kap. så", (0, 21), id="full stop"),
    ],
)
def test_what_surrounds_a_quote_is_read_with_care(quote, text, found):
    assert place(quote, text) == found


def test_the_first_place_that_is_whole_is_taken():
    text = "Priset är i dag 12 000 kronor. Priset är i dag 12 kronor."
    assert place("Priset är i dag 12", text) == (31, 49)


def test_a_located_quote_shows_the_source_s_own_words():
    located = locate_quote(3, "mat INGÅR", make_passage(FEE))
    assert (located.number, located.text) == (3, "Mat ingår")
