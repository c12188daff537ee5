"""A check-list per chapter: every sentence that binds, with its page; made to be printed."""

from collections.abc import Iterable, Iterator

from corpus.binding_norms import binding_norms
from corpus.norm import Norm
from corpus.passage import Passage, PassageKind
from corpus.sentence import split_sentences
from ui import texts
from ui.passage_view import passage_html
from ui.safe_html import Html, element, escape

_NOT_INSTRUCTIONS = frozenset({PassageKind.SEE_ALSO, PassageKind.FOOTNOTE, PassageKind.OUTLINE})
_BINDING = frozenset({Norm.SHALL, Norm.MUST, Norm.MAY_NOT, Norm.SHALL_NOT})


def has_duties(passages: Iterable[Passage]) -> bool:
    return any(True for passage in passages for _ in _rows(passage))


def check_list_html(passages: Iterable[Passage]) -> Html:
    rows = [row for passage in passages for row in _rows(passage)]
    if not rows:
        return element("p", escape(texts.CHECKLIST_NONE))
    return element("ul", *rows, class_="check-list")


def _rows(passage: Passage) -> Iterator[Html]:
    if passage.kind in _NOT_INSTRUCTIONS:
        return
    if passage.items and _binds(passage.text):
        # An item without its lead-in says something else: a list stays whole.
        yield _row(passage_html(passage), passage.page_first)
        return
    for span in split_sentences(passage.text):
        sentence = passage.text[span.start : span.end]
        if _binds(sentence):
            yield _row(escape(sentence), passage.page_at(span.start))


def _binds(text: str) -> bool:
    return not _BINDING.isdisjoint(binding_norms(text))


def _row(text: Html, page: int) -> Html:
    box = element("span", escape(texts.CHECKLIST_BOX), aria_hidden="true", class_="box")
    place = element("span", escape(texts.PAGE.format(page=page)), class_="page")
    return element("li", box, element("div", text), place)
