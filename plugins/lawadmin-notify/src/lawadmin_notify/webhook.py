"""A signed webhook: a notice as JSON, to one URL of the county's."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from time import time

from attrs import field, frozen

from lawadmin.hookspecs import Notice, Notifier, Outcome, Receipt, Secret
from lawadmin_notify.destinations import Allowed, Destination, Forbidden, parsed
from lawadmin_notify.mail import trusted
from lawadmin_notify.settings import Settings
from lawadmin_notify.transport import Answer, Web

_SHORTEST = 16


def signature(key: str, timestamp: str, body: bytes) -> str:
    """Sign a timestamp and a body: HMAC-SHA256 of ``timestamp.body``, in hexadecimal."""
    return hmac.new(key.encode(), timestamp.encode() + b"." + body, sha256).hexdigest()


@frozen
class Webhook:
    """Post notices; the key is the idempotency key, and in the body, which is signed."""

    _web: Web
    _url: Destination
    _secret: Secret
    _to: Mapping[str, str] = field(repr=False)
    _clock: Callable[[], float] = field(default=time, repr=False)

    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        """Post a notice; what is in the table of addresses for its recipient goes along as ``to``."""
        if not notice.key.isascii() or not notice.key.isprintable():
            return Receipt(Outcome.REFUSED, reason="bad-key")
        try:
            body, timestamp = self._body(notice), str(int(self._clock()))
        except UnicodeEncodeError:  # half a character
            return Receipt(Outcome.REFUSED, reason="bad-text")
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Idempotency-Key": notice.key,
            "X-Lawadmin-Timestamp": timestamp,
            "X-Lawadmin-Signature": f"v1={signature(self._secret.reveal(), timestamp, body)}",
        }
        return self._web.post(self._url, body, headers, timeout=timeout, read=_taken)

    def _body(self, notice: Notice) -> bytes:
        said = {
            "key": notice.key,
            "recipient": notice.recipient,
            "to": self._to.get(notice.recipient),
            "subject": notice.subject,
            "text": notice.text,
            "matter": notice.matter or None,
            "due": notice.due.isoformat() if notice.due else None,
            "covers": list(notice.covers),
        }
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _taken(answer: Answer) -> Receipt:
    return Receipt(Outcome.SENT, reference=f"http-{answer.status}")


def open_webhook(settings: Mapping[str, str], secret: Secret | None) -> Notifier:
    """Open the channel ``webhook``; Problems with every fault of its settings."""
    said = Settings("webhook", settings)
    said.only("url", "hosts", "inside", "loopback", "ca")
    allowed = allowed_by(said)
    url = destination(said, said.text("url"), allowed)
    key = secret or Secret("")
    if len(key.reveal()) < _SHORTEST:
        remedy = 'Write secret = {file = "…"} or {env = "…"}, and let it have 16 characters or more'
        said.fault("secret", "there is no key to sign with, or a short one", remedy)
    return said.sound(Webhook(Web(allowed, trusted(said)), url, key, said.addresses(bool, "Write an address")))


def allowed_by(said: Settings, *hosts: str) -> Allowed:
    """Read the lists of hosts."""
    return Allowed(said.listed("hosts") | set(hosts), said.listed("inside"), said.listed("loopback"))


def destination(said: Settings, url: str, allowed: Allowed) -> Destination:
    """Take the URL of a setting apart; a fault, without the URL, where no request may go there."""
    try:
        return parsed(url, allowed)
    except Forbidden as fault:
        remedy = "Write https://host/path, and the exact name of the host in hosts, or in inside for a private address"
        if url:
            said.fault("url", f"no request goes there ({fault})", remedy)
        return Destination("https", "", 443, "/")
