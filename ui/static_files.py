"""Streamlit's own scripts and fonts, out of memory and compressed once.

Streamlit reads them from disk for every visitor and sends them uncompressed: three megabytes
before the first word stands on the page.
"""

import gzip
import mimetypes
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit
from starlette.types import ASGIApp, Receive, Scope, Send

STATIC_DIR = Path(streamlit.__file__).parent / "static"
_ROUTE = "/static/"
# Their names hold a hash of what is in them, so a copy never grows old.
_CACHE_CONTROL = b"public, immutable, max-age=31536000"
# Woff2 and png are compressed as they are.
_COMPRESSED = frozenset({".js", ".css", ".json", ".svg"})
_IMPORT = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


@dataclass(frozen=True, slots=True)
class StaticFile:
    content_type: bytes
    plain: bytes
    zipped: bytes | None


class StaticFiles:
    """Answers for the files below `/static/` and leaves everything else to the app."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = served_paths().get(scope.get("path", "")) if scope["type"] == "http" else None
        if path is None or scope["method"] not in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        file = read_file(path)
        zipped = file.zipped is not None and _takes_gzip(scope)
        body = file.zipped if zipped and file.zipped is not None else file.plain
        headers = [
            (b"content-type", file.content_type),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", _CACHE_CONTROL),
            (b"vary", b"accept-encoding"),
            *([(b"content-encoding", b"gzip")] if zipped else []),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if _is_head(scope) else body})


def _takes_gzip(scope: Scope) -> bool:
    return any(name == b"accept-encoding" and b"gzip" in value for name, value in scope["headers"])


def _is_head(scope: Scope) -> bool:
    return bool(scope["method"] == "HEAD")


@cache
def served_paths() -> dict[str, Path]:
    """Every address there is; one that is not here cannot be asked for, whatever it spells."""
    files = (file for file in (STATIC_DIR / "static").rglob("*") if file.is_file())
    return {_ROUTE + file.relative_to(STATIC_DIR / "static").as_posix(): file for file in files}


@cache
def read_file(path: Path) -> StaticFile:
    plain = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    zipped = gzip.compress(plain, compresslevel=6, mtime=0) if _is_text(path) else None
    return StaticFile(kind.encode(), plain, zipped)


def _is_text(path: Path) -> bool:
    return path.suffix in _COMPRESSED


def scripts_of(components: Iterable[str]) -> tuple[str, ...]:
    """Name the scripts of Streamlit's components and all that they import, the importer first."""
    scripts = STATIC_DIR / "static" / "js"
    wanted = [found.name for name in components for found in sorted(scripts.glob(f"{name}.*.js"))]
    return tuple(dict.fromkeys(_with_imports(scripts, wanted)))


def _with_imports(scripts: Path, wanted: list[str]) -> Iterator[str]:
    met: set[str] = set()
    waiting = list(wanted)
    while waiting:
        name = waiting.pop(0)
        if name in met:
            continue
        met.add(name)
        yield name
        waiting += _IMPORT.findall((scripts / name).read_text(encoding="utf-8"))
