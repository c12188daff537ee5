import pytest

from assistant.composing import Answerable, compose
from corpus.norm import Norm
from corpus.passage import PassageKind, Span

TITLES = {"prov": "Provkällan"}


def place(passage, words=None):
    start = passage.text.index(words) if words else 0
    return Answerable(passage, start, start + len(words or passage.text), 1.0)


def test_exception_comes_along_with_its_rule(make_passage):
    filler = "Handläggaren skriver i akten vad som har sagts och av vem det har sagts. " * 14
    rule = "Den andra vårdnadshavaren ska genast underrättas."
    exception = "Detta kan dock avvaktas vid särskilda skäl."
    text = f"{filler}{rule} {exception}"
    (statement,) = compose(
        [place(make_passage(text), "Den andra vårdnadshavaren")], "underrätta", TITLES
    )
    assert statement.text == f"{rule} {exception}"


def test_sentence_that_points_back_brings_what_it_points_to(make_passage):
    filler = "Handläggaren skriver i akten vad som har sagts och av vem det har sagts. " * 14
    text = f"Partnern kan kontaktas. Detta måste göras med samtycke. {filler}"
    (statement,) = compose([place(make_passage(text), "Detta måste")], "samtycke", TITLES)
    assert statement.text.startswith("Partnern kan kontaktas.")


def test_list_is_quoted_whole_with_its_lead_in(make_passage):
    text = "Det finns tre grader:\nmarkering\nfolkbokföring\nfingerade"
    items = (Span(22, 31), Span(32, 45), Span(46, 55))
    passage = make_passage(text, kind=PassageKind.LIST, items=items)
    (statement,) = compose([place(passage, "folkbokföring")], "vilka grader finns", TITLES)
    assert statement.text == text


def test_sentence_is_never_said_twice(make_passage):
    passage = make_passage("En utredning ska inledas genast.")
    assert len(compose([place(passage), place(passage)], "utredning", TITLES)) == 1


def test_norm_of_the_statement_is_read_from_its_text(make_passage):
    (statement,) = compose(
        [place(make_passage("Utredning får inte inledas mot hennes vilja."))], "x", TITLES
    )
    assert statement.norms == (Norm.MAY_NOT,)


@pytest.mark.parametrize(("offset_word", "page"), [("Första", 7), ("Andra", 8)])
def test_page_is_that_of_the_quoted_words(make_passage, offset_word, page):
    from dataclasses import replace

    from corpus.passage import PageSpan

    long = "Ord som fyller ut en lång mening så att stycket inte visas helt och hållet här. " * 14
    text = f"Första meningen står på sidan sju. {long}Andra meningen står på nästa sida."
    cut = text.index("Andra")
    passage = replace(make_passage(text), pages=(PageSpan(7, 0, cut), PageSpan(8, cut, len(text))))
    (statement,) = compose([place(passage, offset_word)], offset_word, TITLES)
    assert statement.citations[0].page == page
