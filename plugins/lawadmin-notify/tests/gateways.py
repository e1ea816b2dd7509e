"""A web server on this machine that keeps what comes in, and answers as it is told."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from attrs import field, frozen


@frozen
class Came:
    """Hold a request."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def said(self) -> dict[str, object]:
        answer = json.loads(self.body)
        assert isinstance(answer, dict)
        return answer


@frozen
class Said:
    """Hold an answer; ``cut`` breaks the connection in the middle, ``slow`` waits until the test is over."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(factory=dict)
    cut: bool = False
    slow: bool = False


@frozen
class Gateway:
    """Keep what came; answer each request by the next answer told, the last one for ever."""

    answers: list[Said] = field(factory=lambda: [Said()])
    came: list[Came] = field(factory=list)
    over: Event = field(factory=Event)
    connections: list[object] = field(factory=list)

    def next(self, came: Came) -> Said:
        self.came.append(came)
        return self.answers[min(len(self.came), len(self.answers)) - 1]


def _handler(gateway: Gateway) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            said = gateway.next(Came(self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            if said.slow:
                gateway.over.wait(30)
            self.send_response(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(said.body) + said.cut))
            self.end_headers()
            self.wfile.write(said.body)
            self.close_connection = True

        do_GET = do_POST  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            return

    return Handler


class Silent(ThreadingHTTPServer):
    """Count who connects, and say nothing where a caller hangs up."""

    def __init__(self, host: str, gateway: Gateway) -> None:
        self._gateway = gateway
        super().__init__((host, 0), _handler(gateway))

    def verify_request(self, request: object, client_address: object) -> bool:
        self._gateway.connections.append(client_address)
        return True

    def handle_error(self, request: object, client_address: object) -> None:
        return


@contextmanager
def served(gateway: Gateway, *, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """Run a server; give its port."""
    server = Silent(host, gateway)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        gateway.over.set()
        server.shutdown()
        server.server_close()
        thread.join(10)
