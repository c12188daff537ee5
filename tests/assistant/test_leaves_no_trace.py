"""Nothing of a question is written anywhere."""

import tempfile
from pathlib import Path

from assistant.followup import Turn

CANARIES = ("kvastskaftsgnu", "blåbärszeppelin", "20121018-9876x")
CARRIERS = (
    "Hur löser vi skolgången för {} på skyddat boende?",
    "får man bryta sekretessen om {}",
    "{} vill inte polisanmäla, vad gäller",
    "numret till {}",
    "19811218-9876 {}",
)


def _files(*directories: Path) -> dict[Path, bytes]:
    return {
        path: path.read_bytes()
        for directory in directories
        for path in directory.rglob("*")
        if path.is_file() and path.stat().st_size < 50_000_000
    }


def test_no_canary_in_any_file_after_many_questions(
    assistant, settings, tmp_path, monkeypatch, caplog
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    caplog.set_level("DEBUG")
    for number in range(100):
        canary = CANARIES[number % len(CANARIES)]
        question = CARRIERS[number % len(CARRIERS)].format(canary)
        reply = assistant.answer(question, history=(Turn("user", f"{canary} och barn"),))
        assistant.search(question)
        assert reply.snapshot
    written = b"\n".join(_files(settings.data_dir, tmp_path).values())
    for canary in CANARIES:
        assert canary.encode() not in written
        assert canary not in caplog.text
