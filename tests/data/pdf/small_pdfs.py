"""Small PDFs of one difficulty each, built when a test needs them."""

from collections.abc import Callable
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TextMode
from PIL import Image, ImageDraw

SENTENCE = (
    "Den enskilde ska kunna leva ett tryggt liv och få det stöd som behövs i varje läge av ett "
    "ärende som handläggs med respekt för den som söker hjälp hos socialtjänsten i staden"
)
WORDS = SENTENCE.split()


def new_pdf(*, margin: float = 72) -> FPDF:
    pdf = FPDF(unit="pt", format="A4")
    pdf.core_fonts_encoding = "cp1252"
    pdf.set_auto_page_break(False)
    pdf.set_margin(margin)
    return pdf


def write(pdf: FPDF, x: float, y: float, text: str, *, size: float = 11, style: str = "") -> None:
    pdf.set_font("Times", style=style, size=size)
    pdf.text(x, y, text)


def paragraph(
    pdf: FPDF, x: float, y: float, width: float, words: list[str], *, size: float = 11
) -> float:
    """Words broken to lines of `width`; the baseline of the last line."""
    pdf.set_font("Times", size=size)
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and pdf.get_string_width(longer) > width:
            pdf.text(x, y, line)
            line, y = word, y + size * 1.2
        else:
            line = longer
    pdf.text(x, y, line)
    return y


def two_columns(path: Path) -> None:
    """A title over both columns; the lines of the columns do not stand level."""
    pdf = new_pdf()
    pdf.add_page()
    write(pdf, 72, 90, "Rubrik över båda spalterna", size=18, style="B")
    paragraph(pdf, 72, 130, 210, ["VÄNSTER", *WORDS * 4, "slutvänster."])
    paragraph(pdf, 310, 137, 210, ["HÖGER", *WORDS * 4, "sluthöger."])
    pdf.output(str(path))


def table(path: Path) -> None:
    """Three rows with wrapped cells, then running text."""
    pdf = new_pdf()
    pdf.add_page()
    y = 100.0
    for label, begins in (("Hot", "ETT"), ("Slag", "TVÅ"), ("Kontroll", "TRE")):
        write(pdf, 72, y, label)
        y = paragraph(pdf, 200, y, 300, [begins, *WORDS, f"slut-{label}."]) + 26
    paragraph(pdf, 72, y + 10, 440, ["Efter", "tabellen", *WORDS * 2])
    pdf.output(str(path))


def ruled_table(path: Path) -> None:
    """Ruled rows whose labels stand in the middle of their row, beside longer descriptions."""
    pdf = new_pdf()
    pdf.add_page()
    pdf.set_font("Times", size=11)
    with pdf.table(width=440) as rows:
        for cells in (("Form", "Beskrivning"), ("Hot", f"ETT {SENTENCE}"), ("Latent", "TVÅ kort")):
            row = rows.row()
            for cell in cells:
                row.cell(cell)
    pdf.output(str(path))


def headed(path: Path) -> None:
    """Four pages after a cover: header lines, printed numbers, headings, notes, a list."""
    pdf = new_pdf()
    pdf.add_page()
    write(pdf, 72, 300, "Handbok", size=30, style="B")
    for page in range(1, 5):
        pdf.add_page()
        write(pdf, 72, 40, "Handbok om stöd", size=9)
        write(pdf, 290, 810, str(page), size=9)
        pdf.start_section(f"Kapitel {page}")
        write(pdf, 72, 100, f"Kapitel {page}", size=18, style="B")
        write(pdf, 72, 130, "Vad som gäller", size=11, style="B")
        y = paragraph(pdf, 72, 150, 440, [*WORDS, *WORDS, "enligt", "lag."])
        for item in ("den första", "den andra som är"):
            y += 16
            write(pdf, 80, y, "\u2022")
            write(pdf, 98, y, item)
        write(pdf, 98, y + 13, "längre än en rad")
        write(pdf, 72, y + 26, "Texten går vidare efter listan.")
        write(pdf, 72, 770, f"{page} Socialstyrelsen (2016), sid. {page + 10}", size=8)
    pdf.output(str(path))


def hyphens(path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    lines = (
        "Socialtjänsten har ansvar och social-",
        "tjänsten ska utreda utan dröjsmål. Hand-",
        "läggaren och handläggaren ska samverka, och vård-",
        "nadshavaren ska få veta det; det gäller varje",
        "vårdnadshavare. För vårdnadshavaren finns in-",
        "och utskrivning. Ett id-",
        "kort behövs, och id-kort lämnas till EU/EES-",
        "medborgare. Våld är en vålds-",
        "handling i varje våldshandling.",
    )
    for number, line in enumerate(lines):
        write(pdf, 72, 100 + 14 * number, line)
    pdf.output(str(path))


def hidden(path: Path) -> None:
    """One line to read, and six that nobody sees."""
    pdf = new_pdf()
    pdf.add_page()
    write(pdf, 72, 100, "Detta syns.")
    pdf.set_text_color(255, 255, 255)
    write(pdf, 72, 130, "VITT på vitt")
    pdf.set_fill_color(20, 20, 120)
    pdf.rect(60, 150, 300, 30, style="F")
    write(pdf, 72, 170, "Vitt på blått syns.")
    pdf.set_text_color(0, 0, 0)
    write(pdf, 72, 210, "TÄCKT av en ruta")
    pdf.set_fill_color(0, 0, 0)
    pdf.rect(60, 195, 300, 25, style="F")
    with pdf.local_context(text_mode=TextMode.INVISIBLE):
        write(pdf, 72, 250, "OSYNLIGT läge")
    write(pdf, 700, 280, "UTANFÖR sidan")
    write(pdf, 72, 300, "PYTTELITET", size=1)
    with pdf.rotation(60, 300, 500):
        write(pdf, 300, 500, "UTKAST", size=60)
    pdf.output(str(path))


def scanned(path: Path) -> None:
    """Pages that are pictures of text."""
    pdf = new_pdf()
    for _ in range(3):
        pdf.add_page()
        pdf.image(_picture(), x=0, y=0, w=595, h=842)
    pdf.output(str(path))


def scanned_with_layer(path: Path) -> None:
    """A picture with the invisible text of a character reader, which nobody has checked."""
    pdf = new_pdf()
    pdf.add_page()
    pdf.image(_picture(), x=0, y=0, w=595, h=842)
    pdf.text_mode = TextMode.INVISIBLE
    paragraph(pdf, 72, 100, 400, WORDS * 3)
    pdf.output(str(path))


def _picture() -> Image.Image:
    picture = Image.new("L", (300, 420), 255)
    ImageDraw.Draw(picture).text((30, 40), "Skannad text", fill=0)
    return picture


def encrypted(path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    write(pdf, 72, 100, "Hemligt")
    pdf.set_encryption(owner_password="agare", user_password="lasare")
    pdf.output(str(path))


def empty(path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    pdf.output(str(path))


def plain(path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    write(pdf, 72, 80, "Rubrik", size=18, style="B")
    y = paragraph(pdf, 72, 110, 440, WORDS * 2)
    paragraph(pdf, 72, y + 30, 440, WORDS)
    pdf.output(str(path))


MAKERS = (
    two_columns,
    table,
    ruled_table,
    headed,
    hyphens,
    hidden,
    scanned,
    scanned_with_layer,
    encrypted,
    empty,
    plain,
)
SMALL: dict[str, Callable[[Path], None]] = {make.__name__: make for make in MAKERS}
