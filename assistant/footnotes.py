"""Footnotes that tell whose words the answer quotes, for a question that asks just that."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from assistant.composing import Answerable
from corpus.passage import Passage, PassageKind

PATTERNS_FILE = Path(__file__).with_suffix(".toml")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    raw = tomllib.loads(PATTERNS_FILE.read_text(encoding="utf-8"))
    return {name: re.compile(text, re.IGNORECASE) for name, text in raw["pattern"].items()}


def with_footnotes(
    places: Sequence[Answerable], passages: Mapping[str, Passage], question: str
) -> list[Answerable]:
    """The best place is followed by the footnotes whose numbers stand in it."""
    if not places or not _patterns()["asks_whose"].search(question):
        return [*places]
    best = places[0]
    notes = [
        Answerable(note, 0, len(note.text), best.score)
        for note in _notes_of(best.passage, passages)
        if all(note.id != place.passage.id for place in places)
    ]
    return [best, *notes, *places[1:]]


def _notes_of(passage: Passage, passages: Mapping[str, Passage]) -> Iterator[Passage]:
    marks = set(_patterns()["mark"].findall(passage.text))
    for note in passages.values():
        if note.kind is not PassageKind.FOOTNOTE or note.source_id != passage.source_id:
            continue
        number = _patterns()["number"].match(note.text)
        on_page = passage.page_first <= note.page_first <= passage.page_last
        if number is not None and number[1] in marks and on_page:
            yield note
