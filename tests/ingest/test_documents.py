"""Regulations, and the other documents a municipality has."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from corpus.law_reference import LawReference
from corpus.passage import PassageKind
from corpus.source import Source, SourceError, SourceKind, load_sources
from ingest.adding import Register, run_add
from ingest.lines import Role
from ingest.marked_text import read_marked_text
from ingest.readers import ingest_source
from ingest.reading import ReadingError
from ingest.statute_patterns import StatuteError

REGULATION = Path(__file__).parent.parent / "data" / "regulations" / "regulation.html"


def source_of(file: Path, kind: SourceKind, edition: str = "") -> Source:
    return Source("exempel", "Exempel", "Staden", kind, edition, None, None, None, str(file), None)


@pytest.fixture(scope="module")
def regulation():
    return ingest_source(source_of(REGULATION, SourceKind.REGULATION, "EXFS 2020:3")).passages


def test_a_regulation_s_paragraph_has_its_key(regulation):
    keys = [p.provision for p in regulation if p.provision]
    assert keys == [
        LawReference("EXFS 2020:3", *key) for key in [("1", "1"), ("1", "2"), ("2", "1")]
    ]


def test_general_advice_is_kept_apart_from_the_binding_paragraph(regulation):
    advice = [p for p in regulation if p.heading_path[-1] == "Allmänna råd"]
    assert [p.heading_path[-2] for p in advice] == ["1 §", "2 §"]
    assert all(p.provision is None for p in advice)
    binding = next(p for p in regulation if p.provision == LawReference("EXFS 2020:3", "1", "1"))
    assert "bör" not in binding.text
    assert binding.text == "Föreskrifterna gäller vid hjälp enligt hjälplagen (2020:10)."


def test_menus_and_scripts_of_a_page_are_left_out(regulation):
    text = "\n".join(p.text for p in regulation)
    assert not any(word in text for word in ("Startsida", "Kontakta oss", "alert"))


def test_a_wrapped_printed_regulation_is_read_without_its_page_furniture(tmp_path):
    file = tmp_path / "tryckt.txt"
    file.write_text(
        "EXFS 2020:3\nFöreskrifter\n\nInledning\n1 §  Den som hjälper ska göra det\nenligt\n"
        "3 § hjälplagen (2020:10).\nHjälpen är fri.\n3\n\nEXFS\n\nAllmänna råd\nHjälpen bör ges\n"
        "genast.\n\nUppföljning\n2 §  Hjälpen ska följas upp.\nDenna författning träder i kraft"
        " den 1 juli 2020.\n",
        encoding="utf-8",
    )
    passages = ingest_source(source_of(file, SourceKind.REGULATION, "EXFS 2020:3")).passages
    found = {p.heading_path[1:]: p.text for p in passages}
    first = "Den som hjälper ska göra det enligt 3 § hjälplagen (2020:10).\nHjälpen är fri."
    assert found["Inledning", "1 §"].startswith(first)
    assert found["Inledning", "1 §", "Allmänna råd"] == "Hjälpen bör ges genast."
    assert found["Uppföljning", "2 §"] == "Hjälpen ska följas upp."
    assert ("Uppföljning", "Övergångsbestämmelser") in found


def test_another_regulation_than_the_one_asked_for_is_refused():
    with pytest.raises(StatuteError, match="nowhere says that it is EXFS 2019:1"):
        ingest_source(source_of(REGULATION, SourceKind.REGULATION, "EXFS 2019:1"))


PAGE = b"""<html><body><main><h1>Rutin</h1><p>Ingress.</p><h2>Ansvar</h2>
<p>Chefen ansvarar f\xc3\xb6r att</p><ul><li>planera,</li><li><p>leda.</p></li></ul>
<p>Efter&shy;\xc3\xa5t.</p><h2>Tider</h2>
<table><tr><th>Dag</th><th>Tid</th></tr><tr><td>M\xc3\xa5ndag</td><td>8&ndash;17</td></tr></table>
</main></body></html>"""
MARKDOWN = """# Rutin

Ingress.

## Ansvar

Chefen ansvarar för att

- planera,
- leda.

