"""Blocks into passages: mended text that remembers its pages and its place in the source."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.passage import PageSpan, Passage, PassageKind, Span
from corpus.sentence import split_sentences
from ingest.blocks import Block, Piece

# A list longer than this is cited item by item; the median passage stays far under it.
MAX_LIST_WORDS = 230
# Paragraphs over this are cut at a sentence: a part that begins «Då» or «Utifrån detta» says little
# by itself (measured: six paragraphs of the guideline are over 150 words).
MAX_PARAGRAPH_WORDS = 230
MAX_LEAD_WORDS = 70


@dataclass(frozen=True, slots=True)
class Mended:
    text: str
    pages: tuple[PageSpan, ...]


def make_passages(blocks: Sequence[Block], source_id: str) -> tuple[Passage, ...]:
    """Passages in the order of the blocks; ids are stable while text and section stay the same."""
    passages: list[Passage] = []
    taken: set[str] = set()
    for block in _cut_long(blocks):
        passage = _to_passage(block, source_id, taken)
        taken.add(passage.id)
        passages.append(passage)
    return tuple(passages)


def _words(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)


def _cut_long(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind in {PassageKind.LIST, PassageKind.SEE_ALSO} and block.items:
            for part in _separate_lead(block):
                yield from _cut_list(part)
        elif block.kind is PassageKind.PARAGRAPH:
            yield from _cut_paragraph(block)
        else:
            yield block


def _separate_lead(block: Block) -> Iterator[Block]:
    """A long paragraph before a list is its own passage, but for the sentence that leads in."""
    if _words(block.lead) > MAX_LEAD_WORDS or _holds_more_than_lead(block):
        before, lead = _cut_before_last_sentence(block.lead)
        if before:
            yield from _cut_paragraph(Block(block.heading_path, lead=before))
            yield Block(block.heading_path, block.kind, lead, block.items)
            return
    yield block


def _holds_more_than_lead(block: Block) -> bool:
    text = mend([block.lead]).text if block.lead else ""
    return text.endswith(":") and len(split_sentences(text)) > 1


def _cut_before_last_sentence(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    text = mend([pieces]).text
    sentences = split_sentences(text)
    if len(sentences) < 2 or not text.endswith(":"):  # noqa: PLR2004 nothing to cut
        return [], pieces
    return _cut_at(pieces, sentences[-1].start)


def _cut_at(pieces: Sequence[Piece], offset: int) -> tuple[list[Piece], list[Piece]]:
    """Cut where the character at `offset` of the mended text stands, counting no blanks."""
    wanted = len(re.sub(r"\s", "", mend([list(pieces)]).text[:offset]))
    before: list[Piece] = []
    seen = 0
    for at, piece in enumerate(pieces):
        for place, char in enumerate(piece.text):
            if seen == wanted and not char.isspace():
                head = Piece(piece.text[:place].rstrip(), piece.start, piece.page)
                tail = Piece(piece.text[place:], piece.start + place, piece.page)
                return [*before, *([head] if head.text else [])], [tail, *pieces[at + 1 :]]
            seen += not char.isspace()
        before.append(piece)
    return before, []


def _cut_list(block: Block) -> Iterator[Block]:
    if _words(block.pieces) <= MAX_LIST_WORDS:
        yield block
        return
    if block.lead:
        yield Block(block.heading_path, lead=block.lead)
    for item in block.items:
        title, body = _title_and_body(item)
        path = (*block.heading_path, mend([title]).text)
        yield Block(path, PassageKind.LIST, title, [body] if body else [])


def _title_and_body(item: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """A long item opens with its name: the lines before the first that begins a sentence."""
    for at, piece in enumerate(item):
        if at and piece.text[0].isupper():
            return item[:at], item[at:]
    return item, []


def _cut_paragraph(block: Block) -> Iterator[Block]:
    words = _words(block.lead)
    if words <= MAX_PARAGRAPH_WORDS:
        yield block
        return
    text = mend([block.lead]).text
    middle = len(text) / 2
    starts = [sentence.start for sentence in split_sentences(text)][1:]
    if not starts:
        yield block
        return
    before, after = _cut_at(block.lead, min(starts, key=lambda start: abs(start - middle)))
    yield from _cut_paragraph(Block(block.heading_path, block.kind, before))
    yield from _cut_paragraph(Block(block.heading_path, block.kind, after))


def _to_passage(block: Block, source_id: str, taken: set[str]) -> Passage:
    groups = [group for group in (block.lead, *block.items) if group]
    mended = mend(groups)
    lengths = [len(mend([group]).text) for group in groups]
    items: list[Span] = []
    start = 0
    for group, length in zip(groups, lengths, strict=True):
        if group is not block.lead:
            items.append(Span(start, start + length))
        start += length + 1
    return Passage(
        id=_passage_id(source_id, block, mended, taken),
        source_id=source_id,
        heading_path=block.heading_path,
        text=mended.text,
        kind=block.kind,
        pages=mended.pages,
        source_spans=tuple(Span(piece.start, piece.end) for piece in block.pieces),
        items=tuple(items),
    )


def _passage_id(source_id: str, block: Block, mended: Mended, taken: set[str]) -> str:
    key = "\x1f".join((*block.heading_path, mended.text))
    digest = hashlib.sha256(key.encode()).hexdigest()
    for length in range(8, len(digest) + 1):
        name = f"{source_id}:{mended.pages[0].page}:{digest[:length]}"
        if name not in taken:
            return name
    raise ValueError(f"two passages have the same text and section: {mended.text[:60]!r}")


def mend(groups: Sequence[Sequence[Piece]]) -> Mended:
    """Lines joined by a blank, items by a line break; a hyphen at a line's end joins tightly."""
    text = ""
    pages: list[PageSpan] = []
    for group in groups:
        for number, piece in enumerate(group):
            clean = re.sub(r"\s+", " ", piece.text)
            between = "" if not text else "\n" if number == 0 else joint(text, clean)
            text += between + clean
            if pages and pages[-1].page == piece.page:
                pages[-1] = PageSpan(piece.page, pages[-1].start, len(text))
            else:
                pages.append(PageSpan(piece.page, len(text) - len(clean), len(text)))
    return Mended(text, tuple(pages))


def joint(before: str, after: str) -> str:
    hyphenated = before.endswith("-") and before[-2:-1].isalnum() and after[:1].isalnum()
    # «par- eller familjerelation» keeps its blank: the hyphen stands for a shared second part.
    conjunction = re.match(r"(och|eller|samt)\b", after)
    return "" if hyphenated and not conjunction else " "
