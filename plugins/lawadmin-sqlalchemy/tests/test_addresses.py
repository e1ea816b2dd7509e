"""URLs: what they say, and how faults of theirs are told, without any secret."""

from __future__ import annotations

import subprocess
import sys
import traceback
from contextlib import closing
from pathlib import Path

import pytest
from serving import Server, free_port

from lawadmin.converters.messages import load_messages
from lawadmin.errors import ConfigError, LawAdminError, NoStore, NotInstalled, StoreError
from lawadmin.hookspecs import Secret
from lawadmin.plugins import make_plugins
from lawadmin_sqlalchemy import plugin
from lawadmin_sqlalchemy.addresses import KINDS, Address, Kind, address_of
from lawadmin_sqlalchemy.engines import engine_of
from lawadmin_sqlalchemy.store import open_store

CANARY = "canary-7f3a"


def test_a_url_is_taken_apart() -> None:
    url = "postgresql://law%40admin@db.example.cn:5433/county?schema=law_2026&sslmode=verify-full"
    address = address_of(url, Secret(CANARY))
    assert (address.shown, address.schema) == ("postgresql://law%40admin@db.example.cn:5433/county", "law_2026")
    assert address.url is not None
    assert (address.url.username, address.url.password, address.url.host) == ("law@admin", CANARY, "db.example.cn")
    assert (address.url.port, address.url.database) == (5433, "county")
    assert address.url.query == {"connect_timeout": "10", "application_name": "lawadmin", "sslmode": "verify-full"}


def test_a_file_is_taken_as_it_is_written() -> None:
    address = address_of("sqlalchemy+sqlite:云溪 县/a?b.db")
    assert address.path == Path("云溪 县/a?b.db")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        (f"postgresql://zhang:{CANARY}@db/county", "holds a password"),
        (f"postgresql://zhang@db/county?password={CANARY}", "holds a password"),
        (f"kingbase://zhang@db/county?PWD={CANARY}", "holds a password"),
        ("postgresql:county", "cannot be read"),
        ("postgresql://db:70000/county", "cannot be read"),
        ("postgresql://db:port/county", "cannot be read"),
        ("postgresql://[::1/county", "cannot be read"),
        ("postgresql://db/county\n", "cannot be read"),
        ("postgresql://db", "names no database"),
        ("postgresql://db/", "names no database"),
        ("postgresql://db/county?schema=Law Admin", "not a plain name"),
        ('postgresql://db/county?schema=x"; DROP TABLE events', "not a plain name"),
        ("postgresql://db/county?options=-c", "an option that is not known"),
        ("postgresql://db/county?schema=", "an option that is not known"),
        ("sqlalchemy+sqlite:", "names no file"),
        ("sqlalchemy+sqlite:a\x00b", "names no file"),
        ("mysql://db/county", "opens no stores of the scheme 'mysql'"),
    ],
)
def test_a_fault_of_a_url_is_told_with_a_remedy_and_no_secret(url: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason) as fault:
        open_store(url, secret=Secret(CANARY))
    assert fault.value.fields["remedy"]
    assert CANARY not in "".join(traceback.format_exception(fault.value))
    [chinese] = load_messages("zh").errors(fault.value)
    assert not any(word in chinese for word in (" the ", "Write", "Take")), chinese


def unreachable(server: Server) -> dict[str, str]:
    return {
        f"postgresql://postgres@127.0.0.1:{free_port()}/county": "nothing listens at this host and port",
        "postgresql://postgres@/county?host=/nowhere": "there is no socket in this folder",
        "postgresql://postgres@no-such-host.invalid/county?connect_timeout=5": "the host is not known",
        server.url("elsewhere"): "the server knows no such database or login",
        server.url(user="nobody"): "the server knows no such database or login",
        server.loopback(user="postgres", schema="x"): "the server refuses login or password",
    }


def test_who_cannot_connect_is_told_why_and_no_secret(server: Server) -> None:
    for url, reason in unreachable(server).items():
        with pytest.raises(StoreError, match=reason) as fault:
            open_store(url, secret=Secret(CANARY))
        assert CANARY not in "".join(traceback.format_exception(fault.value))
        [chinese] = load_messages("zh").errors(fault.value)
        assert "the " not in chinese


def test_a_server_that_asks_for_a_password_says_so(server: Server) -> None:
    with pytest.raises(StoreError, match=r"there is none under \[store\] secret"):
        open_store(server.loopback(user="postgres", schema="x"))


def test_where_there_is_no_store_none_is_made(server: Server, schema: str, tmp_path: Path) -> None:
    for url in (server.url(schema=schema), f"sqlalchemy+sqlite:{tmp_path / 'missing.db'}"):
        with pytest.raises(NoStore, match="lawadmin import"):
            open_store(url)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_something_else_is_not_taken_for_a_store(tmp_path: Path) -> None:
    from lawadmin.defaults.sqlite.store import open_store as open_default

    with closing(open_default(f"sqlite:{tmp_path / 'core.db'}", create=True)):
        pass
    (tmp_path / "text.db").write_text("not a database, but long enough to be looked at", encoding="utf-8")
    with pytest.raises(StoreError, match="one made by the core opens as sqlite:"):
        open_store(f"sqlalchemy+sqlite:{tmp_path / 'core.db'}", create=True)
    with pytest.raises(StoreError, match="SQLITE_NOTADB"):
        open_store(f"sqlalchemy+sqlite:{tmp_path / 'text.db'}")
    with pytest.raises(StoreError, match=r"the store cannot be made \(FileNotFoundError\)"):
        open_store(f"sqlalchemy+sqlite:{tmp_path / 'no' / 'folder.db'}", create=True)


def test_nothing_that_is_shown_holds_the_secret(server: Server, schema: str) -> None:
    secret = Secret(CANARY)
    with closing(open_store(server.url(schema=schema), secret=secret, create=True)) as store:
        shown = [repr(one) for one in (store, store._engines, store._engines.address, store.outbox(), secret)]
    assert [text for text in shown if CANARY in text] == []


def test_a_driver_that_is_missing_is_named_with_its_extra() -> None:
    address = Address("x", Kind("postgresql+none", "no_such_driver", "pg"))
    with pytest.raises(NotInstalled, match=r'pip install "lawadmin-sqlalchemy\[pg\]"'):
        engine_of(address, writing=False)


def test_the_plugin_is_found_by_its_name_and_brings_its_schemes() -> None:
    plugins = make_plugins(["sqlalchemy"])
    assert plugins.failures == ()
    assert {"sqlite", *plugin.SCHEMES} <= set(plugins.stores)
    assert {*KINDS, "sqlalchemy+sqlite"} == set(plugin.SCHEMES)
    with pytest.raises(LawAdminError, match="holds a password"):
        plugins.open_store(f"postgresql://zhang:{CANARY}@db/county")


def test_no_driver_is_loaded_before_a_store_is_opened() -> None:
    code = "import sys, lawadmin_sqlalchemy.plugin as p; p.lawadmin_stores(); print('sqlalchemy' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
