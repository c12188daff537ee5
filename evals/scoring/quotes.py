"""Whether the quotes are verbatim in the source, and stand on the page given."""

from collections.abc import Iterator, Sequence
from unicodedata import normalize

from corpus.passage import Passage
from evals.grounds import Grounds
from evals.replies import CitationRow
from evals.scoring.folding import find_all, squeeze, squeezed_places


def is_verbatim(citation: CitationRow, grounds: Grounds) -> bool:
    """Say whether the quote's characters, blanks aside, stand in the source it names.

    Either in one run, or in the characters of the source that the cited passage is made of: a
    sentence that a page's footnotes cut in two is whole again in its passage.
    """
    quote = squeeze(citation.quote)
    if not quote:
        return False
    text = grounds.texts.get(citation.source_id)
    passage = grounds.passages.get(citation.passage_id)
    if text is None:
        return quote in grounds.squeezed_passages.get(citation.passage_id, "")
    if quote in grounds.squeezed_texts[citation.source_id]:
        return True
    return passage is not None and quote in squeeze(_characters(passage, text))


def _characters(passage: Passage, text: str) -> str:
    return "".join(text[span.start : span.end] for span in passage.source_spans)


def pages_of(citation: CitationRow, grounds: Grounds) -> frozenset[int]:
    """Return the printed pages on which the quote begins in its passage."""
    passage = grounds.passages.get(citation.passage_id)
    if passage is None:
        return frozenset()
    places = squeezed_places(normalize("NFC", passage.text))
    begins = find_all(squeeze(citation.quote), grounds.squeezed_passages[passage.id])
    return frozenset(passage.page_at(places[begin]) for begin in begins)


def quote_fidelity(citations: Sequence[CitationRow], grounds: Grounds) -> float | None:
    """Share of the citations whose quote is verbatim in its source. Own measure."""
    return _share(is_verbatim(citation, grounds) for citation in citations)


def page_accuracy(citations: Sequence[CitationRow], grounds: Grounds) -> float | None:
    """Share of the citations whose quote begins on the printed page they give. Own measure.

    A quote that does not stand in the cited passage stands on no page of it.
    """
    return _share(citation.page in pages_of(citation, grounds) for citation in citations)


def _share(checks: Iterator[bool]) -> float | None:
    results = list(checks)
    return sum(results) / len(results) if results else None
