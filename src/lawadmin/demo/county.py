"""The made-up county: its organs, posts, officers and their certificates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import evolve, field, frozen

from lawadmin.demo.tables import shaped, source, sources
from lawadmin.law.stated import Statement
from lawadmin.records.events import Opaque
from lawadmin.records.organs import Organ
from lawadmin.records.registers import Entry
from lawadmin.records.roster import CHAIN, Post, Roster, Tenure

#: The first day of every tenure that does not say its own.
_ALWAYS = date(2022, 3, 1)

_ROLES = {"承办": "承办人", "审核": "审核人", "批准": "批准人", "主管": "主要负责人"}


@frozen
class Held:
    """Hold a post's title, and who held it when.

    A line of ``held`` is ``name first-day .. last-day 代``, its days and 代 only where they say something.
    """

    title: str
    held: tuple[str, ...]


@frozen
class Kept:
    """Hold an entry of a register, as its file says it; facts are as they stand in a cell."""

    id: str
    subject: str
    since: date | None = None
    until: date | None = None
    facts: dict[str, str] = field(factory=dict)


@frozen
class RegisterFile:
    """Hold the entries of one register."""

    register: str
    entry: tuple[Kept, ...]


@frozen
class CountyFile:
    """Hold the county as its file says it."""

    name: str
    region: str
    plan: Statement
    organ: tuple[Organ, ...]
    post: dict[str, Held]
    certificate: dict[str, tuple[str, ...]]


@frozen
class County:
    """Hold the county: its name, region code, what it states of its plan, who is who in it, its registers by file."""

    name: str
    region: str
    plan: Statement
    roster: Roster
    registers: Mapping[str, tuple[Entry, ...]]


def county() -> County:
    """Read the county."""
    said = shaped(source("county.toml"), CountyFile)
    tenures = [_tenure(line, post) for post, held in said.post.items() for line in held.held]
    organs = [evolve(organ, region=said.region) for organ in said.organ]
    roster = Roster(organs, list(_posts(said.post)), tenures)
    registers = {"certificates": tuple(_certificates(roster, said.certificate)), **dict(_registers())}
    return County(said.name, said.region, said.plan, roster, registers)


def _registers() -> Iterator[tuple[str, tuple[Entry, ...]]]:
    for text in sources("registers"):
        file = shaped(text, RegisterFile)
        yield file.register, tuple(_entry(kept, file.register) for kept in file.entry)


def _entry(kept: Kept, register: str) -> Entry:
    return Entry(kept.id, register, kept.subject, kept.since, kept.until, Opaque(tuple(kept.facts.items())))


def _posts(held: Mapping[str, Held]) -> Iterator[Post]:
    for post, said in held.items():
        organ, _, part = post.partition("-")
        role = _ROLES[part[:2]]
        yield Post(post, organ, said.title, role, _above(organ, role, held))


def _above(organ: str, role: str, held: Mapping[str, Held]) -> str | None:
    """Name the next post up the organ's chain."""
    parts = {full: part for part, full in _ROLES.items()}
    higher = (f"{organ}-{parts[above]}" for above in CHAIN[CHAIN.index(role) + 1 :])
    return next((post for post in higher if post in held), None)


def _tenure(line: str, post: str) -> Tenure:
    person, *words = line.removesuffix(" 代").split()
    since, until = _span(" ".join(words))
    return Tenure(person, post, since or _ALWAYS, until, acting=line.endswith("代"))


def _span(written: str) -> tuple[date | None, date | None]:
    first, _, last = (day.strip() for day in written.partition(".."))
    return date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None


def _certificates(roster: Roster, said: Mapping[str, tuple[str, ...]]) -> Iterator[Entry]:
    """Give everyone who handles, reviews or approves a certificate of five years, but for those said otherwise."""
    holders = (tenure.person for tenure in roster.tenures if roster.posts[tenure.post].role != CHAIN[-1])
    for number, person in enumerate(dict.fromkeys(holders), start=1):
        month = 1 + number % 3
        facts = Opaque((("number", f"云执{number:04}"),))
        for turn, span in enumerate(said.get(person, (f"2022-{month:02}-01 .. 2027-{month:02}-01",)), start=1):
            yield Entry(f"ZJ-{number:04}-{turn}", "certificates", person, *_span(span), facts)
