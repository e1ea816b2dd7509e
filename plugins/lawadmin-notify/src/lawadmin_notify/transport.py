"""Post a body to a destination: pinned, bounded, without redirects, proxies or cookies, tried again where it may be."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from contextlib import closing
from time import monotonic

import httpx2
import stamina
from attrs import field, frozen

from lawadmin.hookspecs import Outcome, Receipt
from lawadmin_notify.destinations import Allowed, Destination, Forbidden, Resolve, pinned, resolved

#: The bytes of the longest answer that is read.
LONGEST = 65_536

#: How often a request that could not be made is made again at once, before the outbox takes it up later.
TRIES = 3

_AGENT = "lawadmin-notify"
_TIMES = ("connect", "read", "write", "pool")
_LATER = frozenset({408, 425, 429})

#: Nothing was handed over where one of these is raised.
_NOT_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)


class TooLong(Exception):
    """Say that an answer is longer, or takes longer, than is allowed."""


@frozen
class Answer:
    """Hold the answer to a request: its status and body."""

    status: int
    body: bytes = field(repr=False)


#: Makes a receipt of an answer of status 200 to 299.
Read = Callable[[Answer], Receipt]


@frozen
class Web:
    """Hold where requests may go, whom to trust, and how hosts are resolved."""

    allowed: Allowed
    trust: ssl.SSLContext = field(factory=ssl.create_default_context, repr=False)
    resolve: Resolve = field(default=resolved, repr=False)

    def post(self, to: Destination, body: bytes, headers: Mapping[str, str], *, timeout: float, read: Read) -> Receipt:
        """Post a body, and make a receipt of what comes back; no error of this says where it went.

        Refused where the destination is not allowed or the answer is a redirect or says no for good; later where
        nothing was handed over, the receiver is busy or broken; unknown where the connection ended before its answer.
        """
        try:
            address = pinned(to, self.allowed, self.resolve)
            answer = self._posted(to, address, body, headers, until=monotonic() + timeout)
        except Forbidden as fault:
            outcome = Outcome.LATER if str(fault) == "not-resolved" else Outcome.REFUSED
            return Receipt(outcome, reason=str(fault))
        except _NOT_SENT as error:
            return Receipt(Outcome.LATER, reason=type(error).__name__)
        except (httpx2.HTTPError, OSError, TooLong) as error:
            return Receipt(Outcome.UNKNOWN, reason=type(error).__name__)
        return read(answer) if 200 <= answer.status < 300 else _refused(answer.status)

    def _posted(
        self, to: Destination, address: str, body: bytes, headers: Mapping[str, str], *, until: float
    ) -> Answer:
        """Post to the pinned address, in the name of its host; what could not be connected is tried again."""
        retrying = stamina.retry_context(
            on=_NOT_SENT, attempts=TRIES, timeout=max(until - monotonic(), 0.1), wait_initial=0.1, wait_max=1.0
        )
        for attempt in retrying:
            with attempt:
                return self._once(to, address, body, headers, until=until)
        raise TooLong

    def _once(self, to: Destination, address: str, body: bytes, headers: Mapping[str, str], *, until: float) -> Answer:
        """Make one request below the client of httpx2, which writes every URL into the log."""
        at = f"[{address}]" if ":" in address else address
        left = max(until - monotonic(), 0.1)
        request = httpx2.Request(
            "POST",
            f"{to.scheme}://{at}:{to.port}{to.path}",
            content=body,
            headers={"Host": _host(to), "User-Agent": _AGENT, "Accept": "application/json", **headers},
            extensions={"sni_hostname": to.host, "timeout": dict.fromkeys(_TIMES, left)},
        )
        with httpx2.HTTPTransport(verify=self.trust, trust_env=False) as transport:
            response = transport.handle_request(request)
            with closing(response):
                return Answer(response.status_code, _bounded(response, until))


def _host(to: Destination) -> str:
    usual = {"https": 443, "http": 80}[to.scheme]
    return to.host if to.port == usual else f"{to.host}:{to.port}"


def _bounded(response: httpx2.Response, until: float) -> bytes:
    body = bytearray()
    for part in response.iter_raw():
        body += part
        if len(body) > LONGEST or monotonic() > until:
            raise TooLong
    return bytes(body)


def _refused(status: int) -> Receipt:
    later = status in _LATER or status >= 500
    return Receipt(Outcome.LATER if later else Outcome.REFUSED, reason=f"http-{status}")
