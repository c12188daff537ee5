"""Handbooks and regulations through fetch: PDF and HTML over HTTP, and fifteen kinds of trouble."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.fetched import documents_dir, load_all_sources, read_fetched
from corpus.source import Source, SourceKind
from ingest.fetching import FetchOutcome
from ingest.readers import ingest_source
from tests.data.pdf.hostile_fonts import COMPOSITE, DESCENDANT
from tests.data.pdf.raw_pdf import TEXT, bomb, one_page, stream
from tests.data.pdf.small_pdfs import SMALL
from tests.ingest.loopback import ANSWERS, HTML, LARGEST, Loopback, plain
from tests.ingest.test_fetching import fetching, waits  # noqa: F401

PDF = "application/pdf"
REGULATION = (Path(__file__).parent.parent / "data" / "regulations" / "regulation.html").read_text()


def drawn(directory: Path, name: str) -> bytes:
    path = directory / f"{name}.pdf"
    SMALL[name](path)
    return path.read_bytes()


LONG = "".join(f"<p>Stycke {number} handlar om stöd.</p>" for number in range(900))


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    directory = tmp_path_factory.mktemp("pdf")
    headed = drawn(directory, "headed")
    note = "<!DOCTYPE html><html><body><h1>Handbok</h1><p>Ladda ner som PDF.</p></body></html>"
    served = {
        "/handbook": plain(headed, PDF, ETag='"a"'),
        "/unnamed": plain(headed, "application/octet-stream"),
        "/packed": plain(gzip.compress(headed), PDF, **{"Content-Encoding": "gzip"}),
        "/sent-on": (302, {"Location": "/handbook"}, b""),
        "/newer": plain(drawn(directory, "plain"), PDF),
        "/regulation": plain(HTML, "text/html; charset=utf-8"),
        "/long-page": plain(
            f"<!DOCTYPE html><h1>Handbok</h1>{LONG}".encode(),
            "text/html; charset=utf-8",
        ),
        # Trouble.
        "/cut": plain(headed[:-200], PDF),
        "/half": (200, {"Content-Type": PDF, "Content-Length": str(len(headed))}, headed[:2000]),
        "/moved-table": plain(headed.replace(b"startxref\n", b"startxref\n9"), PDF),
        "/scan": plain(drawn(directory, "scanned"), PDF),
        "/locked": plain(drawn(directory, "encrypted"), PDF),
        "/bare": plain(drawn(directory, "empty"), PDF),
        "/no-letters": plain(one_page(font=COMPOSITE % b"", more={6: DESCENDANT % b""}), PDF),
        "/swells": plain(one_page(stream(bomb(60), b"/Filter /FlateDecode")), PDF),
        "/too-large": plain(one_page(stream(TEXT + b" " * 2 * LARGEST)), PDF),
        "/called-pdf": plain(note.encode(), PDF),
        "/about": plain(note.encode(), "text/html"),
        "/sign-in": (302, {"Location": "https://login.test/"}, b""),
        "/word": plain(b"\xd0\xcf\x11\xe0" + bytes(600), "application/msword"),
        "/zip": plain(b"PK\x03\x04" + bytes(600), PDF),
        "/nothing": plain(b"", PDF),
        "/not-there": (404, {"Content-Type": PDF}, headed),
        "/page-not-found": plain(note.encode(), "text/html"),
        "/other-number": plain(REGULATION.replace("2020:3", "2020:4").encode(), "text/html"),
    }
    before = dict(ANSWERS)
    ANSWERS.update(served)
    server = Loopback()
    yield server
    server.shutdown()
    ANSWERS.clear()
    ANSWERS.update(before)


def handbook(url: str) -> Source:
    return Source("handbok-vald", "Våld", "", SourceKind.HANDBOOK, "", None, None, url, None, None)


def regulation(url: str) -> Source:
    edition = "EXFS 2020:3"
    return replace(handbook(url), id="sosfs-2011-5", kind=SourceKind.REGULATION, edition=edition)


@pytest.mark.parametrize("path", ["/handbook", "/unnamed", "/packed", "/sent-on"])
def test_a_handbook_is_kept_and_read_as_the_pdf_it_is(server, fetching, path):  # noqa: F811
    (result,) = fetching.fetch([handbook(server.url(path))])
    assert (result.outcome, result.why) == (FetchOutcome.NEW, "")
    assert read_fetched(fetching.data_dir)["handbok-vald"].file == "handbok-vald.pdf"
    source = load_all_sources(fetching.data_dir)["handbok-vald"]
    assert ingest_source(source).passages


def test_a_newer_edition_tells_which_sections_differ(server, fetching):  # noqa: F811
    from datetime import timedelta

    fetching.fetch([handbook(server.url("/handbook"))])
    later = replace(fetching, today=fetching.today + timedelta(days=1), _unreachable=set())
    (result,) = later.fetch([handbook(server.url("/newer"))])
    assert result.outcome is FetchOutcome.CHANGED
    assert any(change.startswith("+ Rubrik") for change in result.changes)


def test_a_regulation_comes_as_a_page_with_advice_apart(server, fetching):  # noqa: F811
    (result,) = fetching.fetch([regulation(server.url("/regulation"))])
    assert (result.outcome, result.why) == (FetchOutcome.NEW, "")
    source = load_all_sources(fetching.data_dir)["sosfs-2011-5"]
    assert source.file.endswith("sosfs-2011-5.html")


def test_a_handbook_may_be_one_long_page(server, fetching):  # noqa: F811
    (result,) = fetching.fetch([handbook(server.url("/long-page"))])
    assert (result.outcome, result.why) == (FetchOutcome.NEW, "")


TROUBLE = {
    "/cut": "cut off",
    "/half": "the transfer broke",
    "/moved-table": "damaged",
    "/scan": "it is a scan",
    "/locked": "encrypted",
    "/bare": "no text",
    "/no-letters": "which characters",
    "/swells": "damaged",
    "/too-large": "more than",
    "/called-pdf": "a page about the document",
    "/about": "a page about the document",
    "/sign-in": "not over http",
    "/word": "application/msword",
    "/zip": "archive",
    "/nothing": "empty",
    "/not-there": "answers 404",
}


@pytest.mark.parametrize(("path", "why"), TROUBLE.items())
def test_trouble_with_a_handbook_leaves_nothing_and_is_told(server, fetching, path, why):  # noqa: F811
    (result,) = fetching.fetch([handbook(server.url(path))])
    assert result.outcome is FetchOutcome.NOT_HAD
    assert why in result.why
    assert read_fetched(fetching.data_dir) == {}
    assert not list(documents_dir(fetching.data_dir).glob("*"))


@pytest.mark.parametrize(
    ("path", "why"), [("/page-not-found", "no paragraphs"), ("/other-number", "nowhere says")]
)
def test_a_page_that_is_not_the_regulation_is_left(server, fetching, path, why):  # noqa: F811
    (result,) = fetching.fetch([regulation(server.url(path))])
    assert result.outcome is FetchOutcome.NOT_HAD
    assert why in result.why
    assert not list(documents_dir(fetching.data_dir).glob("*"))


@pytest.mark.parametrize("path", ["/cut", "/scan", "/called-pdf"])
def test_a_broken_edition_leaves_the_one_before(server, fetching, path):  # noqa: F811
    from datetime import timedelta

    fetching.fetch([handbook(server.url("/handbook"))])
    kept = read_fetched(fetching.data_dir)
    later = replace(fetching, today=fetching.today + timedelta(days=1), _unreachable=set())
    assert later.fetch([handbook(server.url(path))])[0].outcome is FetchOutcome.NOT_HAD
    assert read_fetched(fetching.data_dir) == kept
    assert (documents_dir(fetching.data_dir) / "handbok-vald.pdf").exists()
