"""What kind of document came, and whether it is the document and not a page about it."""

import re
from collections.abc import Sequence

from corpus.passage import Passage
from corpus.source import Source, SourceKind
from ingest.fetch_http import Download, FetchError

PDF = b"%PDF-"
ZIP = b"PK\x03\x04"
HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml")
SUFFIXES = {
    "application/json": ".json",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
}


def suffix_of(download: Download) -> str:
    """The bytes decide before the name; raises `FetchError` for what nobody here can read."""
    start = download.content.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower()
    if start.startswith(PDF.lower()):
        return ".pdf"
    if start.startswith(ZIP.lower()):
        raise FetchError("the document is an archive")
    if start.startswith(HTML_STARTS):
        return ".html"
    if start.startswith((b"{", b"[")):
        return ".json"
    suffix = SUFFIXES.get(download.content_type)
    if suffix in {None, ".pdf"} or b"\x00" in download.content[:4096]:
        raise FetchError(f"the document is {download.content_type or 'of no named kind'}")
    return suffix or ".txt"


# Of a web page less is a notice of the document or a search for it: the shortest handbook the
# guideline names has ten times as much (arbitrary between the two).
MIN_PAGE_CHARS = 15_000
PUBLISHED_AS_PAGES = {SourceKind.REGULATION, SourceKind.GENERAL_ADVICE}


def check_is_the_document(source: Source, suffix: str, passages: Sequence[Passage]) -> None:
    """Raises `FetchError` for a page that tells of a document, or of another one."""
    if source.kind in PUBLISHED_AS_PAGES:
        _check_is_the_regulation(source, passages)
    elif suffix == ".html" and sum(len(passage.text) for passage in passages) < MIN_PAGE_CHARS:
        raise FetchError("it is a page about the document, not the document")


def _check_is_the_regulation(source: Source, passages: Sequence[Passage]) -> None:
    if source.kind is SourceKind.REGULATION and not any(one.provision for one in passages):
        raise FetchError("it has no paragraphs, so it is no regulation")
    number = re.search(r"\d{4}:\d+", source.edition)
    if number and not any(number[0] in " ".join((*p.heading_path[1:], p.text)) for p in passages):
        raise FetchError(f"it nowhere says that it is {number[0]}")
