"""Fetching, against a server on the loopback."""

import importlib.util
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus.fetched import documents_dir, load_all_sources, read_fetched
from corpus.source import Source, SourceKind
from ingest.fetch_http import Downloader
from ingest.fetch_rules import (
    AddressError,
    Gate,
    UnreachableError,
    is_public,
    load_fetch_rules,
)
from ingest.fetching import Fetching, FetchOutcome, fetchable

spec = importlib.util.spec_from_file_location("loopback", Path(__file__).with_name("loopback.py"))
loopback = importlib.util.module_from_spec(spec)
spec.loader.exec_module(loopback)

RULES = load_fetch_rules()
TODAY = date(2026, 11, 23)
INSIDE = "10.0.0.7"


@pytest.fixture(scope="module")
def server():
    server = loopback.Loopback()
    yield server
    server.shutdown()


class Waits(list):
    """Stands for the clock and for sleep: every second slept has passed."""

    now = 0.0

    def sleep(self, seconds: float) -> None:
        self.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


def gate(**changes) -> Gate:
    limits = RULES.limits.model_copy(update={"bytes": loopback.LARGEST} | changes)
    service = RULES.statute.model_copy(update={"url": ""})
    hosts = ("documents.test", "inside.test", "nowhere.test")
    rules = RULES.model_copy(
        update={"hosts": hosts, "schemes": ("http",), "limits": limits, "statute": service}
    )
    return Gate(rules, resolve=resolve, may_connect=lambda address: address != INSIDE)


def resolve(host: str, port: int) -> list[str]:
    if host == "nowhere.test":
        raise UnreachableError("no address for nowhere.test")
    return [INSIDE] if host == "inside.test" else ["127.0.0.1"]


@pytest.fixture
def waits():
    return Waits()


@pytest.fixture
def fetching(tmp_path, waits):
    downloader = Downloader(gate(), sleep=waits.sleep, clock=waits.clock)
    return Fetching(downloader, tmp_path, today=TODAY)


def law(url: str | None, *, number: str = "2020:10") -> Source:
    title = f"Hjälplag ({number})"
    return Source("hjalplag", title, "", SourceKind.LAW, "", None, None, url, None, None)


@pytest.mark.parametrize(
    ("path", "suffix", "number"),
    [("/text", ".txt", "2020:10"), ("/record", ".json", "2020:11"), ("/gzip", ".txt", "2020:10"),
     ("/moved", ".txt", "2020:10")],
)  # fmt: skip
def test_a_statute_is_kept_with_its_checksum_and_day(server, fetching, path, suffix, number):
    (result,) = fetching.fetch([law(server.url(path), number=number)])
    assert (result.outcome, result.why) == (FetchOutcome.NEW, "")
    known = read_fetched(fetching.data_dir)["hjalplag"]
    assert known.file == f"hjalplag{suffix}"
    assert known.fetched_on == TODAY
    assert (documents_dir(fetching.data_dir) / known.file).exists()


def test_a_regulation_is_kept_as_the_page_it_came_as(server, fetching):
    source = replace(law(server.url("/html")), kind=SourceKind.REGULATION)
    (result,) = fetching.fetch([source])
    assert (result.outcome, result.why) == (FetchOutcome.NEW, "")
    assert read_fetched(fetching.data_dir)["hjalplag"].file == "hjalplag.html"


TROUBLE = {
    "/missing": "answers 404",
    "/gone": "answers 410",
    "/forbidden": "answers 403",
    "/error": "answers 500",
    "/loop": "redirects",
    "/off-the-list": "not on the list of hosts",
    "/to-private": "private address",
    "/to-file": "not over http",
    "/large": "more than",
    "/large-unsaid": "more than",
    "/bomb": "more than",
    "/bad-gzip": "broke",
    "/cut-short": "broke",
    "/closes": "broke",
    "/empty": "empty",
    "/blank": "empty",
    "/error-page": "not as .html",
    "/other-act": "it is 2020:99, not 2020:10",
    "/half-json": "not whole JSON",
    "/no-hits": "lacks what is needed",
    "/archive": "archive",
    "/binary": "octet-stream",
    "/latin": "not UTF-8",
    "/paragraphs-gone": "no paragraphs",
}


@pytest.mark.parametrize(("path", "why"), TROUBLE.items())
def test_trouble_leaves_nothing_and_is_told_with_the_address(server, fetching, path, why):
    (result,) = fetching.fetch([law(server.url(path))])
    assert result.outcome is FetchOutcome.NOT_HAD
    assert why in result.why
    assert server.url(path) in result.why
    assert read_fetched(fetching.data_dir) == {}
    assert not list(documents_dir(fetching.data_dir).glob("*"))


@pytest.mark.parametrize("path", ["/busy-once", "/too-many-once", "/broken-once"])
def test_what_passes_is_asked_for_again(server, fetching, path):
    server.asked[path] = 0
    (result,) = fetching.fetch([law(server.url(path))])
    assert result.outcome is FetchOutcome.NEW
    assert server.asked[path] == 2


def test_the_server_is_waited_for_as_long_as_it_says(server, fetching, waits):
    server.asked["/busy-once"] = 0
    fetching.fetch([law(server.url("/busy-once"))])
    assert 7 in waits


def test_one_host_is_not_asked_twice_in_a_second(server, fetching, waits):
    fetching.fetch([law(server.url("/text")), replace(law(server.url("/text")), id="other")])
    assert sum(waits) >= RULES.limits.seconds_between_requests


