"""What every browser test does with a page."""

from contextlib import contextmanager

# How long a busy machine may take: what hangs for longer hangs for good.
PATIENCE_MS = 60_000
# A file of that name in the data directory keeps the fake assistant from answering.
HOLD = "hold"
PAGES = ("", "konsultation", "introduktion", "kallor", "om")


def open_page(page, served, path=""):
    page.goto(f"{served[0]}/{path}")
    # The last thing that a page draws; its heading alone may still be the shell's.
    page.wait_for_selector(".st-key-footer a")


def ask(page, question):
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")


@contextmanager
def held_up(served):
    """The answer to «långsam» waits as long as this lasts."""
    sign = served[2] / HOLD
    sign.touch()
    try:
        yield
    finally:
        sign.unlink()


def wait_until(page, expression):
    """Playwright's own `wait_for_function` evaluates text in the page, which the page forbids."""
    for _ in range(PATIENCE_MS // 100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never came true: {expression}")
