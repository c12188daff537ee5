"""The app as a server of our own: warm before it answers, Swedish from its first byte."""

from functools import cache
from pathlib import Path

from starlette.middleware import Middleware
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.starlette import App

from ui.faults import keep_messages_out_of_the_log, show_fault
from ui.page_shell import Shell, content_security_policy, page_of, shells
from ui.static_files import StaticFiles, read_file, served_paths

_NOT_PAGES = ("/_stcore/", "/static/", "/media/", "/component/")
# What a page of ours never needs from the browser, and what it must not tell others.
_GUARDS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class PageShells:
    """Answers with our own page where Streamlit would send its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self._app(scope, receive, _guarded(send))
            return
        path = scope["path"]
        if page := _pages().get(path):
            await page(scope, receive, send)
        elif _is_opened_by_a_reader(scope):
            # Streamlit would show its own page, in English, and say there that there is no such.
            await RedirectResponse("/")(scope, receive, send)
        else:
            await self._app(scope, receive, _guarded(send))


def _is_opened_by_a_reader(scope: Scope) -> bool:
    """Whether a browser asks for a page, and not Streamlit's script for a file or an answer."""
    if scope["path"].startswith(_NOT_PAGES):
        return False
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def _guarded(send: Send) -> Send:
    """Files that a reader downloads are only ever what they say they are."""

    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [
                *message["headers"],
                *((name.encode(), value.encode()) for name, value in _GUARDS.items()),
            ]
        await send(message)

    return send_guarded


@cache
def _pages() -> dict[str, Response]:
    first, *_ = every = shells()
    return {"/": _response(first)} | {f"/{each.address}": _response(each) for each in every}


def _response(shown: Shell) -> Response:
    page = page_of(shown)
    policy = {"content-security-policy": content_security_policy(page)}
    headers = {"cache-control": "no-cache"} | _GUARDS | policy
    return Response(page, media_type="text/html", headers=headers)


def build_app(script: Path) -> App:
    return App(
        script,
        middleware=[Middleware(PageShells), Middleware(StaticFiles)],
        on_script_error=show_fault,
    )


def serve(script: Path, *, port: int) -> None:
    """Serve until stopped. What every visitor is sent is read and compressed beforehand."""
    keep_messages_out_of_the_log()
    pages = [bytes(page.body).decode() for page in _pages().values()]
    for address, file in served_paths().items():
        if any(f".{address}" in page for page in pages):
            read_file(file)
    build_app(script).run(config={"server.port": port})
