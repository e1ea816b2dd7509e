"""What the conformance tests put into a store; invented, and full of what is easily lost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.hookspecs import Command, Entries, Notice
from lawadmin.records.events import CHINA, Event, Facts, Officer, Opaque, Outside, Party
from lawadmin.records.matters import Link, Matter
from lawadmin.records.organs import Function, Organ
from lawadmin.records.registers import Entry
from lawadmin.records.roster import Post, Tenure

NOON = datetime(2026, 3, 2, 12, tzinfo=CHINA)
HOUR = timedelta(hours=1)
LEASE = timedelta(minutes=5)

MATTER = Matter("许〔2026〕1号", "licensing", "market", (Link("review", "复〔2026〕1号"),))

OFFICE = Organ("office", "云溪县政府法制办", functions=(Function("法制机构", None, date(2019, 3, 1)),))
POST = Post("office-head", "office", "主任", "主要负责人")
TENURE = Tenure("张甲", "office-head", date(2018, 1, 1))
CERTIFICATE = Entry("z1", "certificate", "张甲", date(2024, 1, 1), date(2028, 12, 31), Opaque((("number", "1"),)))


class Way(StrEnum):
    """Say how something was delivered."""

    IN_PERSON = "直接送达"
    BY_POST = "邮寄送达"


@frozen
class Sample:
    """Hold a fact of every kind that a procedure may declare."""

    text: str
    amount: Decimal
    day: date
    moment: datetime
    at: time
    number: int
    given: bool
    way: Way
    parties: tuple[str, ...] = ()
    unstated: str | None = None


#: Beyond the basic plane, a variation selector, a middle dot, lines, a compatibility character, quotes, nothing at all.
TEXTS = (
    "𠮷野家𪚥",
    "葛\U000e0100",
    "阿依努尔·买买提",
    "第一行\n第二行\t完",
    "\uf90a",
    "金",
    "'; DROP TABLE x --\"%_\\",
    "",
)

FULL = Sample(
    text="𠮷",
    amount=Decimal("123456789012345678.10"),
    day=date(2024, 2, 29),
    moment=datetime(2026, 3, 2, 0, 30, 0, 1, tzinfo=CHINA),
    at=time(23, 59, 59),
    number=10**18 - 1,
    given=False,
    way=Way.BY_POST,
    parties=TEXTS,
)


def event(number: int, *, recorded: datetime | None = None, facts: Facts = None) -> Event:
    """Make an event in which every field is filled; its day is so many days after 2 March 2026."""
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
    )


def matter(name: str, procedure: str = "licensing", organ: str = "market") -> Matter:
    """Make a matter without links."""
    return Matter(name, procedure, organ)


def command(
    number: int, *events: Event, matter: Matter = MATTER, expected: int = 0, notices: Iterable[Notice] = ()
) -> Command:
    """Make the command of a number, which appends events to a matter."""
    return Command(f"c{number}", matter, events, expected, tuple(notices))


def notice(number: int, channel: str = "console") -> Notice:
    """Make the notice of a number."""
    text = "许〔2026〕1号 2026-03-30 到期"
    return Notice(f"n{number}", channel, "window", "期限将至", text, MATTER.id, date(2026, 3, 30))


def notice_of(key: str, channel: str = "console") -> Notice:
    """Make the notice of a key."""
    return evolve(notice(1, channel), key=key)


def county() -> tuple[Command | Entries, ...]:
    """Make what fills a store: matters of two procedures and three organs, known at several moments, and a roster."""
    own = tuple(_of(number) for number in range(12))
    corrected = evolve(CERTIFICATE, id="z2", until=date(2026, 12, 31), replaces="z1", recorded=NOON + HOUR)
    return (
        *own,
        command(100, matter=matter("常设")),
        Entries("r1", (OFFICE,), (POST,), (TENURE,), (CERTIFICATE,), recorded=NOON),
        Entries("r2", entries=(corrected,)),
    )


def _of(number: int) -> Command:
    organ, procedure = ("market", "health", "letters")[number % 3], ("licensing", "petition")[number % 2]
    moments = (None, NOON, NOON + number * HOUR)
    events = [event(n, recorded=moments[n], facts=FULL if n == number % 3 else None) for n in range(3)]
    actors = (Party(), Outside("云溪县人民法院"), events[2].actor)
    told = tuple(evolve(one, actor=actor) for one, actor in zip(events[: 1 + number % 3], actors, strict=False))
    return command(number, *told, matter=matter(f"{procedure}〔2026〕{number}号", procedure, organ))
