from contextlib import contextmanager

import pytest

from assistant.progress import Stage
from ui import progress, texts


@pytest.fixture
def shown(monkeypatch):
    """The lines that stand at each moment, in order."""
    moments, standing = [], []

    @contextmanager
    def spinner(text):
        standing.append(text)
        moments.append(tuple(standing))
        yield
        standing.remove(text)

    monkeypatch.setattr(progress.st, "spinner", spinner)
    return moments


def test_one_stage_stands_at_a_time(shown):
    with progress.StageLine() as line:
        for stage in (Stage.WRITING, Stage.CHECKING):
            line.show(stage)
    assert shown == [(texts.STAGES[stage],) for stage in Stage]


def test_every_stage_has_its_words():
    assert set(texts.STAGES) == set(Stage)
