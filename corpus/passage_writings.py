"""What is written for each passage and each group of known gaps, as rows of texts read once."""

from collections.abc import Iterable, Iterator, Sequence

from corpus.passage import Passage
from corpus.written_questions import Gap, PassageQuestion

# Rows of every passage that come before those of the questions.
OWN_LINES = 3


def lines_of(
    passages: Sequence[Passage], questions: Iterable[PassageQuestion], gaps: Iterable[Gap]
) -> Iterator[str]:
    """All that is indexed: headings, texts and last headings, the questions, those of the gaps."""
    yield from ("\n".join(passage.heading_path) for passage in passages)
    yield from (passage.text for passage in passages)
    yield from ("".join(passage.heading_path[-1:]) for passage in passages)
    yield from (question.text for question in questions)
    yield from (text for gap in gaps for text in gap.questions)


def rows_by_passage(
    passages: Sequence[Passage], questions: Iterable[PassageQuestion]
) -> list[list[int]]:
    """For each passage the rows of its headings, of its text, and of its questions."""
    size = len(passages)
    asked: dict[str, list[int]] = {}
    for row, question in enumerate(questions, OWN_LINES * size):
        for place in question.places:
            asked.setdefault(place.passage_id, []).append(row)
    return [[number, size + number, *asked.get(one.id, ())] for number, one in enumerate(passages)]


def rows_to_tell_apart(
    by_passage: Sequence[Sequence[int]],
    numbers: Iterable[int],
    gaps: Iterable[Gap],
    *,
    first_gap_row: int,
) -> dict[int, list[int]]:
    """Passages by number with their questions; after the last passage, gaps near one place.

    `numbers` are the passages that questions are written for: the others would look unlikely.
    """
    size = len(by_passage)
    written = {number: [2 * size + number, *by_passage[number][1:]] for number in numbers}
    groups: dict[str, int] = {}
    row = first_gap_row
    for gap in gaps:
        near = gap.nearby[0].passage_id if gap.nearby else gap.id
        number = groups.setdefault(near, size + len(groups))
        written.setdefault(number, []).extend(range(row, row + len(gap.questions)))
        row += len(gap.questions)
    return written
