"""The guideline, ingested once for all tests that read it."""

import pytest

from corpus.passage import Passage
from corpus.source import load_sources
from ingest.ingesting import Ingested, ingest_source

GUIDELINE = "riktlinje-vald"


@pytest.fixture(scope="session")
def ingested() -> Ingested:
    return ingest_source(load_sources()[GUIDELINE])


@pytest.fixture(scope="session")
def passages(ingested) -> tuple[Passage, ...]:
    return ingested.passages


@pytest.fixture(scope="session")
def find(passages):
    """The one passage that holds the words given."""

    def _find(words: str) -> Passage:
        found = [passage for passage in passages if words in passage.text]
        assert len(found) == 1, (words, [passage.id for passage in found])
        return found[0]

    return _find
