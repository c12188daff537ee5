"""A PDF that is wrong gets one clear reason, within its limits, and nothing of it is used.

The whole set of crafted files is read by `python -m tests.ingest.hostile_pdf_run`.
"""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.layout import Layout
from ingest.pdf_document import PdfError, PdfLimits, PdfRefusal
from ingest.pdf_process import extract_reading
from ingest.pdf_reading import read_pdf
from tests.data.pdf.hostile_fonts import COMPOSITE, DESCENDANT
from tests.data.pdf.hostile_pdfs import hostile_pdfs
from tests.data.pdf.raw_pdf import bomb, deflated, one_page, stream
from tests.ingest.hostile_pdf_run import MAX_KILOBYTES, Outcome, is_within_limits


def refused(tmp_path, data: bytes, limits: PdfLimits | None = None) -> PdfError:
    path = tmp_path / "crafted.pdf"
    path.write_bytes(data)
    with pytest.raises(PdfError) as error:
        extract_reading(path, limits or PdfLimits())
    return error.value


def swapped(sound: bytes) -> bytes:
    return re.sub(rb"\d{10} 00000 n", b"0000000015 00000 n", sound)


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        pytest.param(lambda sound: b"", PdfRefusal.NOT_PDF, id="empty"),
        pytest.param(lambda sound: sound[:-60], PdfRefusal.TRUNCATED, id="cut off"),
        pytest.param(
            lambda sound: sound.replace(b"startxref\n", b"startxref\n9"),
            PdfRefusal.DAMAGED,
            id="table elsewhere",
        ),
        pytest.param(swapped, PdfRefusal.DAMAGED, id="objects elsewhere"),
        pytest.param(
            lambda sound: sound.replace(b"/Kids [3 0 R] /Count 1", b"/Kids [     ] /Count 0"),
            PdfRefusal.NO_PAGES,
            id="no pages",
        ),
        pytest.param(
            lambda sound: one_page(stream(b"/X Do"), more={
                5: b"7", 10: b"7"}), PdfRefusal.NO_TEXT, id="nothing shown"
        ),
        pytest.param(
            lambda sound: sound.replace(b"/Contents 4 0 R", b"/Contents 9 0 R"),
            PdfRefusal.DAMAGED,
            id="content gone",
        ),
        pytest.param(
            lambda sound: sound.replace(b"/F1 5 0 R", b"/F2 5 0 R"),
            PdfRefusal.UNREADABLE_FONTS,
            id="font gone",
        ),
        pytest.param(
            lambda sound: one_page(font=COMPOSITE % b"", more={6: DESCENDANT % b""}),
            PdfRefusal.UNREADABLE_FONTS,
            id="glyph numbers only",
        ),
        pytest.param(
            lambda sound: dict(hostile_pdfs(mutations=0))["form in itself"],
            PdfRefusal.TOO_DEEP,
            id="deep",
        ),
        pytest.param(
            lambda sound: one_page(deflated(b"BT /F1 9 Tf (" + b"a" * 4_000_000 + b") Tj ET")),
            PdfRefusal.TOO_MUCH_TEXT,
            id="too much text",
        ),
        pytest.param(
            lambda sound: one_page(stream(bomb(60), b"/Filter /FlateDecode")),
            PdfRefusal.DAMAGED,
            id="bomb",
        ),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_its_reason(tmp_path, make, refusal):
    assert refused(tmp_path, make(one_page())).refusal is refusal


def test_a_sound_file_of_the_same_make_is_read(tmp_path):
    path = tmp_path / "sound.pdf"
    path.write_bytes(one_page())
    assert [line.text for line in read_pdf(path, Layout())] == ["En rad text som kan citeras."]


def test_too_large_a_file_is_not_opened(tmp_path):
    error = refused(tmp_path, one_page(), PdfLimits(file_bytes=100))
    assert error.refusal is PdfRefusal.FILE_TOO_LARGE


def test_too_many_pages_are_refused(tmp_path):
    error = refused(tmp_path, one_page(), PdfLimits(pages=0))
    assert error.refusal is PdfRefusal.TOO_MANY_PAGES
    assert "1, at most 0" in str(error)


def test_the_process_is_ended_when_time_is_up(tmp_path):
    begun = time.monotonic()
    error = refused(tmp_path, one_page(), PdfLimits(wall_seconds=0.05))
    assert error.refusal is PdfRefusal.TIME
    assert time.monotonic() - begun < 5


def test_the_process_is_ended_when_its_processor_time_is_up(tmp_path):
    slow = one_page(deflated(b"/F1 12 Tf " * 400_000))
    assert refused(tmp_path, slow, PdfLimits(cpu_seconds=1)).refusal is PdfRefusal.DAMAGED


def test_memory_is_limited(tmp_path):
    big = one_page(stream(bomb(30), b"/Filter /FlateDecode"))
    path = tmp_path / "crafted.pdf"
    path.write_bytes(big)
    # In a process of its own: the tests before this one had other children.
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from ingest.pdf_document import PdfError, PdfLimits\n"
        "from ingest.pdf_process import extract_reading\n"
        "try:\n"
        "    extract_reading(Path(sys.argv[1]), PdfLimits(memory_bytes=95_000_000))\n"
        "except PdfError as error:\n"
        "    print(error.refusal.name, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    command = [sys.executable, "-c", script, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    refusal, kilobytes = done.stdout.split()
    assert PdfRefusal[refusal] in {PdfRefusal.MEMORY, PdfRefusal.DAMAGED}
    assert int(kilobytes) <= MAX_KILOBYTES


def test_too_long_an_answer_is_not_taken(tmp_path):
    error = refused(tmp_path, one_page(), PdfLimits(output_bytes=10))
    assert error.refusal is PdfRefusal.DAMAGED


def test_crafted_files_are_at_least_five_hundred_and_all_different():
    names = [name for name, _ in hostile_pdfs(mutations=340)]
    assert len(names) >= 500
    assert len(set(names)) == len(names)


def test_the_run_notices_what_takes_too_long_or_too_much():
    good = Outcome("good", "read", 19.0, 200_000)
    assert is_within_limits([good])
    assert not is_within_limits([good, Outcome("slow", "read", 21.0, 1)])
    assert not is_within_limits([good, Outcome("big", "read", 1.0, 300_001)])


@pytest.mark.parametrize(
    ("library", "owner"), [("pypdf", "ingest/pdf.py"), ("pypdfium2", "corpus/page_image_child.py")]
)
def test_one_module_knows_each_pdf_library(library, owner):
    packages = [Path(name) for name in ("ingest", "corpus", "assistant", "ui", "evals")]
    imports = re.compile(rf"^\s*(import|from) {library}\b", re.MULTILINE)
    found = [
        path.as_posix()
        for package in packages
        for path in package.rglob("*.py")
        if imports.search(path.read_text(encoding="utf-8"))
    ]
    assert found == [owner]
