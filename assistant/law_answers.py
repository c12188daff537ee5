"""A paragraph of law asked for by name: its own words, after what the guideline says of it."""

from collections.abc import Mapping, Sequence

from assistant.composing import to_statement
from assistant.reply import Statement
from assistant.retrieval import Found
from corpus.passage import Passage, PassageKind, Span

# «1–6 §§» names many; more than this is a chapter, to be read in the source (arbitrary).
MAX_PROVISIONS = 4


def quote_law(found: Found, titles: Mapping[str, str]) -> tuple[Statement, ...]:
    """One statement a paragraph, whole: its stycken condition each other."""
    return tuple(
        to_statement(passage, [Span(0, len(passage.text))], titles)
        for passage in found.provisions[:MAX_PROVISIONS]
    )


def about_the_paragraph(
    statements: Sequence[Statement], found: Found, passages: Mapping[str, Passage]
) -> tuple[Statement, ...]:
    """What the guideline says where it cites the paragraph; the law's own words come apart."""
    return tuple(
        statement
        for statement in statements
        if (passage := passages[statement.citations[0].passage_id]).id in found.exact
        and passage.kind is not PassageKind.PROVISION
    )
