"""See that nothing reaches for the network, or starts another program that could."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

_EVENTS = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "os.system"})

_reached: list[str] = []


@contextmanager
def offline() -> Iterator[list[str]]:
    """List what reaches out meanwhile; each attempt is refused with OSError."""
    _listen()
    _watching.append(True)
    _reached.clear()
    try:
        yield _reached
    finally:
        _watching.pop()


_watching: list[bool] = []


@cache
def _listen() -> None:
    """Hear of every connection of this process, from now on: Python cannot be told to stop telling."""
    sys.addaudithook(_heard)


def _heard(event: str, _: tuple[object, ...]) -> None:
    if _watching and event in _EVENTS:
        _reached.append(event)
        raise OSError(f"{event} is refused here")
