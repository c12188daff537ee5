"""A reply as a Word file and as a PDF, made in memory."""

from io import BytesIO

from docx import Document
from docx.shared import Pt
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from ui import texts
from ui.reply_export import ITEM, ExportedReply

# The core fonts of PDF hold the letters of western Europe; nothing has to be shipped or fetched.
_PDF_ENCODING = "cp1252"
_BODY_POINTS = 11
_HEADING_POINTS = 14
_MARGIN_MM, _INDENT_MM, _GAP_MM = 20, 5, 2


def _sections(parts: ExportedReply) -> list[tuple[str, tuple[str, ...]]]:
    sections = [
        (texts.EXPORT_QUESTION, (parts.question,)),
        (texts.EXPORT_ANSWER, (parts.lead, *parts.statements)),
        (texts.EXPORT_NOTICES, parts.notices),
        (texts.EXPORT_SOURCES, parts.sources),
        (texts.APP_NAME, parts.footer),
    ]
    return [(title, lines) for title, lines in sections if any(lines)]


def as_docx(parts: ExportedReply) -> bytes:
    document = Document()
    document.core_properties.language = "sv-SE"
    document.core_properties.title = texts.APP_NAME
    document.core_properties.author = ""
    document.styles["Normal"].font.size = Pt(_BODY_POINTS)
    for title, lines in _sections(parts):
        document.add_heading(title, level=1)
        for line in (part for text in lines for part in text.split("\n")):
            style = "List Bullet" if line.startswith(ITEM) else None
            document.add_paragraph(line.removeprefix(ITEM), style=style)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(parts: ExportedReply) -> bytes:
    pdf = FPDF(format="A4")
    pdf.core_fonts_encoding = _PDF_ENCODING
    pdf.set_lang("sv-SE")
    pdf.set_title(texts.APP_NAME)
    pdf.set_margins(_MARGIN_MM, _MARGIN_MM)
    pdf.set_auto_page_break(True, margin=_MARGIN_MM)
    pdf.add_page()
    for title, lines in _sections(parts):
        pdf.ln(_GAP_MM)
        _write(pdf, title, style="B", size=_HEADING_POINTS)
        for line in (part for text in lines for part in text.split("\n")):
            _write(pdf, line, style="", size=_BODY_POINTS)
    return bytes(pdf.output())


def _write(pdf: FPDF, text: str, *, style: str, size: int) -> None:
    pdf.set_font("Helvetica", style=style, size=size)
    # A sign outside the encoding is shown as «?», never dropped unseen.
    known = text.encode(_PDF_ENCODING, errors="replace").decode(_PDF_ENCODING)
    if known.startswith(ITEM):
        # The lines of an item stand under its first letter, not under its sign.
        pdf.cell(_INDENT_MM, size * 0.5, ITEM.strip())
    pdf.multi_cell(
        0,
        size * 0.5,
        known.removeprefix(ITEM),
        align="L",
        new_x=XPos.LMARGIN,
        new_y=YPos.NEXT,
        markdown=False,
    )
    pdf.ln(_GAP_MM)
