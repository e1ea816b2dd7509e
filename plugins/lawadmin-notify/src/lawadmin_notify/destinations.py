"""Where a request may go: an address of the web that the county lists, resolved once, and nothing inside."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from attrs import field, frozen

Address = IPv4Address | IPv6Address

#: Gives the addresses of a host.
Resolve = Callable[[str, int], Sequence[str]]

_NAME = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])", re.ASCII)
_LOOPBACK = re.compile(r"127\.0\.0\.1|localhost", re.ASCII)
_SEEN = re.compile(r"[!-~]{1,2000}", re.ASCII)
_NAT64 = IPv6Network("64:ff9b::/96")
_SITE = tuple(map(IPv6Network, ("fc00::/7",)))


class Forbidden(ValueError):
    """Say, by a code, why a request does not go where it was to go."""


@frozen
class Allowed:
    """Hold the hosts to which requests may go, by their exact names.

    Those ``inside`` may have private addresses, as a county's own gateway has; those of ``loopback`` are this very
    machine, for tests: they alone may be spoken to in the open.
    """

    hosts: frozenset[str]
    inside: frozenset[str] = frozenset()
    loopback: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        """Every host listed."""
        return self.hosts | self.inside | self.loopback


@frozen
class Destination:
    """Hold a URL taken apart; ``path`` holds the query, and shows nowhere, for it may hold a token."""

    scheme: str
    host: str
    port: int
    path: str = field(repr=False)


def parsed(url: str, allowed: Allowed) -> Destination:
    """Take a URL apart; Forbidden unless it is one of https to a host that is listed, plainly written."""
    if not _SEEN.fullmatch(url) or "\\" in url:
        raise Forbidden("bad-url")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Forbidden("bad-url") from None
    if "@" in parts.netloc or parts.fragment or not parts.netloc:
        raise Forbidden("bad-url")
    if parts.netloc.partition(":")[0] != host or not (_NAME.fullmatch(host) or _LOOPBACK.fullmatch(host)):
        raise Forbidden("bad-host")
    if host not in allowed.all:
        raise Forbidden("host-not-listed")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in allowed.loopback):
        raise Forbidden("not-https")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Destination(parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path)


def pinned(destination: Destination, allowed: Allowed, resolve: Resolve) -> str:
    """Resolve the host once, and give the address to go to; Forbidden where any of its addresses is not allowed."""
    try:
        found = [ip_address(one.partition("%")[0]) for one in resolve(destination.host, destination.port)]
    except (OSError, UnicodeError):
        raise Forbidden("not-resolved") from None
    except ValueError:
        raise Forbidden("bad-address") from None
    if not found:
        raise Forbidden("not-resolved")
    if not all(_may(destination.host, one, allowed) for one in found):
        raise Forbidden("address-not-allowed")
    return str(found[0])


def _may(host: str, address: Address, allowed: Allowed) -> bool:
    plain = _unwrapped(address)
    if host in allowed.loopback:
        return plain.is_loopback
    if host in allowed.inside and _is_private(plain):
        return True
    return plain.is_global and not plain.is_multicast and not plain.is_reserved


def _is_private(address: Address) -> bool:
    """Tell whether an address is one of a private network, and none of the many other kinds that are not global."""
    if isinstance(address, IPv6Address):
        return any(address in network for network in _SITE)
    first, second, *_ = address.packed
    return first == 10 or (first, second) == (192, 168) or (first == 172 and 16 <= second < 32)


def _unwrapped(address: Address) -> Address:
    """Give the address of the fourth version that one of the sixth stands for, where it does."""
    if isinstance(address, IPv4Address):
        return address
    teredo = address.teredo
    inner = address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
    if inner is None and (address in _NAT64 or address.packed[:12] == bytes(12)):
        inner = IPv4Address(address.packed[12:])
    if inner is None or address in (IPv6Address("::1"), IPv6Address("::")):
        return address
    return inner


def resolved(host: str, port: int) -> Sequence[str]:
    """Ask the system for the addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for _, _, _, _, address in found]
