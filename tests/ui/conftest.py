import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.visiting import PATIENCE_MS

TESTS = Path(__file__).parent
ROOT = TESTS.parents[1]


def free_port():
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return place.getsockname()[1]


def wait_until_served(url, process):
    for _ in range(150):
        if process.poll() is not None:
            raise RuntimeError(f"the app stopped with code {process.returncode}")
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"nothing is served on {url}")


@contextmanager
def serving(script, data):
    """An app of the tests: its address, what it has written to its log, where it keeps things."""
    log = data / "app.log"
    port = free_port()
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, str(TESTS / "serve_fake.py"), script, str(port)],
            cwd=ROOT,
            env={**os.environ, "VAGLEDAREN_DATA_DIR": str(data)},
            stdout=out,
            stderr=out,
        )
        try:
            url = f"http://localhost:{port}"
            wait_until_served(url, process)
            yield url, log, data
        finally:
            process.terminate()
            process.wait(timeout=10)


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    with serving("fake_app.py", tmp_path_factory.mktemp("data")) as served:
        yield served


@pytest.fixture(scope="session")
def served_with_pdf(tmp_path_factory):
    with serving("pdf_app.py", tmp_path_factory.mktemp("pdf")) as served:
        yield served


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("BROWSER_REQUIRED"):
            pytest.fail("no chromium is installed, and BROWSER_REQUIRED says that one must be")
        pytest.skip("no chromium is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, served):
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.elsewhere = []
    page.on("request", lambda request: page.elsewhere.append(request.url))
    page.answered = []
    page.on("response", lambda response: page.answered.append(response.url))
    page.set_default_timeout(PATIENCE_MS)
    yield page
    context.close()
