import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from docx import Document

sys.path.insert(0, str(Path(__file__).parent))

import fake_assistant
from fake_assistant import FakeAssistant

from assistant.reply import Statement
from ui.conversation import Exchange
from ui.reply_documents import as_docx, as_pdf
from ui.reply_export import as_markdown, as_plain_text, export, plain_in_markdown


@pytest.fixture
def assistant():
    return FakeAssistant()


@pytest.fixture
def exchange(assistant):
    return Exchange(1, assistant.answer("Hur löser vi skolgången?"), date(2026, 1, 2))


def docx_text(file):
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(file)).paragraphs)


def pdf_text(file):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(file)).pages)


def every_form(exchange, library):
    parts = export(exchange, library)
    return {
        "plain": as_plain_text(exchange, library),
        "markdown": as_markdown(exchange, library).replace("\\", ""),
        "docx": docx_text(as_docx(parts)),
        "pdf": pdf_text(as_pdf(parts)),
    }


@pytest.mark.parametrize("form", ["plain", "markdown", "docx", "pdf"])
def test_every_form_carries_question_answer_source_page_edition_date_and_warning(
    exchange, assistant, form
):
    text = " ".join(every_form(exchange, assistant.library)[form].split())
    for expected in (
        "Hur löser vi skolgången?",
        fake_assistant.WAYS[0],
        "Barn › Skola",
        "s. 50",
        "(riktlinje, 2021)",
        "2026-01-02",
        "Socialtjänstlagen (2001:453) har ersatts.",
        "AI-stöd: kontrollera källan.",
        "abc123",
    ):
        assert expected in text


def test_source_numbers_in_the_text_are_those_of_the_list(exchange, assistant):
    text = as_plain_text(exchange, assistant.library)
    assert "barn och unga. [2] [3]" in text
    assert "\n2. Riktlinjer" in text
    assert "\n3. Riktlinjer" in text


def test_items_of_a_list_are_items_in_every_form(exchange, assistant):
    forms = every_form(exchange, assistant.library)
    assert f"\n• {fake_assistant.WAYS[0]}\n• " in forms["plain"]
    assert f"\n> - {fake_assistant.WAYS[0]}\n" in forms["markdown"]
    assert forms["pdf"].count("•") == len(fake_assistant.WAYS)
    document = Document(BytesIO(as_docx(export(exchange, assistant.library))))
    items = [one.text for one in document.paragraphs if one.style.name == "List Bullet"]
    assert items[:2] == list(fake_assistant.WAYS[:2])


def test_a_quote_stands_once_and_beside_its_source_only_when_the_answer_words_it_anew(exchange):
    library = fake_assistant.FakeLibrary()
    text = as_plain_text(exchange, library)
    assert text.count(fake_assistant.SCHOOL_LEAD) == 1
    passage = library.passages["p-partner"]
    statement = Statement("Samtycke krävs.", (fake_assistant.cite(passage, passage.text),))
    worded = replace(exchange, reply=replace(exchange.reply, statements=(statement,), notices=()))
    assert f"s. {passage.page_first}: «{passage.text}»" in as_plain_text(worded, library)


def test_marks_in_a_text_are_no_markup_in_markdown(assistant):
    exchange = Exchange(1, assistant.answer("elak"), None)
    text = as_markdown(exchange, assistant.library)
    assert "![x](" not in text
    assert "](javascript" not in text
    assert "<script>" not in text


def test_escaped_markdown_reads_back_as_the_same_text():
    text = "*a* [b](c) 1. # <d> `e` $f$ _g_ | ~h~ \\ !"
    assert (
        plain_in_markdown(text).replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == text
    )


def test_a_sign_outside_the_pdf_font_is_shown_as_a_question_mark(assistant):
    exchange = Exchange(1, assistant.answer("Vad betyder 你好 i skolan?"), None)
    assert "Vad betyder ?? i skolan?" in pdf_text(as_pdf(export(exchange, assistant.library)))
