"""What the tests of the store put into it; invented, like everything here."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import cast

from lawadmin.defaults.sqlite import open_sqlite
from lawadmin.defaults.sqlite.store import SqliteStore
from lawadmin.hookspecs import Command, Notice
from lawadmin.records.events import CHINA, Event, Facts, Officer, Opaque
from lawadmin.records.matters import Link, Matter

NOON = datetime(2026, 3, 2, 12, tzinfo=CHINA)
MATTER = Matter("许〔2026〕1号", "licensing", "market", (Link("review", "复〔2026〕1号"),))


def store_at(folder: Path) -> SqliteStore:
    return cast(SqliteStore, open_sqlite(f"sqlite:{folder / 'county.db'}", create=True))


def event(number: int, *, recorded: datetime | None = None, facts: Facts = None) -> Event:
    return Event(
        id=f"e{number}",
        step="申请",
        day=date(2026, 3, 2) + timedelta(days=number),
        at=time(9, 30),
        seq=number,
        actor=Officer("张甲", "window"),
        to="review",
        about="李乙",
        facts=facts,
        recorded=recorded,
        replaces=None,
    )


def command(
    number: int, *events: Event, matter: Matter = MATTER, expected: int = 0, **more: tuple[Notice, ...]
) -> Command:
    return Command(f"c{number}", matter, events, expected, more.get("notices", ()))


def notice(number: int) -> Notice:
    return Notice(
        f"n{number}", "console", "window", "期限将至", "许〔2026〕1号 2026-03-30 到期", MATTER.id, date(2026, 3, 30)
    )


FACTS = Opaque((("item", "食品经营许可"), ("number", "1")))
