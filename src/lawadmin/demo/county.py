"""The made-up county: its organs, posts, officers and their certificates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import evolve, frozen

from lawadmin.demo.tables import shaped, source
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
class CountyFile:
    """Hold the county as its file says it."""

    name: str
    region: str
    organ: tuple[Organ, ...]
    post: dict[str, Held]


@frozen
class County:
    """Hold the county: its name, its region code, who is who in it, and the register of certificates."""

    name: str
    region: str
    roster: Roster
    certificates: tuple[Entry, ...]


def county() -> County:
    """Read the county."""
    said = shaped(source("county.toml"), CountyFile)
    tenures = [_tenure(line, post) for post, held in said.post.items() for line in held.held]
    organs = [evolve(organ, region=said.region) for organ in said.organ]
    roster = Roster(organs, list(_posts(said.post)), tenures)
    return County(said.name, said.region, roster, tuple(_certificates(roster)))


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
    first, _, last = " ".join(words).partition("..")
    since, until = (date.fromisoformat(day.strip()) if day.strip() else None for day in (first, last))
    return Tenure(person, post, since or _ALWAYS, until, acting=line.endswith("代"))


def _certificates(roster: Roster) -> Iterator[Entry]:
    """Give everyone who handles, reviews or approves a certificate of five years."""
    holders = (tenure.person for tenure in roster.tenures if roster.posts[tenure.post].role != CHAIN[-1])
    for number, person in enumerate(dict.fromkeys(holders), start=1):
        since = date(2021 + number % 4, 1 + number % 12, 1)
        facts = Opaque((("发证机关", "云溪县司法局"), ("证号", f"云执{number:04}")))
        yield Entry(f"ZJ-{number:04}", "执法证", person, since, date(since.year + 5, since.month, 1), facts)
