"""axe-core on every page, tab and state, in every way to look at them."""

import sys
from pathlib import Path

import axe_playwright_python
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from visiting import PAGES, PATIENCE_MS, ask, open_page

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
SCHOOL_QUESTION = "Hur löser vi skolgången för ett barn i skyddat boende?"
# An official test number of the tax agency: it belongs to nobody.
PERSONNUMMER = "19121212-1212"
# Two hundred percent on a screen of 1280 by 800 leaves the page half of that to lay itself out in.
WAYS_TO_LOOK = {
    "light": {"color_scheme": "light", "viewport": {"width": 1200, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1200, "height": 900}},
    "narrow": {"color_scheme": "light", "viewport": {"width": 320, "height": 900}},
    "narrow dark": {"color_scheme": "dark", "viewport": {"width": 320, "height": 900}},
    "zoomed": {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
    "forced colours": {"forced_colors": "active", "viewport": {"width": 1200, "height": 900}},
}
OUTCOMES = {
    "empty": "",
    "answer": SCHOOL_QUESTION,
    "not covered": "pris",
    "declined": "adressen",
    "nearby": "nära",
    "outage": "trasig",
    "blocked": PERSONNUMMER,
}


@pytest.fixture(params=WAYS_TO_LOOK)
def looked_at(chromium, request):
    context = chromium.new_context(**WAYS_TO_LOOK[request.param])
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield page
    context.close()


def violations(page):
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]


@pytest.mark.parametrize("question", OUTCOMES.values(), ids=OUTCOMES)
def test_axe_finds_nothing_in_any_outcome(looked_at, served, question):
    open_page(looked_at, served)
    if question:
        ask(looked_at, question)
        looked_at.wait_for_selector(".outcome, .outage")
    looked_at.wait_for_timeout(500)
    assert violations(looked_at) == []


def test_axe_finds_nothing_while_one_waits(looked_at, served):
    open_page(looked_at, served)
    ask(looked_at, "långsam")
    looked_at.get_by_text("Skriver ett svar").wait_for()
    assert violations(looked_at) == []
    looked_at.wait_for_selector(".outcome")


def test_axe_finds_nothing_with_a_source_the_findings_and_the_tools_open(looked_at, served):
    open_page(looked_at, served)
    ask(looked_at, SCHOOL_QUESTION)
    looked_at.get_by_role("button", name="Källa 1").click()
    looked_at.wait_for_selector(".source")
    looked_at.get_by_text("Visa allt som hittades").click()
    looked_at.wait_for_timeout(500)
    assert violations(looked_at) == []
    for name in ("Hjälpte svaret?", "Be en kollega granska", "Lagläge i dag"):
        looked_at.get_by_role("button", name=name).click()
        looked_at.wait_for_timeout(400)
        assert violations(looked_at) == [], name
        looked_at.keyboard.press("Escape")


@pytest.mark.parametrize("path", PAGES[1:])
def test_axe_finds_nothing_on_any_tab_of_the_other_pages(looked_at, served, path):
    open_page(looked_at, served, path)
    looked_at.wait_for_timeout(500)
    assert violations(looked_at) == []
    for tab in looked_at.get_by_role("tab").all():
        tab.click()
        looked_at.wait_for_timeout(300)
        assert violations(looked_at) == []


def test_axe_finds_nothing_before_the_app_has_drawn_itself(looked_at, served):
    looked_at.route("**/static/js/index.*", lambda route: route.abort())
    looked_at.goto(served[0], wait_until="domcontentloaded")
    looked_at.wait_for_selector("#shell h1")
    assert violations(looked_at) == []


def test_the_measure_itself_sees_a_picture_without_words(looked_at, served):
    open_page(looked_at, served)
    looked_at.evaluate("document.querySelector('.stMain').append(new Image())")
    assert [name for name, _ in violations(looked_at)] == ["image-alt"]
