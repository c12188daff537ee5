"""Lists that enumerate provisions of law: of these only the rows that were asked for are quoted."""

from corpus.law_reference_finding import find_law_references
from corpus.passage import Passage, Span
from corpus.words import content_words, grams

# A row opens with its provision when the reference starts within this many characters.
OPENS_WITHIN = 2
# From this share of common grams on two words are forms of one; from the other, of one family.
SAME_WORD = 0.6
RELATED_WORD = 0.15


def is_provision_list(passage: Passage) -> bool:
    return len(passage.items) > 1 and all(_opens_with_law(_row(passage, i)) for i in passage.items)


def asked_rows(passage: Passage, question: str, near: Span) -> list[Span]:
    """The rows whose provision the question names; else those on its subject.

    `near` is where in the passage the nearest written questions are answered. Empty when no row
    stands out.
    """
    return _named_rows(passage, question) or _rows_on(passage, question, near)


def _row(passage: Passage, item: Span) -> str:
    return passage.text[item.start : item.end]


def _opens_with_law(row: str) -> bool:
    found = find_law_references(row)
    return bool(found) and found[0].start <= OPENS_WITHIN


def _named_rows(passage: Passage, question: str) -> list[Span]:
    asked = {(r.chapter, r.section) for f in find_law_references(question) for r in f.references}
    named = [
        item
        for item in passage.items
        for found in find_law_references(_row(passage, item))
        if any((r.chapter, r.section) in asked and r.chapter for r in found.references)
    ]
    return list(dict.fromkeys(named))


def misses(passage: Passage, question: str, near: Span) -> bool:
    """Whether the question has a subject of its own and no row is about it."""
    return (
        is_provision_list(passage)
        and bool(_subject(passage, question))
        and not asked_rows(passage, question, near)
    )


def _rows_on(passage: Passage, question: str, near: Span) -> list[Span]:
    """A row is on the subject by its own words; fewer will do where written questions point too."""
    if not is_provision_list(passage):
        return []
    subject = _subject(passage, question)
    chosen: list[Span] = []
    for item in passage.items:
        row = set(grams(_row(passage, item)))
        is_near = item.start < near.end and near.start < item.end
        share = max((_carried(word, row) for word in subject), default=0.0)
        if share >= (RELATED_WORD if is_near else SAME_WORD):
            chosen.append(item)
    return chosen


def _subject(passage: Passage, question: str) -> list[str]:
    """The question's words less those of the heading, which tell no row from another."""
    heading = set(grams(" ".join(passage.heading_path)))
    return [word for word in content_words(question) if _carried(word, heading) < SAME_WORD]


def _carried(word: str, row: set[str]) -> float:
    """Share of the word's grams that the row has: other forms and misspellings keep most."""
    own = grams(word)
    return sum(gram in row for gram in own) / len(own) if own else 0.0
