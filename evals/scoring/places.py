"""Where the gold places are: which passages carry them, and at which rank they were found."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from corpus.passage import Passage
from evals.case import Gold
from evals.replies import CitationRow, EvidenceRow
from evals.scoring.folding import fold, squeeze

# The passages of a snapshot and the quotes of a run, many times over.
CACHED_TEXTS = 16_384


@lru_cache(maxsize=CACHED_TEXTS)
def _wording(text: str) -> str:
    return squeeze(fold(text))


def carries(text: str, page_first: int, page_last: int, gold: Gold) -> bool:
    """Say whether the gold quote stands in `text`, case aside, and its page within those given.

    Gold is a quote and a page rather than a passage id, so that it outlives a new splitter.
    """
    quote = _wording(gold.quote)
    on_page = page_first <= gold.page <= page_last
    return bool(quote) and on_page and quote in _wording(text)


def gold_by_rank(
    evidence: Sequence[EvidenceRow], gold: Sequence[Gold]
) -> tuple[frozenset[int], ...]:
    """For each rank, best first: the gold places (by index) that its passage carries."""
    ordered = sorted(evidence, key=lambda row: row.rank)
    return tuple(
        frozenset(
            number
            for number, place in enumerate(gold)
            if carries(row.text, row.page_first, row.page_last, place)
        )
        for row in ordered
    )


def gold_in_passages(
    passages: Mapping[str, Passage], gold: Sequence[Gold]
) -> tuple[frozenset[int], ...]:
    """For each passage that carries gold: the gold places it carries."""
    found = (
        frozenset(
            number
            for number, place in enumerate(gold)
            if carries(passage.text, passage.page_first, passage.page_last, place)
        )
        for passage in passages.values()
    )
    return tuple(numbers for numbers in found if numbers)


def coverage(in_passages: Sequence[frozenset[int]], gold: Sequence[Gold]) -> float | None:
    """Share of the gold places that stand whole in some passage: the ceiling of any retrieval.

    Source: the «answer coverage» of open-domain question answering (Chen et al. 2017, DrQA).
    """
    if not gold:
        return None
    return len(frozenset().union(*in_passages)) / len(gold)


def gold_cited(citations: Sequence[CitationRow], gold: Sequence[Gold]) -> float | None:
    """Share of the gold places that a shown quote carries whole, from their page or the one before.

    A quote may hold more than the gold place; half of it is not enough. Own measure.
    """
    if not gold:
        return None
    return sum(any(_quotes(citation, place) for citation in citations) for place in gold) / len(
        gold
    )


def _quotes(citation: CitationRow, gold: Gold) -> bool:
    # A quote is dated by the page it begins on; its gold place may stand after the page break.
    return carries(citation.quote, citation.page, citation.page + 1, gold)
