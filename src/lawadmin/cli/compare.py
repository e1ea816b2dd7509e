"""The command ``compare``: late as known then, late as known now, and what is to be restated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from attrs import evolve, field, frozen

from lawadmin.accountability import Figure, Moved, Restated, Verdict, figures, restate
from lawadmin.app import Reviewed, of_county, review
from lawadmin.cli.names import Names
from lawadmin.cli.options import TEXT, Asked, Param, Verb
from lawadmin.cli.values import day
from lawadmin.cli.world import World, world
from lawadmin.converters.messages import Messages
from lawadmin.converters.output import Json, iso
from lawadmin.converters.verdict_output import compared_shape
from lawadmin.errors import InputError
from lawadmin.findings import diff
from lawadmin.hookspecs import Source
from lawadmin.obligations.values import Obligation, last_day
from lawadmin.plugins import whole_rules_of
from lawadmin.records.timeline import Record
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding, Row


@frozen
class Side:
    """Hold one state of knowledge, and what came of it so far."""

    world: World
    seen: Snapshot
    rows: list[tuple[str, Row]] = field(factory=list)
    findings: list[Finding] = field(factory=list)

    def verdict(self, source: Source, record: Record) -> Verdict | None:
        """Judge a matter; None where it cannot be judged, which is noted."""
        one = next(review(self.seen, (record,), self.world.finder(source)))
        if one.failure is not None:
            self.world.asked.failures.append(one.failure)
            return None
        return self._kept(one)

    def _kept(self, one: Reviewed) -> Verdict:
        self.rows.extend(one.rows)
        self.findings.extend(one.judged.findings)
        return Verdict(one.judged, one.charges)

    def settle(self) -> tuple[Finding, ...]:
        """Find what only the whole county shows."""
        found = of_county(self.seen, self.rows)
        self.findings.extend(found)
        return found


@frozen
class Compared:
    """Hold both sides, how many matters were judged, and what differs: matter by matter, and in the whole county."""

    then: Side
    now: Side
    matters: int
    restated: tuple[Restated, ...]


def compare(asked: Asked, *, as_of: tuple[date, ...], folder: str | None) -> int:
    """Judge the whole store twice, and say what differs."""
    then, now = _worlds(asked, sorted(as_of), folder)
    with now.store() as source:
        compared = _compared(Side(then, then.snapshot(source)), Side(now, now.snapshot(source)), source)
    moved = figures(compared.then.findings, compared.now.findings)
    if asked.format == "json":
        asked.screen.json({**_head(compared), **compared_shape(compared.restated, moved, asked.say)})
    else:
        asked.screen.lines(_lines(Told(asked, compared), moved))
    return 0


def _worlds(asked: Asked, days: list[date], folder: str | None) -> tuple[World, World]:
    """Open the two states of knowledge: two days, a day and all that is known, or without and with a folder."""
    if len(days) > 2 or not (days or folder):
        raise InputError(reason="two states of knowledge are compared", remedy="Give --as-of twice, or --with a folder")
    here = world(evolve(asked, as_of=days[-1] if len(days) == 2 or (days and folder) else None))
    then = evolve(here, asked=evolve(here.asked, as_of=days[0] if days else None))
    if folder is None:
        return then, here
    config = evolve(here.config, packs=(*here.config.packs, str(Path(folder))))
    return then, evolve(here, config=config, rules=whole_rules_of(here.plugins, config))


def _compared(then: Side, now: Side, source: Source) -> Compared:
    restated, matters = list[Restated](), 0
    for _, record in source.matters(as_of=now.world.as_of):
        matters += 1
        old, new = then.verdict(source, record), now.verdict(source, record)
        if old and new and (one := restate(old, new)):
            restated.append(one)
    county = diff(then.settle(), now.settle())
    if county.new or county.mended:
        restated.append(Restated("", new=county.new, mended=county.mended))
    return Compared(then, now, matters, tuple(restated))


# -- what is printed


def _head(compared: Compared) -> dict[str, Json]:
    then, now = compared.then.world, compared.now.world
    return {
        "then": iso(then.asked.as_of),
        "now": iso(now.asked.as_of),
        "on": iso(now.asked.day),
        "rules_then": then.rules.digest,
        "rules_now": now.rules.digest,
        "matters": compared.matters,
    }


@frozen
class Told:
    """Hold what is told, and how people, organs and faults are named."""

    asked: Asked
    compared: Compared

    @property
    def names(self) -> Names:
        """Give the names that the roster as known now knows."""
        return Names(self.compared.now.seen.roster, self.asked.say)

    def said(self, key: str, text: str) -> str:
        """Say a line of a kind."""
        return f"  {self.asked.say.say(f'compare.{key}')}{self.asked.say.texts['list.colon']}{text}"

    def title(self, code: str) -> str:
        """Name a kind of finding."""
        titles = {fault.code: fault.title for fault in self.compared.now.seen.rules.faults}
        return titles.get(code, self.asked.say.word("compare", code))


def _lines(told: Told, moved: tuple[Figure, ...]) -> Iterator[str]:
    say, compared = told.asked.say, told.compared
    then, now = (side.world.asked for side in (compared.then, compared.now))
    days = {"then": then.as_of or say.say("compare.all"), "now": now.as_of or say.say("compare.all")}
    yield say.say("compare.head", **days, on=now.day, matters=compared.matters)
    for one in compared.restated:
        yield f"{one.matter or say.say('compare.county')}"
        yield from _findings(told, one)
        yield from (told.said("day", _moved(told, each)) for each in one.moved)
        yield from (told.said("withdrawn", told.names.charge(charge)) for charge in one.withdrawn)
        yield from (told.said("raised", told.names.charge(charge)) for charge in one.raised)
    yield from (_figure(told, figure) for figure in moved)
    yield say.say("compare.sum" if compared.restated else "compare.same", **_counts(compared))


def _findings(told: Told, one: Restated) -> Iterator[str]:
    say = told.asked.say
    yield from (told.said("mended", say.finding(finding)) for finding in one.mended)
    yield from (told.said("new", say.finding(finding)) for finding in one.new)
    changed = ((say.finding(old), say.finding(new)) for old, new in one.changed)
    for then, now in changed:
        if then != now:
            yield told.said("changed", say.say("compare.turned", then=then, now=now))


def _moved(told: Told, moved: Moved) -> str:
    say, limit = told.asked.say, moved.obligation.limit
    then, now = (_stands(say, one) for one in (moved.then, moved.now))
    text = f"{say.title(limit.title, limit.title_en)} {say.say('compare.turned', then=then, now=now)}"
    return text + (say.say("compare.remind") if moved.reminds else "")


def _stands(say: Messages, obligation: Obligation | None) -> str:
    if obligation is None:
        return say.say("compare.unknown")
    return f"{say.shown(last_day(obligation.due))} {say.word('status', obligation.status)}".strip()


def _figure(told: Told, figure: Figure) -> str:
    organ = told.names.organ(figure.organ)
    counts = told.asked.say.say("compare.turned", then=str(figure.then), now=str(figure.now))
    return f"{told.asked.say.say('compare.figure', organ=organ, title=told.title(figure.code))} {counts}"


def _counts(compared: Compared) -> dict[str, int]:
    restated = compared.restated
    return {
        "matters": sum(bool(one.matter) for one in restated),
        "reminders": sum(len(one.reminders) for one in restated),
        "withdrawn": sum(len(one.withdrawn) for one in restated),
    }


COMPARE = Verb(
    "compare",
    compare,
    (
        Param("--as-of", day, metavar="DATE", to="as_of", many=True),
        Param("--with", metavar="FOLDER", to="folder"),
    ),
    TEXT,
)
