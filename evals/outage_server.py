"""A loopback server that speaks the OpenAI chat protocol and fails in one chosen way."""

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Send = Callable[["_Handler"], None]
HONEST_DRAFT = json.dumps({"cannot_answer": True, "statements": []})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        self.body = json.loads(self.rfile.read(length) or b"{}")
        with contextlib.suppress(OSError):
            self.server.fail(self)  # type: ignore[attr-defined]

    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def head(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def chunk(self, text: str, *, reason: str | None = None, tokens: int | None = None) -> None:
        choice = {"index": 0, "delta": {"role": "assistant", "content": text}}
        event: dict[str, object] = {
            "id": "1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "m",
            "choices": [choice | {"finish_reason": reason}],
        }
        self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        if tokens is not None:
            usage = {"prompt_tokens": tokens, "completion_tokens": 1, "total_tokens": tokens + 1}
            event |= {"choices": [], "usage": usage}
            self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.flush()

    def done(self) -> None:
        self.wfile.write(b"data: [DONE]\n\n")


def answers(text: str, *, tokens: int | None = 100_000, reason: str = "stop") -> Send:
    def send(handler: _Handler) -> None:
        handler.head()
        handler.chunk(text)
        handler.chunk("", reason=reason, tokens=tokens)
        handler.done()

    return send


def silent(handler: _Handler) -> None:
    """No first byte."""
    time.sleep(5)
    handler.close_connection = True


def stalls(handler: _Handler) -> None:
    """A first byte, and then none."""
    handler.head()
    handler.chunk('{"cannot')
    time.sleep(5)


def drips(handler: _Handler) -> None:
    """Always a little more, never the end."""
    handler.head()
    for _ in range(200):
        handler.chunk(" ")
        time.sleep(0.05)


def status(code: int, **headers: str) -> Send:
    def send(handler: _Handler) -> None:
        handler.head(code, "application/json", **headers)
        handler.wfile.write(b'{"error": {"message": "no", "type": "x", "code": "y"}}')

    return send


def hangs_up(handler: _Handler) -> None:
    """The connection closes before an answer."""
    handler.close_connection = True


def garbled(handler: _Handler) -> None:
    """Not JSON where JSON should be."""
    handler.head()
    handler.wfile.write(b"data: {not json\n\n")


def truncated_event(handler: _Handler) -> None:
    handler.head()
    handler.wfile.write(b'data: {"id": "1", "choices": [{"delta": {"con')


def endless(handler: _Handler) -> None:
    """Ten megabytes."""
    handler.head()
    for _ in range(100):
        handler.chunk("x" * 100_000)
    handler.done()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, fail: Send) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.fail = fail

    def fail_with(self, fail: Send) -> None:
        self.fail = fail


@contextlib.contextmanager
def serving(fail: Send) -> Iterator[str]:
    """The base URL of a server that answers every request with `fail`."""
    with changing() as (url, fail_with):
        fail_with(fail)
        yield url


@contextlib.contextmanager
def changing() -> Iterator[tuple[str, Callable[[Send], None]]]:
    """The base URL of a server, and how to tell it to fail in another way from now on."""
    server = _Server(hangs_up)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", server.fail_with
    finally:
        server.shutdown()
        server.server_close()