def test_a_server_that_drips_is_left(server, tmp_path, waits):
    slow = Downloader(gate(total_seconds=-1.0), sleep=waits.sleep, clock=waits.clock)
    (result,) = Fetching(slow, tmp_path, today=TODAY).fetch([law(server.url("/text"))])
    assert "took more than" in result.why


def test_what_was_fetched_today_is_not_asked_for_again(server, fetching):
    fetching.fetch([law(server.url("/text"))])
    before = server.asked["/text"]
    (result,) = fetching.fetch([law(server.url("/text"))])
    assert result.outcome is FetchOutcome.DONE_TODAY
    assert server.asked["/text"] == before


def test_an_unchanged_document_is_known_by_its_tag(server, fetching):
    fetching.fetch([law(server.url("/text"))])
    later = replace(fetching, today=TODAY + timedelta(days=1), _unreachable=set())
    (result,) = later.fetch([law(server.url("/text"))])
    assert result.outcome is FetchOutcome.SAME
    assert server.tags[-1] == '"one"'
    assert read_fetched(fetching.data_dir)["hjalplag"].fetched_on == later.today


def test_a_changed_statute_is_told_by_its_paragraphs(server, fetching):
    fetching.fetch([law(server.url("/text"))])
    later = replace(fetching, today=TODAY + timedelta(days=1), _unreachable=set())
    (result,) = later.fetch([law(server.url("/changed"))])
    assert result.outcome is FetchOutcome.CHANGED
    assert len(result.changes) == 1
    assert result.changes[0].startswith("~ 2 kap. Hjälpens innehåll")


def test_a_broken_new_edition_leaves_the_old_one(server, fetching):
    fetching.fetch([law(server.url("/text"))])
    kept = read_fetched(fetching.data_dir)
    later = replace(fetching, today=TODAY + timedelta(days=1), _unreachable=set())
    (result,) = later.fetch([law(server.url("/paragraphs-gone"))])
    assert result.outcome is FetchOutcome.NOT_HAD
    assert read_fetched(fetching.data_dir) == kept
    assert (documents_dir(fetching.data_dir) / "hjalplag.txt").exists()


def test_without_a_network_it_says_so_and_changes_nothing(fetching):
    results = fetching.fetch([law("http://nowhere.test/a"), law("http://nowhere.test/b")])
    assert {result.outcome for result in results} == {FetchOutcome.UNREACHABLE}
    assert not documents_dir(fetching.data_dir).exists()


def test_the_legal_database_is_asked_first_and_the_address_after(server, tmp_path, waits):
    asked = gate()
    service = RULES.statute.model_copy(update={"url": server.url("/search")})
    rules = asked.rules.model_copy(update={"statute": service})
    downloader = Downloader(replace(asked, rules=rules), sleep=waits.sleep, clock=waits.clock)
    fetching = Fetching(downloader, tmp_path, today=TODAY)
    source = law(server.url("/text"), number="2020:11")
    assert fetching.fetch([source])[0].outcome is FetchOutcome.NEW
    assert server.posted[-1]["json"]["query"]["bool"]["must"][0] == {
        "term": {"beteckning.keyword": "2020:11"}
    }
    # The service has another act than the one asked for: the source's own address is used.
    other = replace(law(server.url("/text")), id="other")
    assert fetching.fetch([other])[0].outcome is FetchOutcome.NEW
    assert read_fetched(tmp_path)["other"].file == "other.txt"


def test_a_source_without_an_address_is_told_as_one(fetching):
    (result,) = fetching.fetch([law(None)])
    assert result.outcome is FetchOutcome.NOT_HAD


@pytest.mark.parametrize(
    "url",
    ["http://data.riksdagen.se/x", "ftp://data.riksdagen.se/x", "https://riksdagen.se.evil.test/x",
     "https://127.0.0.1/x", "https://user:word@data.riksdagen.se/x", "https://[::1]/x", "x", ""],
)  # fmt: skip
def test_the_shipped_rules_let_only_listed_hosts_over_https_through(url):
    with pytest.raises(AddressError):
        Gate(RULES, resolve=lambda host, port: ["193.11.1.1"]).check(url)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fe80::1%eth0", "fd00::1",
     "::ffff:10.0.0.1", "0.0.0.0", "100.64.0.1", "224.0.0.1"],
)  # fmt: skip
def test_a_listed_name_that_stands_for_a_private_address_is_refused(address):
    assert not is_public(address)
    with pytest.raises(AddressError, match="private"):
        Gate(RULES, resolve=lambda host, port: [address]).check("https://data.riksdagen.se/x")


def test_a_public_address_passes():
    asked = Gate(RULES, resolve=lambda host, port: ["193.11.1.1"]).check("https://skr.se/x")
    assert asked.address == "193.11.1.1"


def test_every_fetchable_source_of_the_register_has_an_https_address_or_is_refused():
    sources = fetchable([], RULES.not_documents)
    assert {"sol-2025-400", "osl-2009-400"} <= {source.id for source in sources}
    assert all(source.kind is not SourceKind.WEBSITE for source in sources)


def test_a_fetched_document_makes_its_source_loaded(server, tmp_path, waits):
    downloader = Downloader(gate(), sleep=waits.sleep, clock=waits.clock)
    source = replace(law(server.url("/text")), id="lvm-1988-870")
    Fetching(downloader, tmp_path, today=TODAY).fetch([source])
    assert load_all_sources(tmp_path)["lvm-1988-870"].loaded
    assert not load_all_sources(tmp_path / "other")["lvm-1988-870"].loaded
