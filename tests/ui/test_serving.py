"""The app as it is served: Swedish and readable from its first byte, and asking nobody else."""

import base64
import hashlib
import re
import sys
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent))

from fake_assistant import FakeAssistant

from corpus.settings import SettingsError
from ui import page_shell, serving, texts
from ui.app_shell import _opened, warm_up
from ui.page_shell import page_of, shells
from ui.static_files import STATIC_DIR, StaticFiles, scripts_of, served_paths

ADDRESSES = ("/", "/fraga", "/konsultation", "/introduktion", "/kallor", "/om")
HTML = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture(scope="module")
def client():
    streamlit = PlainTextResponse("streamlit")
    return TestClient(
        serving.PageShells(StaticFiles(streamlit)),
        follow_redirects=False,
        headers={"accept-encoding": "gzip"},
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_arrives_in_swedish_with_its_heading_and_the_way_to_the_others(client, address):
    page = client.get(address).text
    assert page.count("<html") == page.count('<html lang="sv">') == 1
    assert "You need to enable JavaScript" not in page
    assert page.count("<h1>") == 1
    assert all(f'href="/{shell.address}"' in page for shell in shells())


def test_the_first_page_says_that_this_is_an_ai_before_any_script_has_run(client):
    page = client.get("/").text
    assert page.index(texts.AI_NOTICE) < page.index(texts.PAGE_COMING)
    assert "112" in page


def test_a_streamlit_with_another_page_is_refused_and_not_served_half_changed(
    monkeypatch, tmp_path
):
    known = (STATIC_DIR / "index.html").read_text(encoding="utf-8")
    (tmp_path / "index.html").write_text(known.replace('lang="en"', 'lang="xx"'))
    monkeypatch.setattr(page_shell, "STATIC_DIR", tmp_path)
    with pytest.raises(ValueError, match="html lang"):
        page_of(shells()[0])


def test_only_the_scripts_of_the_page_may_run_and_nobody_else_is_asked(client):
    response = client.get("/")
    policy = response.headers["content-security-policy"]
    for script in re.findall("<script>(.*?)</script>", response.text, re.S):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "unsafe-eval" not in policy
    assert "script-src 'self' blob:" in policy
    assert "http" not in policy
    assert response.headers["referrer-policy"] == "no-referrer"


def test_an_unknown_address_leads_a_reader_to_the_start_and_a_script_to_streamlit(client):
    response = client.get("/finns/inte", headers=HTML)
    assert (response.status_code, response.headers["location"]) == (307, "/")
    assert client.get("/om/_stcore/health").text == "streamlit"
    assert client.get("/media/x.png", headers=HTML).text == "streamlit"
    assert client.post("/", content="x").text == "streamlit"


def test_scripts_come_compressed_whole_and_may_be_kept(client):
    path, file = next((p, f) for p, f in served_paths().items() if "/index." in p)
    response = client.get(path)
    assert response.content == file.read_bytes()
    assert response.headers["content-encoding"] == "gzip"
    assert int(response.headers["content-length"]) < file.stat().st_size / 2
    assert "immutable" in response.headers["cache-control"]


def test_who_does_not_take_gzip_gets_the_plain_file(client):
    path, file = next((p, f) for p, f in served_paths().items() if p.endswith(".css"))
    response = client.get(path, headers={"accept-encoding": "identity"})
    assert response.content == file.read_bytes()
    assert "content-encoding" not in response.headers


def test_head_gives_the_length_and_no_body(client):
    path = next(p for p in served_paths() if p.endswith(".woff2"))
    response = client.head(path)
    assert response.content == b""
    assert int(response.headers["content-length"]) > 0


@pytest.mark.parametrize(
    "path", ["/static/../index.html", "/static/%2e%2e/index.html", "/static//etc/passwd"]
)
def test_no_other_file_of_the_machine_is_served(client, path):
    assert client.get(path).text == "streamlit"


def test_the_scripts_to_fetch_ahead_are_there_and_bring_what_they_import():
    scripts = scripts_of(["ChatInput"])
    assert scripts[0].startswith("ChatInput.")
    assert len(scripts) > 1
    assert all((STATIC_DIR / "static" / "js" / name).is_file() for name in scripts)
    assert len(scripts) == len(set(scripts))


def test_every_part_drawn_first_is_fetched_ahead():
    for name in page_shell._FIRST_COMPONENTS:
        assert scripts_of([name]), name


@pytest.fixture
def nothing_opened():
    """The store is kept for the whole process: other tests may have left one of theirs."""
    _opened.clear()
    yield
    _opened.clear()


def test_a_wrong_setting_stops_the_start_and_a_missing_store_does_not(caplog, nothing_opened):
    def wrong_setting():
        raise SettingsError("setting X: wrong")

    def no_store():
        raise RuntimeError("no snapshot for «hemligt»")

    with pytest.raises(SettingsError):
        warm_up(wrong_setting)
    warm_up(no_store)
    assert "RuntimeError" in caplog.text
    assert "hemligt" not in caplog.text


def test_warming_up_opens_once_and_answers_once(nothing_opened):
    opened = []

    class Counted(FakeAssistant):
        def __init__(self):
            super().__init__()
            opened.append(self)

    warm_up(Counted)
    warm_up(Counted)
    assert len(opened) == 1
    assert len(opened[0].asked) == 2
