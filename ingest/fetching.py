"""Every listed source that has an official address, downloaded, checked and recorded."""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from corpus.fetched import Fetched, documents_dir, read_fetched, write_fetched
from corpus.passage import Passage, PassageKind
from corpus.source import Source, SourceError, load_sources
from ingest.fetch_checks import check_is_the_document, suffix_of
from ingest.fetch_http import Download, Downloader, FetchError
from ingest.fetch_rules import AddressError, UnreachableError
from ingest.readers import STATUTE_SUFFIXES, STATUTES, ingest_source


class FetchOutcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DONE_TODAY = "fetched earlier today"
    NOT_HAD = "could not be had"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class FetchResult:
    """`why` tells why a source could not be had; `changes` which paragraphs differ from before."""

    source: Source
    outcome: FetchOutcome
    why: str = ""
    changes: tuple[str, ...] = ()


@dataclass(slots=True)
class Fetching:
    """Records every source as soon as it is safely on disk, so that a stop loses at most one."""

    downloader: Downloader
    data_dir: Path
    today: date = field(default_factory=lambda: datetime.now(UTC).date())
    tell: Callable[[FetchResult, int, int], None] | None = None
    _unreachable: set[str] = field(default_factory=set)

    def fetch(self, sources: Sequence[Source]) -> tuple[FetchResult, ...]:
        results: list[FetchResult] = []
        for at, source in enumerate(sources, 1):
            results.append(self._fetch_one(source))
            if self.tell:
                self.tell(results[-1], at, len(sources))
        return tuple(results)

    def _fetch_one(self, source: Source) -> FetchResult:
        known = read_fetched(self.data_dir).get(source.id)
        if known and not (documents_dir(self.data_dir) / known.file).exists():
            known = None
        if known and known.fetched_on == self.today:
            return FetchResult(source, FetchOutcome.DONE_TODAY)
        whys: list[str] = []
        unreachable = False
        for url, body in self._addresses(source):
            try:
                tag = known.tag if known and known.url == url else ""
                return self._keep(source, known, self._download(url, tag, body), url)
            except UnreachableError as error:
                unreachable = True
                whys.append(str(error))
            except (AddressError, FetchError, OSError) as error:
                whys.append(f"{url}: {error}")
        outcome = FetchOutcome.NOT_HAD
        if unreachable and len(whys) == sum(1 for _ in self._addresses(source)):
            outcome = FetchOutcome.UNREACHABLE
        return FetchResult(source, outcome, "; ".join(whys))

    def _download(self, url: str, tag: str, body: dict[str, object] | None) -> Download:
        host = url.partition("//")[2].partition("/")[0]
        if host in self._unreachable:
            raise UnreachableError(f"no way to {host}")
        try:
            return self.downloader.get(url, tag=tag, json=body)
        except UnreachableError:
            self._unreachable.add(host)
            raise

    def _addresses(self, source: Source) -> Iterable[tuple[str, dict[str, object] | None]]:
        service = self.downloader.gate.rules.statute
        number = re.search(service.number, source.title)
        if source.kind in STATUTES and number and service.url:
            yield service.url, _statute_query(number[1])
        if source.url:
            yield source.url, None

    def _keep(
        self, source: Source, known: Fetched | None, download: Download, url: str
    ) -> FetchResult:
        digest = known.sha256 if known else ""
        if not download.is_unchanged:
            digest = hashlib.sha256(download.content).hexdigest()
        if known and known.sha256 == digest:
            self._record(replace(known, fetched_on=self.today, tag=download.tag, url=url))
            return FetchResult(source, FetchOutcome.SAME)
        directory = documents_dir(self.data_dir)
        directory.mkdir(parents=True, exist_ok=True)
        suffix = suffix_of(download)
        aside = directory / f"{source.id}.part{suffix}"
        aside.write_bytes(download.content)
        try:
            passages = _passages(source, aside)
            before = _passages(source, directory / known.file) if known else ()
        except ValueError as error:
            aside.unlink()
            raise FetchError(f"what came is not the document: {error}") from error
        aside.replace(directory / f"{source.id}{suffix}")
        self._record(
            Fetched(source.id, f"{source.id}{suffix}", digest, url, self.today, download.tag)
        )
        outcome = FetchOutcome.CHANGED if known else FetchOutcome.NEW
        return FetchResult(source, outcome, changes=tuple(diff_paragraphs(before, passages)))

    def _record(self, document: Fetched) -> None:
        others = read_fetched(self.data_dir) | {document.id: document}
        write_fetched(self.data_dir, others.values())


def _statute_query(number: str) -> dict[str, object]:
    terms = [{"term": {"beteckning.keyword": number}}, {"term": {"publicerad": True}}]
    query = {"query": {"bool": {"must": terms}}, "size": 1}
    return {"searchIndexes": ["Sfs"], "api": "search", "json": query}


def _passages(source: Source, path: Path) -> tuple[Passage, ...]:
    """What a reader makes of the file."""
    if source.kind in STATUTES and path.suffix not in STATUTE_SUFFIXES:
        raise FetchError(f"a statute comes as text, not as {path.suffix}")
    loaded = replace(source, file=str(path), sha256=None)
    passages = ingest_source(loaded).passages
    check_is_the_document(source, path.suffix, passages)
    number = re.search(r"\((\d{4}:\d+)\)", source.title)
    acts = {passage.provision.act for passage in passages if passage.provision}
    if source.kind in STATUTES and number and acts and number[1] not in acts:
        raise FetchError(f"it is {', '.join(sorted(acts))}, not {number[1]}")
    return passages


def diff_paragraphs(before: Sequence[Passage], after: Sequence[Passage]) -> Iterable[str]:
    """Paragraphs that came, went or read otherwise, by where they stand."""
    if not before:
        return
    old, new = _by_place(before), _by_place(after)
    for place in [*old, *(place for place in new if place not in old)]:
        if old.get(place) != new.get(place):
            sign = "-" if place not in new else "+" if place not in old else "~"
            yield f"{sign} {place}"


def _by_place(passages: Sequence[Passage]) -> dict[str, tuple[str, ...]]:
    places: dict[str, tuple[str, ...]] = {}
    for passage in passages:
        days = f" ({passage.valid_from}\u2013)" if passage.valid_from else ""
        # Above every paragraph of an act stands the act, with the amendment it now goes to.
        first = 1 if passage.kind is PassageKind.PROVISION else 0
        place = " / ".join(passage.heading_path[first:]) + days
        places[place] = (*places.get(place, ()), passage.text)
    return places


def fetchable(source_ids: Sequence[str], not_documents: Sequence[str]) -> list[Source]:
    """The named sources, or every one that is a document and not loaded from the repository."""
    sources = load_sources()
    for source_id in source_ids:
        if source_id not in sources:
            raise SourceError(f"there is no source {source_id!r} in the register")
    if source_ids:
        return [sources[source_id] for source_id in dict.fromkeys(source_ids)]
    return [
        source
        for source in sources.values()
        if source.url and not source.loaded and source.kind.value not in not_documents
    ]
