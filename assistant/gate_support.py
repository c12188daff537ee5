"""What a statement may rest on: the whole sentences its quotes touch, and what lends them words."""

from collections.abc import Iterable, Iterator

from assistant.gate_clauses import points_at_something
from assistant.gate_quotes import LocatedQuote
from assistant.gate_text import QuotedSentence, Support, lead_in, sentences_of
from corpus.passage import Passage


def quoted_sentences(quotes: Iterable[LocatedQuote]) -> tuple[QuotedSentence, ...]:
    """The whole sentences that the quotes touch, each once, in the order they are quoted."""
    return tuple(dict.fromkeys(one for quote in quotes for one in _touched(quote)))


def _touched(quote: LocatedQuote) -> Iterator[QuotedSentence]:
    passage = quote.passage
    for place, span in enumerate(sentences_of(passage.text)):
        if span.start < quote.end and span.end > quote.start:
            is_item = any(item.start <= span.start < item.end for item in passage.items)
            text = passage.text[span.start : span.end]
            yield QuotedSentence(
                text=text,
                context=_context(passage, text, is_item=is_item),
                passage_id=passage.id,
                place=place,
                is_item=is_item,
            )


def _context(passage: Passage, sentence: str, *, is_item: bool) -> str:
    """What may lend the sentence a word: the lead-in of its list, a heading it points at."""
    headings = passage.heading_path if points_at_something(sentence) else ()
    return "\n".join((*headings, *([lead_in(passage)] if is_item else [])))


def support_of(quoted: tuple[QuotedSentence, ...]) -> Support:
    texts = dict.fromkeys(sentence.text for sentence in quoted)
    context = sorted({sentence.context for sentence in quoted})
    return Support(tuple(texts), "\n".join(context))
