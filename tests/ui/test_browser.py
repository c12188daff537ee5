"""What only a real browser can tell; the task list of a new user."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fake_assistant import BATCH, HOSTILE_PASSAGES
from test_hostile_text import ELEMENTS
from visiting import PAGES, ask, open_page, wait_until

from ui import texts
from ui.ask_page import MAX_QUESTION_CHARS

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
    wait_until(page, "document.documentElement.lang === 'sv'")
    ask(page, SCHOOL_QUESTION)
    wait_until(page, "document.querySelector('#live-region').textContent.includes('svar')")
    wait_until(
        page,
        "document.querySelector('.question').getBoundingClientRect().top >= 0"
        " && document.querySelector('.question').getBoundingClientRect().top < 400",
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


def test_each_copy_button_has_its_own_name_before_any_script(page, served):
    open_page(page, served)
    page.evaluate(
        """() => {
            window.names = [];
            const note = () => document.querySelectorAll(".copy-button:not(.met)").forEach((it) => {
                it.classList.add("met");
                window.names.push(it.textContent);
            });
            new MutationObserver(note).observe(document.body, {childList: true, subtree: true});
        }"""
    )
    ask(page, SCHOOL_QUESTION)
    wait_until(page, "window.names.length === 2")
    assert page.evaluate("window.names") == ["Kopiera", "Kopiera som Markdown"]


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


def test_a_fault_in_the_code_is_an_apology_and_its_message_goes_nowhere(page, served):
    open_page(page, served)
    ask(page, "kodfel hemlig")
    page.wait_for_selector(".outage")
    shown = page.inner_text("body")
    assert texts.ERROR_PAGE in shown
    for trace in ("Traceback", "AssertionError", "quotes"):
        assert trace not in shown
    log = served[1].read_text(encoding="utf-8")
    assert "AssertionError" in log, "the kind of error is for those who mend it"
    assert "_faulty" in log, "and where it happened"
    assert "hemlig" not in log


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


@pytest.mark.parametrize("batch", range(len(HOSTILE_PASSAGES) // BATCH))
def test_a_thousand_hostile_strings_as_question_passage_and_answer_are_only_text(
    page, served, batch
):
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    refused = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    open_page(page, served)
    strings = [one.text for one in HOSTILE_PASSAGES[batch * BATCH : (batch + 1) * BATCH]]
    ask(page, "\n".join(strings)[: MAX_QUESTION_CHARS - 20] + f"\nelakast {batch}")
    page.locator(".statement").nth(BATCH - 1).wait_for(state="attached")
    page.get_by_role("button", name="Källa 1: riktlinje, s. 61").click()
    page.get_by_role("button", name="Visa hela avsnittet").click()
    page.locator(".source .passage").nth(BATCH - 1).wait_for(state="attached")
    page.get_by_text("Visa allt som hittades").click()
    page.wait_for_timeout(500)
    names = "[...new Set([...document.querySelectorAll('.stHtml *')].map(e => e.localName))]"
    assert set(page.evaluate(names)) - {"style"} <= ELEMENTS
    assert page.locator(".stHtml style").count() <= 1, "only our own style sheet"
    assert page.locator(".stMain :is(img, iframe, svg image, object, form a, .katex)").count() == 0
    assert page.evaluate("window.hacked") is None
    assert page.title() == "Fråga – Vägledaren"
    assert off_origin(page, served) == []
    assert [text for text in refused if "Security Policy" in text] == [], "nothing even tried"
    assert "Traceback" not in page.inner_text("body")


def test_the_page_itself_forbids_foreign_requests_and_scripts_that_are_not_ours(page, served):
    open_page(page, served)
    page.evaluate(
        """() => {
            const image = new Image();
            image.src = "https://evil.example/x.png";
            const script = document.createElement("script");
            script.textContent = "window.hacked = 1";
            document.body.append(image, script);
            document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.hacked=1'>");
        }"""
    )
    page.wait_for_timeout(500)
    assert page.evaluate("window.hacked") is None
    assert "https://evil.example/x.png" not in page.answered


def test_the_page_is_swedish_and_readable_before_any_script_has_come(page, served):
    page.route("**/static/js/*", lambda route: route.abort())
    page.goto(served[0], wait_until="domcontentloaded")
    assert page.evaluate("document.documentElement.lang") == "sv"
    assert "Du talar med ett AI-stöd" in page.inner_text("#shell")
    assert page.locator("#shell h1").bounding_box()["y"] < 150


def test_the_shell_gives_way_without_a_jump(page, served):
    page.route("**/_stcore/health", lambda route: None)
    page.goto(served[0], wait_until="domcontentloaded")
    page.wait_for_selector("#shell h1")
    wait_until(page, "document.fonts.status === 'loaded'")
    places = {name: page.locator(f"#shell {name}").bounding_box() for name in ("h1", ".notice.ai")}
    page.unroute("**/_stcore/health")
    open_page(page, served)
    assert page.locator("#shell").count() == 0
    for name, before in places.items():
        after = page.locator(f".stMain {name}").bounding_box()
        assert abs(after["y"] - before["y"]) <= 3, name
        assert after["x"] == before["x"], name


def test_the_question_box_is_in_sight_on_the_empty_page_and_under_a_long_answer(page, served):
    page.set_viewport_size({"width": 1280, "height": 700})
    open_page(page, served)
    box = page.get_by_test_id("stChatInputTextArea")
    assert box.bounding_box()["y"] < 700
    ask(page, SCHOOL_QUESTION)
    page.wait_for_selector(".statement")
    page.wait_for_timeout(500)
    assert box.bounding_box()["y"] < 700


def test_search_as_you_type_is_worked_by_keyboard_alone(page, served):
    open_page(page, served, "konsultation")
    box = page.get_by_label("Sök i källorna").first
    box.press_sequentially("skolgång", delay=20)
    page.locator(".hit").nth(1).wait_for()
    box.press("ArrowDown")
    wait_until(page, "document.activeElement === document.querySelector('.hit summary')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit[open]")
    page.keyboard.press("Control+c")
    wait_until(page, "document.querySelector('#live-region').textContent === 'Kopierat'")
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
    for place in range(max(1, page.get_by_role("tab").count())):
        if page.get_by_role("tab").count():
            page.get_by_role("tab").nth(place).click()
            page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
        assert page.evaluate("document.querySelector('.stMain').scrollWidth <= innerWidth"), place
