"""Provisions of loaded acts, found by their key for a day."""

from collections.abc import Iterable, Iterator
from datetime import date

from corpus.law_reference import LawReference
from corpus.passage import Passage, Span


class Provisions:
    """The key is act, chapter and paragraph; the day chooses among a paragraph's wordings."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._wordings: dict[tuple[str, str, str], list[Passage]] = {}
        self._acts: set[str] = set()
        for passage in passages:
            if passage.provision is not None:
                self._wordings.setdefault(_key(passage.provision), []).append(passage)
                self._acts.add(passage.provision.act)

    def find(self, reference: LawReference, on: date) -> Passage | None:
        """The wording that applies that day; `None` when none does or it is not known which."""
        valid = [passage for passage in self.wordings(reference) if passage.is_valid_on(on)]
        return valid[0] if len(valid) == 1 else None

    def wordings(self, reference: LawReference) -> tuple[Passage, ...]:
        """Every loaded wording, the oldest first."""
        known = self._wordings.get(_key(reference), ())
        return tuple(sorted(known, key=lambda passage: passage.valid_from or date.min))

    def is_loaded(self, act: str) -> bool:
        return act in self._acts

    def is_known(self, reference: LawReference) -> bool:
        """Whether the act has had the paragraph, or the chapter when no paragraph is named."""
        if reference.section:
            return _key(reference) in self._wordings
        act, chapter, _ = _key(reference)
        return any(key[:2] == (act, chapter) for key in self._wordings) or (
            not chapter and self.is_loaded(act)
        )


def _key(reference: LawReference) -> tuple[str, str, str]:
    return (reference.act, reference.chapter, reference.section)


def paragraph_spans(passage: Passage) -> tuple[Span, ...]:
    """The stycken of a provision; points belong to the stycke that leads in to them."""
    points = {item.start for item in passage.items}
    spans: list[Span] = []
    for start, end in _lines(passage.text):
        if start in points and spans:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return tuple(spans)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1
