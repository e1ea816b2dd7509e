"""Tell a story as records, and read what the engine makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from attrs import evolve

from lawadmin.converters.editions import load_editions
from lawadmin.converters.forecast import load_forecast
from lawadmin.converters.notices import load_notices
from lawadmin.findings import Judged, judged
from lawadmin.obligations.values import Obligation, first_reading, last_day
from lawadmin.records.events import Actor, Event, Facts, Unknown
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Record, timeline
from lawadmin.regimes import CHECKS, PROCEDURES, REGISTERS
from lawadmin.rules.bind import LoadedPack, bind
from lawadmin.rules.snapshot import Rules, Snapshot


@cache
def national() -> Rules:
    """Bind the national law, once a run."""
    root = files("lawadmin")
    pack = LoadedPack(
        "national",
        editions=load_editions(root / "statutes"),
        notices=load_notices(root / "calendars"),
        forecast=load_forecast(root / "calendars"),
        procedures=PROCEDURES,
        checks=CHECKS,
        registers=REGISTERS,
    )
    return bind([pack])


def day(text: str) -> date:
    return date.fromisoformat(text)


def step(
    name: str,
    on: str,
    *,
    facts: Facts = None,
    about: str | None = None,
    actor: Actor | None = None,
    to: str | None = None,
    recorded: str | None = None,
    replaces: str | None = None,
    name_it: str = "",
) -> Event:
    """Tell one step."""
    return Event(
        id=name_it,
        step=name,
        day=day(on),
        facts=facts,
        about=about,
        actor=actor or Unknown(),
        to=to,
        recorded=datetime.fromisoformat(recorded) if recorded else None,
        replaces=replaces,
    )


def record(procedure: str, *events: Event, organ: str = "o1", matter: str = "m1") -> Record:
    """Tell a matter; events without an id are numbered e1, e2, … in the order told."""
    numbered = (evolve(event, id=event.id or f"e{i}", seq=i) for i, event in enumerate(events, 1))
    return Record(Matter(matter, procedure, organ), tuple(numbered))


def story(seen: Snapshot, told: Record, linked: Mapping[str, tuple[Record, ...]] | None = None) -> Judged:
    """Judge a story."""
    others = {name: tuple(timeline(other) for other in group) for name, group in (linked or {}).items()}
    return judged(seen, evolve(seen.timeline(told), linked=others))


def dues(result: Judged) -> dict[str, str]:
    """List each obligation: its limit and trigger's source, when due, how it stands."""
    return {f"{o.limit.name}@{o.trigger.source}": f"{shown(o)} {o.status.value}" for o in result.obligations}


def shown(obligation: Obligation) -> str:
    """Show a due day, or both days of a range."""
    earliest, latest = first_reading(obligation.due), last_day(obligation.due)
    if earliest is None or latest is None:
        return type(obligation.due).__name__
    return f"{earliest}" if earliest == latest else f"{earliest}..{latest}"


def codes(result: Judged) -> list[str]:
    """List the codes of the findings, in their order."""
    return [finding.code for finding in result.findings]


def faults(result: Judged) -> set[tuple[str, str, str | None, int | None]]:
    """List findings as (code, subject, due, days late)."""
    return {
        (f.code, f.subject.rpartition("/")[2], f.due.isoformat() if f.due else None, f.days_late)
        for f in result.findings
    }
