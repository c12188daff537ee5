"""What is written for each passage and each group of known gaps, gathered for the indexes."""

from collections.abc import Iterable, Sequence

from corpus.passage import Passage
from corpus.written_questions import Gap, PassageQuestion


def questions_by_passage(
    passages: Sequence[Passage], questions: Iterable[PassageQuestion]
) -> list[list[str]]:
    by_passage: dict[str, list[str]] = {}
    for question in questions:
        for place in question.places:
            by_passage.setdefault(place.passage_id, []).append(question.text)
    return [by_passage.get(one.id, []) for one in passages]


def texts_to_tell_apart(
    passages: Sequence[Passage],
    numbers: Iterable[int],
    asked: Sequence[Sequence[str]],
    gaps: Iterable[Gap],
) -> dict[int, list[str]]:
    """Passages by number with their questions; after the last passage, gaps near one place.

    `numbers` are the passages that questions are written for: the others would look unlikely.
    """
    written: dict[int, list[str]] = {}
    for number in numbers:
        own = passages[number]
        written[number] = [*own.heading_path[-1:], own.text, *asked[number]]
    groups: dict[str, int] = {}
    for gap in gaps:
        near = gap.nearby[0].passage_id if gap.nearby else gap.id
        number = groups.setdefault(near, len(passages) + len(groups))
        written.setdefault(number, []).extend(gap.questions)
    return written
