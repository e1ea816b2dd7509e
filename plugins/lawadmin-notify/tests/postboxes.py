"""A real mail server on this machine, that answers as it is told."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default
from threading import Thread

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from attrs import field, frozen


@frozen
class Postbox:
    """Keep the messages that come in; ``rcpt`` and ``data`` are what is answered to them."""

    rcpt: str = "250 OK"
    data: str = "250 OK"
    messages: list[Envelope] = field(factory=list)

    async def handle_RCPT(  # noqa: N802 aiosmtpd's own name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.rcpt.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.messages.append(envelope)
        return self.data

    @property
    def read(self) -> list[Message]:
        return [message_from_bytes(one.original_content or b"", policy=default) for one in self.messages]


class Authenticator:
    """Let in who knows the password."""

    def __init__(self, user: str, password: str) -> None:
        self._known = user.encode(), password.encode()

    def __call__(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        fits = isinstance(data, LoginPassword) and (data.login, data.password) == self._known
        return AuthResult(success=fits)


@contextmanager
def office(
    box: Postbox,
    *,
    starttls: ssl.SSLContext | None = None,
    whole: ssl.SSLContext | None = None,
    login: tuple[str, str] | None = None,
) -> Iterator[int]:
    """Run a server; give its port."""
    more: dict[str, object] = {"tls_context": starttls, "require_starttls": True} if starttls else {}
    if login:
        more |= {"authenticator": Authenticator(*login), "auth_required": True}
    controller = Controller(box, hostname="127.0.0.1", port=free_port(), ssl_context=whole, **more)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def script(*answers: str) -> Iterator[int]:
    """Run a server that gives each line of a script for a line that it reads, and then hangs up; "…" says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=_recite, args=(server, answers), daemon=True)
        thread.start()
        yield server.getsockname()[1]
        thread.join(10)


def _recite(server: socket.socket, answers: tuple[str, ...]) -> None:
    caller, _ = server.accept()
    with caller, caller.makefile("rwb") as lines:
        for number, answer in enumerate(answers):
            if number:
                lines.readline()
            if answer == "…":
                lines.read()
                return
            lines.write(f"{answer}\r\n".encode())
            lines.flush()
