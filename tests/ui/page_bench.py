"""How soon a reader sees the page and the first answer: `python tests/ui/page_bench.py`.

A real browser with an empty cache each time, on the machine of the server, after `make ingest`.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).parent))

from conftest import free_port, wait_until_served  # noqa: E402
from visiting import ask, open_page  # noqa: E402

from ui.example_questions import load_themes  # noqa: E402

VISITS = 6
QUESTIONS = [question for theme in load_themes() for question in theme.questions]
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"


def visit(browser: Browser, url: str, question: str) -> tuple[float, float, float]:
    """Seconds to the first words, to the page ready to be asked, and from Enter to the answer."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    started = time.perf_counter()
    open_page(page, (url, None, None))
    ready = time.perf_counter() - started
    painted = float(page.evaluate(FIRST_PAINT))
    asked = time.perf_counter()
    ask(page, question)
    page.wait_for_selector(".outcome")
    answered = time.perf_counter() - asked
    context.close()
    return painted, ready, answered


def report(name: str, seconds: list[float]) -> None:
    shown = ", ".join(f"{one:.2f}" for one in seconds)
    sys.stdout.write(
        f"{name}: first {seconds[0]:.2f} s, median {statistics.median(seconds):.2f} s,"
        f" longest {max(seconds):.2f} s ({shown})\n"
    )


def main() -> None:
    port = free_port()
    command = [sys.executable, "-m", "deploy.serve", "--port", str(port)]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        wait_until_served(f"http://localhost:{port}", process)
        report("the port answers", [time.perf_counter() - started])
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox"]
            )
            url = f"http://localhost:{port}"
            visits = [visit(browser, url, QUESTIONS[number]) for number in range(VISITS)]
            browser.close()
        for name, times in zip(
            ("first words", "ready to be asked", "answer after Enter"),
            zip(*visits, strict=True),
            strict=True,
        ):
            report(name, list(times))
    finally:
        process.terminate()
        process.wait(timeout=10)


if __name__ == "__main__":
    main()
