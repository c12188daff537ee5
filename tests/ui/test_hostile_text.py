"""Whatever a question, a passage or a model says, the page shows it as text."""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import fake_assistant
from hostile_text import hostile_strings

from assistant.reply import Citation, Notice, NoticeKind, Outcome, Statement
from corpus.passage import PassageKind, Reading, Span
from ui.check_list import check_list_html
from ui.consultation_page import hits_html
from ui.conversation import Exchange
from ui.ingest_report import report_html
from ui.notice_view import beside_html, cards_html, general_html, urgent_html
from ui.passage_view import passage_html, place_html, readings_html
from ui.reading import reading_html
from ui.reply_documents import as_docx, as_pdf
from ui.reply_export import as_markdown, as_plain_text, export
from ui.reply_view import hit_html, opening_html, question_html
from ui.safe_html import join, visible
from ui.statement_view import statement_html

STRINGS = hostile_strings(1000)
# fmt: off
ELEMENTS = frozenset({
    "a", "br", "cite", "dd", "details", "div", "dl", "dt", "em", "h1", "h2", "h3", "li", "mark",
    "ol", "p", "section", "small", "span", "strong", "summary", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
})
# fmt: on
ATTRIBUTES = frozenset(["class", "role", "id", "scope", "href", "open", "tabindex", "aria-label"])
LINKS = ("https://www.", "tel:", "mailto:", "#")


class Seen(HTMLParser):
    """What a browser would find in the markup."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.elements, self.attributes, self.links, self.open = set(), set(), [], []
        self.strange, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name in ("href", "src")]
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.strange.append(tag)

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.strange.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def passage_of(string):
    half = max(1, len(string) // 2)
    return fake_assistant.make_passage(
        "hostile",
        string,
        path=(string, string),
        kind=PassageKind.LIST,
        items=(Span(half, len(string)),) if half < len(string) else (),
        readings=(Reading(string, string, string),),
    )


def exchange_of(string, passage):
    whole = Citation("hostile", "riktlinje", string, (string, string), 60, string, 0, len(string))
    reply = fake_assistant.reply(
        string,
        Outcome.ANSWERED,
        string,
        statements=(Statement(string, (whole,)), Statement(f"{string} ska gälla.", (whole,))),
        notices=tuple(Notice(kind, string, place) for kind in NoticeKind for place in (None, 0)),
        evidence=fake_assistant.hits(passage),
        interpreted_as=string,
    )
    return Exchange(1, reply, None)


def whole_page(string):
    passage = passage_of(string)
    library = fake_assistant.FakeLibrary(passages={"hostile": passage})
    exchange = exchange_of(string, passage)
    reply = exchange.reply
    return join(
        [
            question_html(exchange),
            opening_html(exchange),
            *(statement_html(statement, library) for statement in reply.statements),
            urgent_html(reply),
            general_html(reply),
            beside_html(reply, 0),
            cards_html(reply),
            *(hit_html(hit, library) for hit in reply.evidence),
            hits_html(reply.evidence, library),
            passage_html(passage, mark=Span(0, max(1, len(string) // 3))),
            place_html(passage, library.sources),
            readings_html(passage.readings),
            reading_html([passage]),
            check_list_html([passage]),
            report_html({string: {string: [string]}}),
        ]
    )


def test_a_thousand_hostile_strings_are_only_ever_text():
    for string in STRINGS:
        html = whole_page(string)
        seen = Seen()
        seen.feed(html)
        seen.close()
        assert seen.elements <= ELEMENTS, string
        assert seen.attributes <= ATTRIBUTES | {"aria-hidden"}, string
        assert all(link.startswith(LINKS) for link in seen.links), string
        assert (seen.strange, seen.open) == ([], []), string
        assert html == visible(html), string


def test_a_thousand_hostile_strings_are_shown_and_not_swallowed():
    for string in STRINGS:
        seen = Seen()
        seen.feed(passage_html(passage_of(string)))
        seen.close()
        assert "".join(seen.text.split()) == "".join(visible(string).split())


def test_a_thousand_hostile_strings_are_no_markdown_in_a_copy():
    library = fake_assistant.FakeLibrary()
    for string in STRINGS:
        exchange = exchange_of(string, passage_of(string))
        plain, markdown = as_plain_text(exchange, library), as_markdown(exchange, library)
        assert plain == visible(plain)
        body = markdown.replace("\n> ", "\n").replace("\n- ", "\n").replace("**", "")
        assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]<$`|]", body), string


@pytest.mark.parametrize("start", range(0, 50, 10))
def test_hostile_strings_end_up_in_word_and_pdf_as_text(start):
    for string in STRINGS[start : start + 10]:
        parts = export(exchange_of(string, passage_of(string)), fake_assistant.FakeLibrary())
        assert as_docx(parts).startswith(b"PK")
        assert as_pdf(parts).startswith(b"%PDF")


def test_the_measure_itself_sees_an_element_that_slipped_through():
    seen = Seen()
    seen.feed("<p>a</p><script>x</script><!-- b -->")
    assert "script" in seen.elements - ELEMENTS
    assert seen.strange
