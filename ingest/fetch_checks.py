"""What kind of document came, by its first bytes and what the server calls it."""

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
