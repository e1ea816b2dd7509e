"""Mail: one message to one recipient, over a server that the county names."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from functools import partial
from hashlib import sha256
from time import time

from attrs import field, frozen

from lawadmin.hookspecs import Notice, Notifier, Outcome, Receipt, Secret
from lawadmin_notify.settings import Settings

_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
_PORTS = {"starttls": 587, "ssl": 465, "none": 25}


@frozen
class Server:
    """Hold where mail is handed in, and how: the connection secured, the name and password where it asks for them."""

    host: str
    port: int
    security: str = "starttls"
    user: str = ""
    secret: Secret | None = None
    trust: ssl.SSLContext = field(factory=ssl.create_default_context, repr=False)

    def connect(self, timeout: float) -> smtplib.SMTP:
        """Connect, secure the connection and log in."""
        client = self._client(timeout)
        try:
            if self.security == "starttls":
                client.starttls(context=self.trust)
            if self.user:
                client.login(self.user, self.secret.reveal() if self.secret else "")
            client.ehlo_or_helo_if_needed()
        except BaseException:
            client.close()
            raise
        return client

    def _client(self, timeout: float) -> smtplib.SMTP:
        if self.security == "ssl":
            return smtplib.SMTP_SSL(self.host, self.port, timeout=timeout, context=self.trust)
        return smtplib.SMTP(self.host, self.port, timeout=timeout)


@frozen
class Mail:
    """Send notices as mail; the Message-ID is made of the key, so that one that comes twice can be told to be one."""

    _server: Server
    _sender: str
    _to: Mapping[str, str] = field(repr=False)
    _clock: Callable[[], float] = field(default=time, repr=False)

    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        """Send a notice.

        Refused where the recipient has no address, or the server refuses for good; later where nothing was handed in;
        unknown where the connection broke while the message was.
        """
        address = self._to.get(notice.recipient)
        if address is None:
            return Receipt(Outcome.REFUSED, reason="no-address")
        try:
            message = self._message(notice, address)
        except ValueError:  # a line break in a header
            return Receipt(Outcome.REFUSED, reason="bad-header")
        try:
            client = self._server.connect(timeout)
        except (OSError, smtplib.SMTPException) as error:
            return Receipt(Outcome.LATER, reason=_reason(error))
        try:
            return self._handed_in(client, message, address)
        finally:
            _leave(client)

    def _message(self, notice: Notice, address: str) -> bytes:
        name = sha256(notice.key.encode()).hexdigest()[:32]  # the key itself may be longer than a line of a header
        message = EmailMessage(policy=SMTP)
        message["From"], message["To"] = self._sender, address
        message["Subject"] = notice.subject
        message["Date"] = formatdate(self._clock())
        message["Message-ID"] = f"<{name}@{self._sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(notice.text, cte="base64")
        return message.as_bytes()

    def _handed_in(self, client: smtplib.SMTP, message: bytes, address: str) -> Receipt:
        try:
            for ask in (partial(client.mail, self._sender), partial(client.rcpt, address)):
                code, _ = ask()
                if code >= 400:
                    return _answered(code)
        except (OSError, smtplib.SMTPException) as error:
            return Receipt(Outcome.LATER, reason=_reason(error))
        try:
            code, _ = client.data(message)
        except smtplib.SMTPDataError as error:
            return _answered(error.smtp_code)
        except (OSError, smtplib.SMTPException) as error:
            return Receipt(Outcome.UNKNOWN, reason=_reason(error))
        return Receipt(Outcome.SENT) if code < 400 else _answered(code)


def _answered(code: int) -> Receipt:
    return Receipt(Outcome.LATER if code < 500 else Outcome.REFUSED, reason=f"smtp-{code}")


def _reason(error: Exception) -> str:
    """Name the code of an answer, else the type of an error; its text may hold names."""
    code = getattr(error, "smtp_code", None)
    return f"smtp-{code}" if isinstance(code, int) and code > 0 else type(error).__name__


def _leave(client: smtplib.SMTP) -> None:
    """Take leave; what the server says to that changes nothing."""
    with suppress(OSError, smtplib.SMTPException):
        client.quit()
    client.close()


def open_mail(settings: Mapping[str, str], secret: Secret | None) -> Notifier:
    """Open the channel ``smtp``; Problems with every fault of its settings."""
    said = Settings("smtp", settings)
    said.only("host", "port", "security", "user", "from", "ca")
    security = said.one_of("security", tuple(_PORTS))
    user, sender = said.text("user", ""), said.text("from")
    if user and secret is None:
        said.fault("secret", "there is a user and no secret", 'Write secret = {file = "…"} or {env = "…"}')
    if user and security == "none":
        said.fault("security", "a password does not go over an open line", "Write starttls or ssl, or leave user out")
    if sender and not _ADDRESS.fullmatch(sender):
        said.fault("from", "this is not an address", "Write it like remind@county.example")
    to = said.addresses(lambda one: _ADDRESS.fullmatch(one) is not None, "Write it like office@county.example")
    trust = trusted(said)
    server = Server(said.text("host"), said.port("port", _PORTS[security]), security, user, secret, trust)
    return said.sound(Mail(server, sender, to))


def trusted(said: Settings) -> ssl.SSLContext:
    """Trust what the system trusts, or the authority alone whose certificates the setting ``ca`` names."""
    path = said.text("ca", "")
    try:
        return ssl.create_default_context(cafile=path or None)
    except (OSError, ssl.SSLError):
        said.fault("ca", "these are no certificates that can be read", "Name a file in PEM form")
        return ssl.create_default_context()
