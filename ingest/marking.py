"""What is attached to a passage once its text stands: norms, audience, law, readings, see-also."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.audience_finding import find_audiences
from corpus.law_reference import LawReference
from corpus.law_reference_finding import find_law_references
from corpus.norm import Norm
from corpus.norm_finding import find_norms
from corpus.passage import Passage, PassageKind, Reading
from corpus.sentence import split_sentences
from corpus.source import SourceRow, named_sources, read_source_rows
from ingest.layout import Layout


def mark_passages(passages: Sequence[Passage], layout: Layout) -> tuple[Passage, ...]:
    rows = read_source_rows()
    return tuple(_mark(passage, layout, rows) for passage in _place_see_also(passages))


def _mark(passage: Passage, layout: Layout, rows: Sequence[SourceRow]) -> Passage:
    kind = passage.kind
    if kind is PassageKind.PARAGRAPH and _defines(passage, layout):
        kind = PassageKind.DEFINITION
    return replace(
        passage,
        kind=kind,
        norms=_norms(passage.text),
        audiences=find_audiences(" ".join((*passage.heading_path, passage.text))),
        law_references=_law_references(passage.text),
        readings=tuple(
            Reading(residue.original, residue.reading, residue.law_id)
            for residue in layout.residue
            if residue.original in passage.text
        ),
        see_also=_named(passage, rows) if kind is PassageKind.SEE_ALSO else (),
    )


def _named(passage: Passage, rows: Sequence[SourceRow]) -> tuple[str, ...]:
    items = (passage.text[item.start : item.end] for item in passage.items)
    return tuple(dict.fromkeys(name for item in items for name in named_sources(item, rows)))


def _defines(passage: Passage, layout: Layout) -> bool:
    sections = {title.removesuffix(":") for title in layout.definitions.sections}
    return passage.heading_path[-1] in sections


def _norms(text: str) -> tuple[Norm, ...]:
    sentences = (text[span.start : span.end] for span in split_sentences(text))
    return tuple(dict.fromkeys(norm for sentence in sentences for norm in find_norms(sentence)))


def _law_references(text: str) -> tuple[LawReference, ...]:
    found = (reference for place in find_law_references(text) for reference in place.references)
    return tuple(dict.fromkeys(found))


def _place_see_also(passages: Iterable[Passage]) -> list[Passage]:
    """«Läs mer om X» belongs to section X, also when the box was printed further on."""
    placed: list[Passage] = []
    for passage in passages:
        titled = _sections_it_names(passage, placed)
        placed.append(replace(passage, heading_path=titled[-1]) if titled else passage)
    return placed


def _sections_it_names(passage: Passage, earlier: Sequence[Passage]) -> list[tuple[str, ...]]:
    if passage.kind is not PassageKind.SEE_ALSO:
        return []
    lead = passage.text.split("\n", 1)[0]
    about = re.sub(r"^\S+ mer( om)? ?|:$", "", lead).casefold()
    paths = dict.fromkeys(before.heading_path for before in earlier)
    return [path for path in paths if path and path[-1].casefold() == about]
