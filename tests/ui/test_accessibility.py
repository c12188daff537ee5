"""axe-core on every page, tab and state, in every way to look at them."""

import sys
from contextlib import contextmanager
from pathlib import Path

import axe_playwright_python
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from visiting import PAGES, PATIENCE_MS, ask, held_up, open_page

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# Only what is wrong is described in full; everything is still looked at.
RUN_AXE = "axe.run({resultTypes: ['violations']})"
SCHOOL_QUESTION = "Hur löser vi skolgången för ett barn i skyddat boende?"
# An official test number of the tax agency: it belongs to nobody.
PERSONNUMMER = "19121212-1212"
# The app takes on a colour scheme when it is opened, the rest while it stands open: one visit to
# a state is looked at in all these ways. Forced colours, width, height; two hundred percent on a
# screen of 1280 by 800 leaves the page half of that to lay itself out in.
LOOKS = {
    "light": {
        "wide": ("none", 1200, 900),
        "narrow": ("none", 320, 900),
        "zoomed": ("none", 640, 400),
        "forced colours": ("active", 1200, 900),
    },
    "dark": {"wide": ("none", 1200, 900), "narrow": ("none", 320, 900)},
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


@pytest.fixture(params=LOOKS, scope="module")
def scheme(request):
    return request.param


@contextmanager
def opened(chromium, scheme):
    context = chromium.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield page
    context.close()


@pytest.fixture
def fresh(chromium, scheme):
    with opened(chromium, scheme) as page:
        yield page


@pytest.fixture(scope="module")
def asked(chromium, served, scheme):
    """One page for all outcomes: opening it takes longer than looking at it."""
    with opened(chromium, scheme) as page:
        open_page(page, served)
        yield page


def look(page, scheme, name):
    forced, width, height = LOOKS[scheme][name]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, forced_colors=forced, reduced_motion="reduce")
    # The app follows the width a moment later.
    page.wait_for_timeout(150)


def wait_until_drawn(page):
    """What an earlier run drew stays, faded, until the script has ended."""
    page.wait_for_selector('.stApp[data-test-script-state="notRunning"]')
    # Not by `wait_for_function`: what it evaluates while waiting, the page forbids.
    page.wait_for_selector('[data-stale="true"]', state="detached")


def violations(page):
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(RUN_AXE)["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]


def violations_in_every_look(page, scheme):
    found = {}
    for name in LOOKS[scheme]:
        look(page, scheme, name)
        if seen := violations(page):
            found[name] = seen
    look(page, scheme, "wide")
    return found


@pytest.mark.parametrize("question", OUTCOMES.values(), ids=OUTCOMES)
def test_axe_finds_nothing_in_any_outcome(asked, scheme, question):
    asked.get_by_role("button", name="Ny fråga").click()
    asked.get_by_text("Exempel på frågor").wait_for()
    if question:
        ask(asked, question)
        asked.wait_for_selector(".outcome, .outage")
    wait_until_drawn(asked)
    assert violations_in_every_look(asked, scheme) == {}


def test_axe_finds_nothing_on_a_page_that_is_opened_in_that_look(fresh, served, scheme):
    for name in LOOKS[scheme]:
        look(fresh, scheme, name)
        open_page(fresh, served)
        assert violations(fresh) == [], name


def test_axe_finds_nothing_while_one_waits(fresh, served, scheme):
    open_page(fresh, served)
    with held_up(served):
        ask(fresh, "långsam")
        fresh.get_by_text("Skriver ett svar").wait_for()
        assert violations_in_every_look(fresh, scheme) == {}
    fresh.wait_for_selector(".outcome")


def test_axe_finds_nothing_with_a_source_the_findings_and_the_tools_open(fresh, served, scheme):
    open_page(fresh, served)
    ask(fresh, SCHOOL_QUESTION)
    fresh.get_by_role("button", name="Källa 1").click()
    fresh.wait_for_selector(".source")
    fresh.get_by_text("Visa allt som hittades").click()
    fresh.wait_for_timeout(300)
    assert violations_in_every_look(fresh, scheme) == {}
    for name in LOOKS[scheme]:
        look(fresh, scheme, name)
        for tool in ("Hjälpte svaret?", "Be en kollega granska", "Lagläge i dag"):
            fresh.get_by_role("button", name=tool).click()
            fresh.get_by_test_id("stPopoverBody").wait_for()
            assert violations(fresh) == [], (name, tool)
            fresh.keyboard.press("Escape")
            fresh.get_by_test_id("stPopoverBody").wait_for(state="hidden")


@pytest.mark.parametrize("path", PAGES[1:])
def test_axe_finds_nothing_on_any_tab_of_the_other_pages(fresh, served, scheme, path):
    open_page(fresh, served, path)
    fresh.wait_for_timeout(300)
    for place in range(max(1, fresh.get_by_role("tab").count())):
        if fresh.get_by_role("tab").count():
            fresh.get_by_role("tab").nth(place).click()
        assert violations_in_every_look(fresh, scheme) == {}, place


def test_axe_finds_nothing_before_the_app_has_drawn_itself(fresh, served, scheme):
    fresh.route("**/static/js/index.*", lambda route: route.abort())
    fresh.goto(served[0], wait_until="domcontentloaded")
    fresh.wait_for_selector("#shell h1")
    assert violations_in_every_look(fresh, scheme) == {}


def test_the_measure_itself_sees_a_picture_without_words_in_every_look(fresh, served, scheme):
    open_page(fresh, served)
    fresh.evaluate("document.querySelector('.stMain').append(new Image())")
    found = violations_in_every_look(fresh, scheme)
    assert {name: [kind for kind, _ in seen] for name, seen in found.items()} == {
        name: ["image-alt"] for name in LOOKS[scheme]
    }


def test_the_page_is_seen_in_the_colours_that_are_measured(asked, scheme):
    background = asked.evaluate(
        "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    )
    assert background == {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 24, 30)"}[scheme]
