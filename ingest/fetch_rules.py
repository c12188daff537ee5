"""Which addresses may be asked: scheme, host and what the host's name stands for."""

import ipaddress
import socket
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
from pydantic import BaseModel, ConfigDict

RULES_FILE = Path(__file__).parent / "fetching.toml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Limits(_Strict):
    bytes: int
    redirects: int
    attempts: int
    seconds_between_requests: float
    connect_seconds: float
    read_seconds: float
    total_seconds: float
    longest_wait_seconds: float


class StatuteService(_Strict):
    url: str
    number: str


class FetchRules(_Strict):
    hosts: tuple[str, ...]
    schemes: tuple[str, ...]
    user_agent: str
    not_documents: tuple[str, ...]
    limits: Limits
    statute: StatuteService


class AddressError(ValueError):
    """An address may not be asked; the message says why."""


class UnreachableError(OSError):
    """There is no way to the host: no network, or no such name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address that passed the rules, with the one network address that will be connected to."""

    url: httpx.URL
    address: str


Resolve = Callable[[str, int], list[str]]


def load_fetch_rules(path: Path = RULES_FILE) -> FetchRules:
    return FetchRules.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def resolve_host(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise UnreachableError(f"no address for {host}: {error}") from error
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_global and not ip.is_multicast


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets an address through, or raises `AddressError`. Tests let the loopback through."""

    rules: FetchRules
    resolve: Resolve = resolve_host
    may_connect: Callable[[str], bool] = is_public

    def check(self, url: str | httpx.URL) -> Asked:
        """The name is resolved once and that address is used: a second answer cannot differ."""
        try:
            parsed = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise AddressError(f"not an address: {url!r} ({error})") from error
        if parsed.scheme not in self.rules.schemes:
            raise AddressError(f"not over {'/'.join(self.rules.schemes)}: {url}")
        if parsed.userinfo:
            raise AddressError(f"holds a user name: {parsed.copy_with(username='', password='')}")
        if parsed.host not in self.rules.hosts:
            raise AddressError(f"the host {parsed.host!r} is not on the list of hosts")
        addresses = self.resolve(parsed.host, parsed.port or 443)
        private = [address for address in addresses if not self.may_connect(address)]
        if private or not addresses:
            raise AddressError(f"{parsed.host} stands for a private address: {addresses}")
        return Asked(parsed, addresses[0])
