"""Find a quote in its passage, word for word, never cut through a number."""

from dataclasses import dataclass

from assistant.gate_references import found_references
from assistant.gate_text import Token, sentences_of, tokenize
from corpus.passage import Passage

# Fewer words prove nothing («ska göras»), unless they are a whole sentence or table row.
MIN_QUOTE_WORDS = 4
# Two groups of digits this close are one number: «12 360», «13–26».
NUMBER_JOINTS = frozenset({" ", "-", "\u2013", ".", ",", ":", "/", "\u00a0", "\n"})


@dataclass(frozen=True, slots=True)
class LocatedQuote:
    """The quote is `passage.text[start:end]`."""

    number: int
    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


def locate_quote(number: int, quote: str, passage: Passage) -> LocatedQuote | None:
    """Find `quote` in `passage`; None when it is not there whole, or proves too little."""
    wanted = [token.word for token in tokenize(quote)]
    tokens = tokenize(passage.text)
    if not wanted:
        return None
    for first in range(len(tokens) - len(wanted) + 1):
        run = tokens[first : first + len(wanted)]
        if [token.word for token in run] == wanted and _is_whole(passage, tokens, first, run):
            return LocatedQuote(number, passage, run[0].start, run[-1].end)
    return None


def _is_whole(
    passage: Passage, tokens: tuple[Token, ...], first: int, run: tuple[Token, ...]
) -> bool:
    start, end = run[0].start, run[-1].end
    if len(run) < MIN_QUOTE_WORDS and not _is_sentence(passage.text, start, end):
        return False
    before = tokens[first - 1] if first else None
    after = tokens[first + len(run)] if first + len(run) < len(tokens) else None
    if before and _one_number(passage.text, before, run[0]):
        return False
    if after and _one_number(passage.text, run[-1], after):
        return False
    return not _cuts_reference(passage.text, start, end)


def _is_sentence(text: str, start: int, end: int) -> bool:
    return any(
        tokenize(text[s.start : s.end])
        and s.start + tokenize(text[s.start : s.end])[0].start == start
        and s.start + tokenize(text[s.start : s.end])[-1].end == end
        for s in sentences_of(text)
    )


def _one_number(text: str, left: Token, right: Token) -> bool:
    joint = text[left.end : right.start]
    digits = left.word[-1].isdigit() and right.word[0].isdigit()
    return digits and (joint in NUMBER_JOINTS or joint.strip() in NUMBER_JOINTS)


def _cuts_reference(text: str, start: int, end: int) -> bool:
    # A full stop may follow the last word of a reference.
    return any(
        found.start < edge < found.end and tokenize(text[edge : found.end])
        for found in found_references(text)
        for edge in (start, end)
    )
