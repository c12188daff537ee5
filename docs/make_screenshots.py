"""Take the pictures of the user guide: `python docs/make_screenshots.py`, after `make ingest`."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "screenshots"
QUESTION = "Hur l\u00f6ser vi skolg\u00e5ngen f\u00f6r ett barn i skyddat boende?"
# An official test number of the tax agency: it belongs to nobody.
BLOCKED_QUESTION = "Vad g\u00e4ller f\u00f6r 19121212-1212?"
STARTS = 60


@contextmanager
def served_app() -> Iterator[str]:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = place.getsockname()[1]
    command = [sys.executable, "-m", "deploy.serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        url = f"http://localhost:{port}"
        wait_until_served(url)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=10)


def wait_until_served(url: str) -> None:
    for _ in range(STARTS):
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError(f"nothing is served on {url}")


def take(page: Page, name: str) -> None:
    page.wait_for_timeout(700)
    page.screenshot(path=PICTURES / f"{name}.png")


def open_page(page: Page, url: str) -> None:
    page.goto(url)
    # The last thing that a page draws; until then something else stands in its place.
    page.wait_for_selector(".st-key-footer a")


def ask(page: Page, question: str) -> None:
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")


def picture_questions(page: Page, url: str) -> None:
    open_page(page, url)
    take(page, "fraga")
    ask(page, QUESTION)
    page.wait_for_selector(".statement")
    take(page, "svar")
    page.locator("[class*=st-key-cite-] button").first.click()
    mark = page.locator(".source mark").first
    mark.wait_for()
    mark.evaluate("mark => mark.scrollIntoView({block: 'center'})")
    take(page, "kalla")
    ask(page, BLOCKED_QUESTION)
    page.wait_for_selector(".redacted")
    take(page, "stoppad")


def picture_pages(page: Page, url: str) -> None:
    for name in ("introduktion", "kallor", "om"):
        open_page(page, f"{url}/{name}")
        take(page, name)
    open_page(page, f"{url}/konsultation")
    box = page.locator("#search-1")
    box.press_sequentially("skyddat boende", delay=30)
    page.wait_for_selector(".hit")
    take(page, "konsultation")


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with served_app() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1100, "height": 800})
        picture_questions(page, url)
        picture_pages(page, url)
        narrow = browser.new_page(viewport={"width": 320, "height": 700}, color_scheme="dark")
        open_page(narrow, url)
        take(narrow, "smal-och-mork")
        browser.close()


if __name__ == "__main__":
    main()
