"""Cutting at spaces first is a shortcut: the pieces are those of the text as a whole."""

import random

import pytest

from corpus.embedding import open_shipped
from corpus.word_pieces import cut_to_pieces

ODD = [
    "",
    " ",
    "  ",
    "\u00a0",
    "\u00ad",
    "\n",
    "\t",
    "[UNK]",
    "\u0301",
    "\u00a8",
    "ﬁ",
    "İ",
    "\ud800",
]
PLAIN = ["våld", "Barnet", "?", "a", "§", "7", "LVU-ansökan", " ", " ", "e\u0301", "Å", "…"]


def whole(text):
    known = open_shipped().tokenizer
    text = text.encode("utf-8", errors="replace").decode("utf-8")
    return known.encode(text, add_special_tokens=False).ids


@pytest.mark.parametrize(
    "text", [*ODD, "våld i hemmet", " våld  i", "x [UNK] y", "a \u00adb", "a\u00a0 b"]
)
def test_pieces_are_those_of_the_text_as_a_whole(text):
    assert cut_to_pieces(open_shipped().tokenizer, [text]) == [whole(text)]


def test_pieces_of_many_texts_are_those_of_each_alone():
    chance = random.Random(11)
    texts = ["".join(chance.choices(PLAIN + ODD, k=chance.randrange(12))) for _ in range(500)]
    texts += [" ".join(chance.choices(PLAIN, k=chance.randrange(12))) for _ in range(500)]
    assert cut_to_pieces(open_shipped().tokenizer, texts) == [whole(text) for text in texts]


def test_vector_of_a_text_is_the_same_alone_and_among_a_thousand():
    texts = [f"Vem ansvarar för ärende {number}?" for number in range(1000)]
    together = open_shipped().embed_passages(texts)
    for number in (0, 255, 256, 999):
        assert (together[number] == open_shipped().embed_passages([texts[number]])[0]).all()
