import threading
from contextlib import ExitStack
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ui import texts
from ui.waiting import CrowdedError, WaitingRoom, waiting_room

FAKE_APP = Path(__file__).parent / "fake_app.py"


def html_of(app):
    return "\n".join(block.value for block in app.html)


def test_nobody_is_told_to_wait_while_there_is_a_place():
    told = []
    room = WaitingRoom(places=2, max_wait_seconds=0.01)
    with room.place(lambda: told.append(1)), room.place(lambda: told.append(2)):
        assert told == []


def test_one_too_many_is_told_to_wait_and_then_gets_the_free_place():
    told = threading.Event()
    answered = threading.Event()
    room = WaitingRoom(places=1, max_wait_seconds=10)

    def late():
        with room.place(told.set):
            answered.set()

    with room.place(lambda: None):
        thread = threading.Thread(target=late)
        thread.start()
        assert told.wait(5)
        assert not answered.is_set()
    thread.join(5)
    assert answered.is_set()


def test_a_wait_ends_with_an_error_that_says_so():
    room = WaitingRoom(places=1, max_wait_seconds=0.01)
    with room.place(lambda: None), pytest.raises(CrowdedError), room.place(lambda: None):
        pass


def test_an_outage_gives_its_place_back():
    told = []
    room = WaitingRoom(places=1, max_wait_seconds=0.01)
    with pytest.raises(RuntimeError, match="gone"), room.place(lambda: None):
        raise RuntimeError("store is gone")
    with room.place(lambda: told.append(1)):
        assert told == []


def test_a_full_house_is_told_in_words_and_keeps_the_session(monkeypatch):
    room = WaitingRoom(places=1, max_wait_seconds=0.01)
    monkeypatch.setattr("ui.ask_page.waiting_room", lambda: room)
    app = AppTest.from_file(str(FAKE_APP), default_timeout=20).run()
    app.chat_input[0].set_value("Hur löser vi skolgången?").run()
    with room.place(lambda: None):
        app.chat_input[0].set_value("Skolan?").run()
    assert texts.ERROR_CROWDED in html_of(app)
    assert "Hur löser vi skolgången?" in html_of(app)
    app.chat_input[0].set_value("Skolan?").run()
    assert texts.ERROR_CROWDED not in html_of(app)
    assert "Svar ur källorna" in html_of(app)


@pytest.mark.parametrize(("model", "places"), [("", 2), ("openai:gpt", 8)])
def test_waiting_for_a_model_server_leaves_room_for_more(monkeypatch, model, places):
    monkeypatch.setenv("VAGLEDAREN_CHAT_MODEL", model)
    told = []
    waiting_room.cache_clear()
    room = waiting_room()
    waiting_room.cache_clear()
    with ExitStack() as stack:
        for _ in range(places):
            stack.enter_context(room.place(lambda: told.append("early")))
        assert told == []
        monkeypatch.setattr(room, "_max_wait_seconds", 0.01)
        with pytest.raises(CrowdedError), room.place(lambda: told.append("late")):
            pass
    assert told == ["late"]
