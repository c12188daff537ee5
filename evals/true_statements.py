"""What the faults are made from: the sources' own sentences and honest paraphrases of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.gate_conditions import is_exception
from assistant.gate_text import content_words, sentences_of
from corpus.passage import Passage
from evals.faulty_draft import TrueStatement

PARAPHRASES_FILE = Path(__file__).with_name("honest_paraphrases.jsonl")
# Written before the gate was taught order, and not fitted to.
MORE_FILE = Path(__file__).with_name("honest_paraphrases_more.jsonl")
# Sentences with a word of scope, a list or a clause told in another order, written when the rules
# on these were made: the first half was read then.
REORDERS_FILE = Path(__file__).with_name("honest_reorders.jsonl")
# Two or three sentences told as one: a model is asked not to, and may do it all the same.
MERGES_FILE = Path(__file__).with_name("honest_merges.jsonl")
# Shorter sentences («Läs mer:») are headings and pointers, not statements.
MIN_CONTENT_WORDS = 4
MAX_CHARS = 600


class _Paraphrase(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str
    quotes: tuple[str, ...]


def untouched_sentences(passages: Sequence[Passage]) -> tuple[TrueStatement, ...]:
    return tuple(true for passage in passages for true in _sentences(passage))


def _sentences(passage: Passage) -> Iterator[TrueStatement]:
    texts = [passage.text[s.start : s.end] for s in sentences_of(passage.text)]
    for text, after in zip(texts, [*texts[1:], ""], strict=True):
        if len(content_words(text)) < MIN_CONTENT_WORDS or len(text) > MAX_CHARS:
            continue
        # An exception that follows belongs to the sentence; the gate asks for both.
        together = [text, after] if is_exception(after) else [text]
        yield TrueStatement(" ".join(together), tuple((1, quote) for quote in together), (passage,))


def honest_paraphrases(
    passages: Sequence[Passage], path: Path = PARAPHRASES_FILE
) -> tuple[tuple[TrueStatement, ...], tuple[str, ...]]:
    """The paraphrases, and the texts of those whose quotes are in no passage."""
    found: list[TrueStatement] = []
    lost: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = _Paraphrase.model_validate_json(line)
        holders = [_holder(quote, passages) for quote in row.quotes]
        if any(holder is None for holder in holders):
            lost.append(row.text)
            continue
        own = tuple(dict.fromkeys(h for h in holders if h is not None))
        numbered = {passage.id: number for number, passage in enumerate(own, 1)}
        quotes = tuple(
            (numbered[holder.id], quote)
            for holder, quote in zip(holders, row.quotes, strict=True)
            if holder is not None
        )
        found.append(TrueStatement(row.text, quotes, own))
    return tuple(found), tuple(lost)


def _holder(quote: str, passages: Sequence[Passage]) -> Passage | None:
    return next((passage for passage in passages if quote in passage.text), None)
