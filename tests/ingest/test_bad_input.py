"""Bad input gets one clear message and exit 1, and the snapshot in use stays."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from corpus.snapshot import current_directory
from corpus.source import SourceError, load_sources
from ingest.reading import ReadingError, read_text

GUIDELINE = load_sources()["riktlinje-vald"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(None, "cannot read", id="missing"),
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"  \n \n", "is empty", id="blank"),
        pytest.param(b"\xff\xfe\x00a", "not UTF-8", id="not text"),
    ],
)
def test_document_that_cannot_be_used_is_named_with_the_reason(tmp_path, content, message):
    if content is not None:
        (tmp_path / "dokument.txt").write_bytes(content)
    source = replace(GUIDELINE, file="dokument.txt", sha256=None)
    with pytest.raises(ReadingError, match=message) as error:
        read_text(source, tmp_path)
    assert "dokument.txt" in str(error.value)


def test_changed_document_is_refused_with_both_checksums(tmp_path):
    (tmp_path / "dokument.txt").write_text("Ett stycke.")
    source = replace(GUIDELINE, file="dokument.txt")
    with pytest.raises(ReadingError, match="has changed") as error:
        read_text(source, tmp_path)
    assert GUIDELINE.sha256 in str(error.value)


def test_malformed_register_is_refused_with_its_path(tmp_path):
    register = tmp_path / "sources.toml"
    register.write_text('[[source]]\nid = "a"\nkind = "dikt"\n')
    with pytest.raises(SourceError, match=r"sources\.toml"):
        load_sources(register)


@pytest.mark.parametrize(
    ("arguments", "setting", "message"),
    [
        (["finns-inte"], {}, "finns-inte"),
        ([], {"VAGLEDAREN_CHAT_TIMEOUT_SECONDS": "snart"}, "VAGLEDAREN_CHAT_TIMEOUT_SECONDS"),
        ([], {"VAGLEDAREN_OKÄND": "x"}, "VAGLEDAREN_OKÄND"),
        ([], {"VAGLEDAREN_EMBEDDING_MODEL": "/finns/inte"}, "/finns/inte"),
    ],
)
def test_failing_ingest_changes_nothing(settings, snapshot_name, arguments, setting, message):
    environment = {**os.environ, "VAGLEDAREN_DATA_DIR": str(settings.data_dir), **setting}
    environment["HF_HUB_OFFLINE"] = "1"
    done = subprocess.run(
        [sys.executable, "-m", "ingest", *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert current_directory(settings.data_dir).name == snapshot_name
