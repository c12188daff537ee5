"""One small snapshot of the guideline for all tests that need the real store."""

import os

import pytest

from assistant.answering import Assistant
from assistant.setup import open_assistant
from corpus.passage import PageSpan, Passage, PassageKind, Span
from corpus.settings import Settings
from ingest.ingesting import ingest

# A setting of the machine the tests run on must not reach them.
for name in [name for name in os.environ if name.startswith("VAGLEDAREN_")]:
    if name != "VAGLEDAREN_MATERIAL_DIR":
        del os.environ[name]


@pytest.fixture(scope="session")
def settings(tmp_path_factory) -> Settings:
    return Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def snapshot_name(settings) -> str:
    name, _ = ingest(["riktlinje-vald"], settings)
    return name


@pytest.fixture(scope="session")
def assistant(settings, snapshot_name) -> Assistant:
    return open_assistant(settings)


@pytest.fixture
def make_passage():
    def _make(text: str, *, page: int = 1, heading_path=("Avsnitt",), **values) -> Passage:
        return Passage(
            id=f"prov:{page}:{abs(hash(text)) % 10**6}",
            source_id="prov",
            heading_path=heading_path,
            text=text,
            kind=values.pop("kind", PassageKind.PARAGRAPH),
            pages=(PageSpan(page, 0, len(text)),),
            source_spans=(Span(0, len(text)),),
            **values,
        )

    return _make
