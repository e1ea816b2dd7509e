"""The command ``compare``: late as known then, late as known now, and what is to be restated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
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
        asked.screen.lines(_lines(asked, compared, moved))
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


def _lines(asked: Asked, compared: Compared, moved: tuple[Figure, ...]) -> Iterator[str]:
    say, seen = asked.say, compared.now.seen
    names = Names(seen.roster, say)
    yield _heading(asked, compared)
    for one in compared.restated:
        yield one.matter or say.say("compare.county")
        yield from differences(say, names, one)
    yield from (f"{say.say('compare.statistics')}{figure_line(say, seen, figure)}" for figure in moved)
    yield say.say("compare.sum" if compared.restated else "compare.same", **_counts(compared))


def _heading(asked: Asked, compared: Compared) -> str:
    """Say what the two verdicts are: of two states of knowledge, or without and with a folder."""
    say, on, matters = asked.say, asked.day, compared.matters
    then, now = (side.world.asked.as_of or say.say("compare.all") for side in (compared.then, compared.now))
    added = compared.now.world.config.packs[len(compared.then.world.config.packs) :]
    if added:
        return say.say("compare.head-with", folder=Path(added[-1]).name, now=now, on=on, matters=matters)
    return say.say("compare.head", then=then, now=now, on=on, matters=matters)


def differences(say: Messages, names: Names, one: Restated) -> Iterator[str]:
    """Say in what two verdicts on a matter differ, line by line."""
    told = partial(_said, say)
    yield from (told("mended", say.finding(finding)) for finding in one.mended)
    yield from (told("new", say.finding(finding)) for finding in one.new)
    for then, now in ((say.finding(old), say.finding(new)) for old, new in one.changed):
        if then != now:
            yield told("changed", say.say("compare.turned", then=then, now=now))
    yield from (told("day", _moved(say, each)) for each in one.moved)
    yield from (told("withdrawn", names.charge(charge)) for charge in one.withdrawn)
    yield from (told("raised", names.charge(charge)) for charge in one.raised)


def _said(say: Messages, key: str, text: str) -> str:
    return f"  {say.say(f'compare.{key}')}{say.texts['list.colon']}{text}"


def _moved(say: Messages, moved: Moved) -> str:
    limit = moved.obligation.limit
    then, now = (_stands(say, one) for one in (moved.then, moved.now))
    text = f"{say.title(limit.title, limit.title_en)} {say.say('compare.turned', then=then, now=now)}"
    return text + (say.say("compare.remind") if moved.reminds else "")


def _stands(say: Messages, obligation: Obligation | None) -> str:
    if obligation is None:
        return say.say("compare.unknown")
    return f"{say.shown(last_day(obligation.due))} {say.word('status', obligation.status)}".strip()


def figure_line(say: Messages, seen: Snapshot, figure: Figure) -> str:
    """Say how a count differs."""
    titles = {fault.code: fault.title for fault in seen.rules.faults}
    title = titles.get(figure.code, say.word("compare", figure.code))
    counts = say.say("compare.turned", then=str(figure.then), now=str(figure.now))
    return f"{Names(seen.roster, say).organ(figure.organ)} {title} {counts}"


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
