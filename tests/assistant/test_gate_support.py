"""The sentences a statement may rest on, and the words that are lent to them."""

import pytest

from assistant.gate_quotes import LocatedQuote
from assistant.gate_support import quoted_sentences, support_of
from assistant.gate_text import QuotedSentence
from corpus.passage import PageSpan, Passage, PassageKind, Span

LIST = "Bedöm särskilt:\nskydd\nDetta stöd"
ITEMS = (Span(16, 21), Span(22, 32))


def make_passage(text, passage_id="p", **changes):
    pages = (PageSpan(1, 0, len(text)),)
    whole = (Span(0, len(text)),)
    kind = PassageKind.PARAGRAPH
    fields = {"heading_path": ("Insatser", "Avgifter")} | changes
    return Passage(passage_id, "s", text=text, kind=kind, pages=pages, source_spans=whole, **fields)


def located(passage, start, end):
    return LocatedQuote(1, passage, start, end)


@pytest.mark.parametrize(
    ("start", "end", "touched"),
    [
        (0, 3, ["Ett är."]),
        (0, 7, ["Ett är."]),
        (0, 8, ["Ett är."]),
        (7, 9, ["Två är."]),
        (4, 10, ["Ett är.", "Två är."]),
        (8, 9, ["Två är."]),
        (8, 23, ["Två är.", "Tre är."]),
    ],
)
def test_a_quote_touches_whole_sentences(start, end, touched):
    passage = make_passage("Ett är. Två är. Tre är.")
    assert [one.text for one in quoted_sentences([located(passage, start, end)])] == touched


def test_a_sentence_quoted_twice_is_one_in_the_order_of_the_quotes():
    passage = make_passage("Ett är. Två är. Tre är.")
    quotes = [located(passage, *at) for at in ((16, 19), (0, 3), (17, 20))]
    assert [(one.text, one.place) for one in quoted_sentences(quotes)] == [
        ("Tre är.", 2),
        ("Ett är.", 0),
    ]


def test_the_same_words_in_two_passages_are_two_sentences_and_one_text():
    quotes = [located(make_passage("Ett är.", name), 0, 3) for name in ("p", "q")]
    sentences = quoted_sentences(quotes)
    assert [one.passage_id for one in sentences] == ["p", "q"]
    assert support_of(sentences).sentences == ("Ett är.",)


def test_an_item_is_lent_its_lead_in_and_a_pointing_one_the_headings_too():
    passage = make_passage(LIST, items=ITEMS)
    lead_in, item, pointing = quoted_sentences([located(passage, 0, len(LIST))])
    assert (lead_in.is_item, lead_in.context) == (False, "")
    assert (item.is_item, item.context) == (True, "Bedöm särskilt:\n")
    assert (pointing.is_item, pointing.context) == (True, "Insatser\nAvgifter\nBedöm särskilt:\n")


def test_the_context_of_all_sentences_is_lent_to_the_statement():
    sentences = (QuotedSentence("a", "y"), QuotedSentence("b", "x"), QuotedSentence("c", "y"))
    assert support_of(sentences).context == "x\ny"
