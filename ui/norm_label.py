"""How binding each sentence is: a label before the sentence it belongs to."""

from corpus.binding_norms import binding_norms
from corpus.norm import Norm
from corpus.sentence import split_sentences
from ui import texts
from ui.notice_view import with_phone_links
from ui.safe_html import Html, element, escape, join


def norms_to_label(sentence: str) -> tuple[Norm, ...]:
    """Leave out «kan» beside a stronger norm: there it would make a duty look optional."""
    labelled = dict.fromkeys(norm for norm in binding_norms(sentence) if norm in texts.NORM_LABELS)
    stronger = tuple(norm for norm in labelled if norm is not Norm.CAN)
    return stronger or tuple(labelled)


def labelled_html(text: str) -> Html:
    """The text as it stands, with labels between its sentences and numbers one can call."""
    parts: list[Html] = []
    position = 0
    for span in split_sentences(text):
        parts.append(escape(text[position : span.start]))
        sentence = text[span.start : span.end]
        parts += [_label(norm) for norm in norms_to_label(sentence)]
        parts.append(with_phone_links(sentence))
        position = span.end
    return join([*parts, escape(text[position:])])


def _label(norm: Norm) -> Html:
    symbol, word, verb = texts.NORM_LABELS[norm]
    label = element(
        "span",
        element("span", escape(symbol), class_="symbol", aria_hidden="true"),
        escape(f" {word}: {verb}"),
        class_="norm " + norm.name.lower().replace("_", "-"),
    )
    # Glued to its sentence: at the end of a line it would seem to belong to the one before.
    return join([label, escape("\u00a0")])
