"""What only a real browser can tell; the task list of a new user."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fake_assistant import HOSTILE_PASSAGES
from test_hostile_text import ELEMENTS
from visiting import PAGES, ask, open_page

pytestmark = pytest.mark.browser

SCHOOL_QUESTION = "Hur löser vi skolgången för ett barn i skyddat boende?"
PERSONNUMMER = "19121212-1212"


def off_origin(page, served):
    home = urlsplit(served[0]).netloc
    kept = ("data", "blob")
    return [
        url
        for url in page.elsewhere
        if urlsplit(url).scheme not in kept and urlsplit(url).netloc != home
    ]


def test_ask_open_a_citation_and_see_the_marked_quote_with_its_page(page, served):
    open_page(page, served)
    page.locator(".notice.ai").wait_for()
    ask(page, SCHOOL_QUESTION)
    page.wait_for_selector(".statement")
    assert "08-508 32 440" in page.inner_text(".stMain")
    page.get_by_role("button", name="Källa 1: riktlinje, s. 50").click()
    page.wait_for_selector(".source mark")
    assert "s. 50" in page.inner_text(".source")
    assert "Skolgången kan lösas på tre sätt:" in page.inner_text(".source mark >> nth=0")


def test_page_is_swedish_and_a_new_answer_is_announced_and_in_view(page, served):
    open_page(page, served)
    page.wait_for_function("document.documentElement.lang === 'sv'")
    ask(page, SCHOOL_QUESTION)
    page.wait_for_function("document.querySelector('#live-region').textContent.includes('svar')")
    page.wait_for_function(
        "document.querySelector('.question').getBoundingClientRect().top >= 0"
        " && document.querySelector('.question').getBoundingClientRect().top < 400"
    )


def test_answer_is_copied_with_its_sources(page, served):
    open_page(page, served)
    ask(page, SCHOOL_QUESTION)
    page.get_by_role("button", name="Kopiera", exact=True).click()
    page.get_by_role("button", name="Kopierat").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert SCHOOL_QUESTION in copied
    assert "s. 50" in copied
    assert "AI-stöd: kontrollera källan." in copied


@pytest.mark.parametrize(
    ("label", "start"), [("Ladda ner Word", b"PK"), ("Ladda ner PDF", b"%PDF")]
)
def test_answer_is_downloaded(page, served, label, start):
    open_page(page, served)
    ask(page, SCHOOL_QUESTION)
    with page.expect_download() as download:
        page.get_by_role("button", name=label).click()
    assert Path(download.value.path()).read_bytes().startswith(start)


def test_blocked_question_leaves_no_trace_on_the_page_in_the_address_or_the_log(page, served):
    open_page(page, served)
    ask(page, f"Mannen med {PERSONNUMMER} slår. Skola?")
    page.get_by_role("button", name="Ställ frågan utan personuppgifter").click()
    page.wait_for_selector(".statement")
    assert PERSONNUMMER not in page.content()
    assert "personnummer" not in page.url
    assert "Mannen" not in served[1].read_text(encoding="utf-8")


def test_an_outage_shows_no_traceback_and_logs_no_question(page, served):
    open_page(page, served)
    ask(page, "trasig hemlighet")
    page.wait_for_selector(".outage")
    shown = page.inner_text("body")
    assert "Traceback" not in shown
    assert "store is gone" not in shown
    assert "hemlighet" not in served[1].read_text(encoding="utf-8")


def test_hostile_text_runs_nothing_and_asks_no_other_server(page, served):
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    open_page(page, served)
    ask(page, "elak")
    page.wait_for_selector(".statement")
    page.get_by_role("button", name="Källa 1").click()
    page.wait_for_selector(".source mark")
    page.wait_for_timeout(500)
    assert page.title() == "Fråga – Vägledaren"
    assert off_origin(page, served) == []
    assert page.locator(".stHtml img, .stHtml script, .stHtml iframe, .katex").count() == 0


def test_forty_hostile_strings_everywhere_at_once_are_only_text(page, served):
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    open_page(page, served)
    strings = [passage.text for passage in HOSTILE_PASSAGES]
    ask(page, "\n".join([*strings, "elakast"]))
    page.locator(".statement").nth(len(strings) - 1).wait_for()
    page.get_by_role("button", name="Källa 1: riktlinje, s. 61").click()
    page.get_by_role("button", name="Visa hela avsnittet").click()
    page.locator(".source .passage").nth(len(strings) - 1).wait_for()
    page.get_by_text("Visa allt som hittades").click()
    page.wait_for_timeout(500)
    names = "[...new Set([...document.querySelectorAll('.stHtml *')].map(e => e.localName))]"
    assert set(page.evaluate(names)) - {"style"} <= ELEMENTS
    assert page.locator(".stHtml style").count() <= 1, "only our own style sheet"
    assert page.locator(".stMain :is(img, iframe, svg image, object, form a, .katex)").count() == 0
    assert page.evaluate("window.hacked") is None
    assert page.title() == "Fråga – Vägledaren"
    assert off_origin(page, served) == []
    assert "Traceback" not in page.inner_text("body")


def test_search_as_you_type_is_worked_by_keyboard_alone(page, served):
    open_page(page, served, "konsultation")
    box = page.get_by_label("Sök i källorna").first
    box.press_sequentially("skolgång", delay=20)
    page.locator(".hit").nth(1).wait_for()
    box.press("ArrowDown")
    page.wait_for_function("document.activeElement === document.querySelector('.hit summary')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit[open]")
    page.keyboard.press("Control+c")
    page.wait_for_function("document.querySelector('#live-region').textContent === 'Kopierat'")
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert copied[0] == "Skolgången kan lösas på tre sätt:"
    assert copied[-1] == "s. 50"


def test_contact_directory_has_numbers_to_call(page, served):
    open_page(page, served, "konsultation")
    page.get_by_role("tab", name="Telefonlista").click()
    page.locator('a[href="tel:0850812360"]').wait_for()


def test_a_draft_is_handed_in_and_approved_and_identity_data_is_not_kept(page, served):
    open_page(page, served, "konsultation")
    page.get_by_role("tab", name="Granska utkast").click()
    page.get_by_label("Frågan", exact=True).fill(f"Vad gäller för {PERSONNUMMER}?")
    page.get_by_label("Utkast till svar", exact=True).fill("Handläggaren gör en anmälan.")
    page.get_by_role("button", name="Lämna för granskning").click()
    page.get_by_text("Inget är sparat.").wait_for()
    page.get_by_label("Frågan", exact=True).fill("Vem gör en orosanmälan?")
    page.get_by_role("button", name="Lämna för granskning").click()
    page.get_by_role("button", name="Godkänn", exact=True).click()
    page.get_by_text("Godkänt", exact=True).wait_for()
    kept = b"".join(file.read_bytes() for file in served[2].glob("*.sqlite3*"))
    assert PERSONNUMMER.encode() not in kept


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_another_server_or_overflows_a_narrow_screen(page, served, path):
    page.set_viewport_size({"width": 320, "height": 800})
    open_page(page, served, path)
    page.wait_for_timeout(800)
    assert off_origin(page, served) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.querySelector('.stMain').scrollWidth <= innerWidth")
