import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Each takes seconds to load, and none is needed to show the first page.
SLOW = ("torch", "transformers", "sentence_transformers", "langchain", "docx", "fpdf", "pypdfium2")


def test_nothing_slow_is_loaded_before_the_first_page():
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, assistant.setup, ui.app_shell;"
            f"print(*[name for name in {SLOW!r} if name in sys.modules])",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == []


def test_the_measure_itself_sees_a_module_that_is_loaded():
    code = "import sys, docx; print(*[n for n in ('docx', 'torch') if n in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["docx"]
