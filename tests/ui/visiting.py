"""What every browser test does with a page."""

# How long a busy machine may take: what hangs for longer hangs for good.
PATIENCE_MS = 60_000
PAGES = ("", "konsultation", "introduktion", "kallor", "om")


def open_page(page, served, path=""):
    page.goto(f"{served[0]}/{path}")
    # The last thing that a page draws; its heading alone may still be the shell's.
    page.wait_for_selector(".st-key-footer a")


def ask(page, question):
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
