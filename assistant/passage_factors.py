"""What a passage's kind says of how likely it is to answer."""

from collections.abc import Mapping

from corpus.passage import Passage, PassageKind

# Footnotes and reading lists answer only what asks for them; they lose ties. A statute has ten
# times the guideline's paragraphs and must not drown it: measured with every statute loaded.
KIND_FACTOR: Mapping[PassageKind, float] = {
    PassageKind.FOOTNOTE: 0.6,
    PassageKind.SEE_ALSO: 0.8,
    PassageKind.PROVISION: 0.5,
}

# A list is a reading list when this share of its items ends in the quoted title of a work.
TITLED_SHARE = 0.6
TITLE_MARK = "\u201d"
# A list that names so many provisions is a table of the law: to who asks for one of them, the text
# that applies it says more, and comes first when little lies between them.
TABLE_PROVISIONS = 4
TABLE_FACTOR = 0.8


def factor_of(passage: Passage) -> float:
    items = [passage.text[item.start : item.end].rstrip(" .") for item in passage.items]
    titled = sum(item.endswith(TITLE_MARK) for item in items)
    is_reading_list = passage.kind is PassageKind.LIST and titled >= TITLED_SHARE * len(items)
    return KIND_FACTOR.get(PassageKind.SEE_ALSO if is_reading_list else passage.kind, 1.0)


def is_table_of_law(passage: Passage) -> bool:
    named = len(set(passage.law_references))
    return passage.kind is PassageKind.LIST and named >= TABLE_PROVISIONS