Efteråt.
"""


def word() -> bytes:
    document = docx.Document()
    document.add_heading("Rutin", level=1)
    document.add_paragraph("Ingress.")
    document.add_heading("Ansvar", level=2)
    document.add_paragraph("Chefen ansvarar för att")
    document.add_paragraph("planera,", style="List Bullet")
    document.add_paragraph("leda.", style="List Bullet")
    document.add_paragraph("Efteråt.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Måndag", "8–17"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [("rutin.html", PAGE), ("rutin.md", MARKDOWN.encode()), ("rutin.docx", word())],
)
def test_headings_and_lists_come_through_whatever_the_format(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    passages = ingest_source(source_of(tmp_path / name, SourceKind.PROGRAMME)).passages
    listed = next(p for p in passages if p.kind is PassageKind.LIST)
    assert listed.heading_path == ("Rutin", "Ansvar")
    assert listed.text == "Chefen ansvarar för att\nplanera,\nleda."
    assert passages[0].heading_path == ("Rutin",)
    assert passages[0].text == "Ingress."


@pytest.mark.parametrize(("name", "data"), [("r.html", PAGE), ("r.docx", word())])
def test_a_table_s_row_is_one_line(name, data):
    texts = [line.raw for line in read_marked_text(data, name).lines]
    assert "Måndag · 8–17" in texts


def test_text_before_the_first_heading_stands_under_the_title(tmp_path):
    (tmp_path / "a.md").write_text("Bara text.\n\n## Sedan\n\nMer text.\n", encoding="utf-8")
    passages = ingest_source(source_of(tmp_path / "a.md", SourceKind.SUPPORT)).passages
    assert [p.heading_path for p in passages] == [("Exempel",), ("Sedan",)]


def test_plain_text_without_headings_is_read_too(tmp_path):
    (tmp_path / "a.txt").write_text("Bara en mening.\n", encoding="utf-8")
    (passage,) = ingest_source(source_of(tmp_path / "a.txt", SourceKind.SUPPORT)).passages
    assert passage.heading_path == ("Exempel",)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b"PK\x03\x04broken"),
        ("a.docx", b""),
        ("a.html", b""),
        ("a.html", b"<html><body><script>x</script></body></html>"),
        ("a.md", b"\xff\xfe"),
        ("a.md", b"   "),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_name(name, data):
    with pytest.raises(ReadingError, match=name):
        read_marked_text(data, name)


def test_markup_in_markdown_is_text():
    (line, _) = read_marked_text(b"a <script>b</script>", "a.md").lines
    assert line.raw == "a <script>b</script>"
    assert line.role is Role.TEXT


@pytest.fixture
def register(tmp_path):
    sources = tmp_path / "sources.toml"
    sources.write_text(
        '# Kept.\n[[source]]\nid = "listad"\ntitle = "Listad"\npublisher = "X"\nkind = "program"\n',
        encoding="utf-8",
    )
    return Register(sources, tmp_path / "documents")


ANSWERS = ["rutin-1", "Rutin", "Staden", "stödmaterial", "2024", "2024-02-01", ""]


def add(register, file, *arguments, answers=()):
    said: list[str] = []
    left = iter(answers)
    run_add([str(file), *arguments], said.append, lambda question: next(left), register)
    return said


@pytest.fixture
def file(tmp_path):
    (tmp_path / "in.md").write_text(MARKDOWN, encoding="utf-8")
    return tmp_path / "in.md"


def test_add_asks_for_what_is_missing_and_writes_the_entry(register, file):
    said = add(register, file, answers=ANSWERS)
    added = load_sources(register.sources_file)["rutin-1"]
    assert (added.title, added.kind, added.file) == ("Rutin", SourceKind.SUPPORT, "rutin-1.md")
    assert str(added.valid_from) == "2024-02-01"
    assert (register.documents / "rutin-1.md").read_bytes() == file.read_bytes()
    assert "passages" in said[0]
    assert register.sources_file.read_text(encoding="utf-8").startswith("# Kept.")


def test_add_gives_a_listed_source_its_document_without_asking(register, file):
    add(register, file, "--id", "listad")
    assert load_sources(register.sources_file)["listad"].file == "listad.md"


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        (["Ö", *ANSWERS[1:]], "no source id"),
        (["rutin-1", "", *ANSWERS[2:]], "needs a title"),
        ([*ANSWERS[:3], "okänd", *ANSWERS[4:]], "'okänd' is no kind of source; kinds are lag"),
        ([*ANSWERS[:5], "i fjol", ""], "YYYY-MM-DD"),
    ],
)
def test_add_refuses_what_is_no_description_and_changes_nothing(register, file, answers, why):
    before = register.sources_file.read_bytes()
    with pytest.raises(SourceError, match=why):
        add(register, file, answers=answers)
    assert register.sources_file.read_bytes() == before
    assert not register.documents.exists()


def test_add_names_the_option_that_nobody_is_there_to_give(register, file, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(SourceError, match="--title"):
        run_add([str(file), "--id", "rutin-1"], print, input, register)


def test_a_register_with_a_mistake_names_the_entry_and_the_word(tmp_path):
    sources = tmp_path / "sources.toml"
    sources.write_text('[[source]]\nid = "rutin-1"\ntitel = "Rutin"\n', encoding="utf-8")
    with pytest.raises(SourceError, match="the entry 'rutin-1': titel: Extra") as told:
        load_sources(sources)
    assert "\n" not in str(told.value)


def test_add_refuses_a_document_that_cannot_be_read(register, tmp_path):
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"no")
    with pytest.raises(ReadingError):
        add(register, broken, answers=ANSWERS)
    assert "rutin-1" not in load_sources(register.sources_file)


def test_add_refuses_a_second_document_for_one_source(register, file):
    add(register, file, "--id", "listad")
    with pytest.raises(SourceError, match="already has"):
        add(register, file, "--id", "listad")


def test_add_refuses_a_kind_of_file_nobody_reads(register, tmp_path):
    with pytest.raises(SourceError, match="no kind that is read"):
        add(register, tmp_path / "a.exe")


def test_a_word_document_that_unpacks_to_very_much_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 201_000_000)
    with pytest.raises(ReadingError, match="unpacks to"):
        read_marked_text(file.getvalue(), "a.docx")
