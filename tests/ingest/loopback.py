"""A server on the loopback that serves documents, and trouble of many kinds."""

import gzip
import json
import socket
import threading
from collections import Counter
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

STATUTES = Path(__file__).parent.parent / "data" / "statutes"
TEXT = (STATUTES / "wrapped.txt").read_bytes()
RECORD = (STATUTES / "record.json").read_bytes()
HTML = (STATUTES.parent / "regulations" / "regulation.html").read_bytes()
LARGEST = 200_000


def plain(body, kind="text/plain; charset=utf-8", **headers):
    return (200, {"Content-Type": kind, **headers}, body)


ANSWERS = {
    "/text": plain(TEXT, ETag='"one"'),
    "/changed": plain(TEXT.replace(b"fjorton dagar", b"sju dagar")),
    "/record": plain(RECORD, "application/json"),
    "/html": plain(HTML, "text/html; charset=utf-8"),
    "/gzip": plain(gzip.compress(TEXT), **{"Content-Encoding": "gzip"}),
    "/moved": (302, {"Location": "/text"}, b""),
    "/missing": (404, {}, b"no"),
    "/gone": (410, {}, b"no"),
    "/forbidden": (403, {}, b"no"),
    "/error": (500, {}, b"no"),
    "/loop": (301, {"Location": "/loop"}, b""),
    "/off-the-list": (302, {"Location": "http://elsewhere.test/text"}, b""),
    "/to-private": (302, {"Location": "http://inside.test/text"}, b""),
    "/to-file": (302, {"Location": "file:///etc/hostname"}, b""),
    "/large": (200, {"Content-Length": str(10 * LARGEST)}, b"x"),
    "/large-unsaid": (200, {"Content-Type": "text/plain"}, b"x" * (2 * LARGEST)),
    "/bomb": plain(gzip.compress(b"0" * 100 * LARGEST), **{"Content-Encoding": "gzip"}),
    "/bad-gzip": plain(b"not packed", **{"Content-Encoding": "gzip"}),
    "/cut-short": (200, {"Content-Length": str(len(TEXT) + 500)}, TEXT),
    "/closes": None,
    "/empty": plain(b""),
    "/blank": plain(b" \n\n "),
    "/error-page": plain(b"<!DOCTYPE html><html><body>Sidan finns inte</body></html>"),
    "/other-act": plain(TEXT.replace(b"2020:10", b"2020:99")),
    "/half-json": plain(RECORD[: len(RECORD) // 2], "application/json"),
    "/no-hits": plain(json.dumps({"hits": {"hits": []}}).encode(), "application/json"),
    "/archive": plain(b"PK\x03\x04" + b"0" * 50, "application/zip"),
    "/binary": plain(bytes(range(256)), "application/octet-stream"),
    "/latin": plain(TEXT.decode().encode("latin-1")),
    "/paragraphs-gone": plain(TEXT.replace("§".encode(), b"stycke")),
}
# The first time; then the document comes.
FIRST = {
    "/busy-once": (503, {"Retry-After": "7"}, b""),
    "/too-many-once": (429, {}, b""),
    "/broken-once": None,
}


def answer(path: str, asked: int):
    """Status, headers and body of the `asked`th request of a path; `None` closes the line."""
    if path in FIRST:
        return FIRST[path] if asked == 1 else plain(TEXT)
    return ANSWERS.get(path, (404, {}, b""))


class Handler(BaseHTTPRequestHandler):
    server: "Loopback"

    def do_GET(self):
        self.server.asked[self.path] += 1
        self.server.tags.append(self.headers.get("If-None-Match", ""))
        if self.headers.get("If-None-Match") == '"one"' and self.path == "/text":
            self.reply(304, {}, b"")
            return
        given = answer(self.path, self.server.asked[self.path])
        if given is None:
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
            return
        self.reply(*given)

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        self.server.posted.append(json.loads(self.rfile.read(length)))
        record = json.loads(RECORD)
        body = json.dumps({"hits": {"hits": [{"_source": record}]}}).encode()
        self.reply(*plain(body, "application/json"))

    def reply(self, status, headers, body):
        self.send_response(status)
        headers.setdefault("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *_):
        pass


class Loopback(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.tags: list[str] = []
        self.posted: list[dict] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self, path: str) -> str:
        return f"http://documents.test:{self.server_address[1]}{path}"
