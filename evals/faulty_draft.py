"""A true statement with its quotes, and the shape of a fault made on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from assistant.draft import Draft, DraftQuote, DraftStatement
from corpus.passage import Passage


@dataclass(frozen=True, slots=True)
class TrueStatement:
    """`text` is carried by `quotes`; each is (number in `passages`, verbatim words)."""

    text: str
    quotes: tuple[tuple[int, str], ...]
    passages: tuple[Passage, ...]

    def numbered(self) -> dict[int, Passage]:
        return dict(enumerate(self.passages, 1))


@dataclass(frozen=True, slots=True)
class FaultyDraft:
    """`raw` is what the model would send; it may not even be a `Draft`."""

    kind: str
    raw: dict[str, object]
    passages: dict[int, Passage]


Fault = Callable[[TrueStatement, Random, Sequence[TrueStatement]], "dict[str, object] | None"]


def draft_of(true: TrueStatement) -> Draft:
    quotes = tuple(DraftQuote(passage=number, quote=quote) for number, quote in true.quotes)
    return Draft(statements=(DraftStatement(text=true.text, quotes=quotes),))


def raw_with_text(true: TrueStatement, text: str) -> dict[str, object] | None:
    """The draft of `true` with another text; None when the text is the same."""
    if " ".join(text.split()) == " ".join(true.text.split()):
        return None
    return raw_with_quotes(text, true.quotes)


def raw_with_quotes(text: str, quotes: Sequence[tuple[object, object]]) -> dict[str, object]:
    listed = [{"passage": number, "quote": quote} for number, quote in quotes]
    return {"cannot_answer": False, "statements": [{"text": text, "quotes": listed}]}
