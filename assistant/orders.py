"""A question beside orders to the machine: the orders are left out, the question is answered."""

import re

from assistant.question_rules import Declined, asks_something, must_decline
from corpus.words import content_words

# People put an order before a colon as well as in a sentence of its own.
_PIECES = re.compile(r"(?<=[.?!:;\n])\s+")
# A speech put into the mouth of the machine, and the tags of such: nobody asks anything in there.
_SPEECH = re.compile(r"<(system|assistant|instructions?)>.*?(?:</\1>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?\w{1,20}>|\[/?(?:INST|SYSTEM)\]", re.IGNORECASE)
MIN_ASKED_WORDS = 2
# Longer than this it is a document with orders in it, and declined as a whole.
MAX_CHARS = 2000


def without_orders(question: str) -> str:
    """The sentences that ask something and order nothing; empty when nothing is left or ordered."""
    if len(question) > MAX_CHARS or must_decline(question) is not Declined.INVENT:
        return ""
    spoken = _TAG.sub("\n", _SPEECH.sub("\n", question))
    pieces = [piece.strip() for piece in _PIECES.split(spoken) if piece.strip()]
    kept = [piece for piece in pieces if must_decline(piece) is not Declined.INVENT]
    rest = " ".join(kept)
    if (len(kept) == len(pieces) and spoken == question) or must_decline(rest) is not None:
        return ""
    is_question = asks_something(rest) and len(content_words(rest)) >= MIN_ASKED_WORDS
    return rest if is_question else ""
