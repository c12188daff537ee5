"""One document over HTTP: limits on size, time and redirects, retried when it may help."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

import httpx

from ingest.fetch_rules import AddressError, Asked, Gate, UnreachableError

RETRIED = {408, 425, 429, 500, 502, 503, 504}
NOT_MODIFIED = 304
FIRST_WAIT_SECONDS = 1.0


class FetchError(ValueError):
    """A document cannot be had from its address; the message says why."""


class _RetryError(Exception):
    """Worth another attempt, after `wait` seconds when the server said so."""

    def __init__(self, reason: str, *, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Download:
    """`content` is empty when the server says the document is the one tagged `tag`."""

    content: bytes
    content_type: str
    tag: str
    url: str

    @property
    def is_unchanged(self) -> bool:
        return not self.content


@dataclass(slots=True)
class Downloader:
    """Asks one address at a time, never faster than the rules say."""

    gate: Gate
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _last: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, *, tag: str = "", json: Mapping[str, object] | None = None) -> Download:
        """Raises `AddressError`, `UnreachableError` or `FetchError`."""
        limits = self.gate.rules.limits
        deadline = self.clock() + limits.total_seconds
        reason = ""
        for attempt in range(limits.attempts):
            try:
                return self._follow(url, tag, json, deadline)
            except _RetryError as error:
                reason = str(error)
                wait = error.wait if error.wait is not None else FIRST_WAIT_SECONDS * 2**attempt
                if attempt + 1 < limits.attempts:
                    self.sleep(min(wait, limits.longest_wait_seconds))
        raise FetchError(f"{reason} ({limits.attempts} attempts)")

    def _follow(
        self, url: str, tag: str, json: Mapping[str, object] | None, deadline: float
    ) -> Download:
        for _ in range(self.gate.rules.limits.redirects + 1):
            asked = self.gate.check(url)
            self._wait_for(asked.url.host)
            answer = self._ask(asked, tag, json, deadline)
            if isinstance(answer, Download):
                return answer
            # A redirect is a new address, under the same rules.
            url = urljoin(url, answer)
        raise FetchError(f"more than {self.gate.rules.limits.redirects} redirects")

    def _wait_for(self, host: str) -> None:
        pause = self.gate.rules.limits.seconds_between_requests
        if host in self._last and (left := self._last[host] + pause - self.clock()) > 0:
            self.sleep(left)
        self._last[host] = self.clock()

    def _ask(
        self, asked: Asked, tag: str, json: Mapping[str, object] | None, deadline: float
    ) -> Download | str:
        """The document, or where the server sends on to."""
        limits = self.gate.rules.limits
        timeout = httpx.Timeout(limits.read_seconds, connect=limits.connect_seconds)
        headers = {"User-Agent": self.gate.rules.user_agent, "Host": asked.url.netloc.decode()}
        headers |= {"If-None-Match": tag} if tag else {}
        try:
            with (
                httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False) as client,
                client.stream(
                    "POST" if json is not None else "GET",
                    asked.url.copy_with(host=asked.address),
                    headers=headers,
                    json=json,
                    extensions={"sni_hostname": asked.url.host},
                ) as response,
            ):
                return self._read(response, asked, tag, deadline)
        except httpx.ConnectError as error:
            if "CERTIFICATE" in str(error).upper():
                raise FetchError(f"the certificate does not hold: {error}") from error
            raise UnreachableError(f"no way to {asked.url.host}: {error}") from error
        except httpx.ConnectTimeout as error:
            raise UnreachableError(f"no answer from {asked.url.host}") from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise _RetryError(f"the transfer broke: {type(error).__name__} {error}") from error

    def _read(
        self, response: httpx.Response, asked: Asked, tag: str, deadline: float
    ) -> Download | str:
        status = response.status_code
        if response.has_redirect_location:
            return response.headers["Location"]
        if status == NOT_MODIFIED and tag:
            return Download(b"", "", tag, str(asked.url))
        if status in RETRIED:
            raise _RetryError(f"the server answers {status}", wait=_retry_after(response))
        if status != httpx.codes.OK:
            raise FetchError(f"the server answers {status}")
        content = self._body(response, deadline)
        if not content.strip():
            raise FetchError("the document is empty")
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().casefold()
        return Download(content, kind, response.headers.get("ETag", ""), str(asked.url))

    def _body(self, response: httpx.Response, deadline: float) -> bytes:
        """Counted as it comes, unpacked: what the server says of its size may be wrong."""
        largest = self.gate.rules.limits.bytes
        said = response.headers.get("Content-Length", "")
        if said.isdecimal() and int(said) > largest:
            raise FetchError(f"the document is {said} bytes, more than {largest}")
        content = bytearray()
        for part in response.iter_bytes():
            content += part
            if len(content) > largest:
                raise FetchError(f"the document is more than {largest} bytes")
            if self.clock() > deadline:
                seconds = self.gate.rules.limits.total_seconds
                raise FetchError(f"the document took more than {seconds} seconds")
        return bytes(content)


def _retry_after(response: httpx.Response) -> float | None:
    said = response.headers.get("Retry-After", "")
    return float(said) if said.isdecimal() else None


__all__ = ["AddressError", "Download", "Downloader", "FetchError", "UnreachableError"]
