"""Which lines are headings: by the file's own outline, by size and by weight."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ingest.pdf_document import OutlineEntry
from ingest.pdf_fragments import Fragment

LARGER_SHARE = 1.08
MAX_HEADING_CHARS = 160
# What ends a sentence or goes on in the next line is no heading, however bold.
NOT_LAST = (".", ",", ";")

Style = tuple[float, bool]


def body_size(fragments: Sequence[Fragment]) -> float:
    """The size most characters have."""
    sizes: Counter[float] = Counter()
    for fragment in fragments:
        sizes[_rounded(fragment.size)] += len(fragment.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def style(fragment: Fragment) -> Style:
    return _rounded(fragment.size), fragment.bold


def looks_like_heading(fragment: Fragment, size: float) -> bool:
    if fragment.sign or len(fragment.text) > MAX_HEADING_CHARS:
        return False
    if not any(char.isalpha() for char in fragment.text):
        return False
    if _rounded(fragment.size) >= LARGER_SHARE * size:
        return True
    bold = fragment.bold and _rounded(fragment.size) >= size
    return bold and not fragment.text.endswith(NOT_LAST) and not fragment.text[0].islower()


def heading_levels(
    headings: Sequence[tuple[int, Fragment]], outline: Sequence[OutlineEntry]
) -> Mapping[Style, int]:
    """The level of each style: as the outline says where it names headings, else by size."""
    ranked = sorted({style(fragment) for _, fragment in headings}, reverse=True)
    levels = {found: level for level, found in enumerate(ranked, 1)}
    named: dict[Style, Counter[int]] = {}
    titles = {(entry.index, folded(entry.title)): entry.level for entry in outline}
    for index, fragment in headings:
        level = titles.get((index, folded(fragment.text)))
        if level:
            named.setdefault(style(fragment), Counter())[level] += 1
    return levels | {found: count.most_common(1)[0][0] for found, count in named.items()}


def folded(text: str) -> str:
    """For comparing titles: outlines often leave the number of a heading out."""
    return "".join(text.lstrip("0123456789. ").split()).casefold()
