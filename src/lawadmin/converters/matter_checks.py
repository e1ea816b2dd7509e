"""What the rows of one matter must say together: one procedure and organ, events in order, fitting corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from attrs import evolve, frozen

from lawadmin.converters.event_rows import Case
from lawadmin.converters.facts import facts_as_text
from lawadmin.converters.ledger_checks import Directory, Faults, check_organ, check_post, good, in_circles
from lawadmin.converters.rows import Taken
from lawadmin.procedure.cells import key
from lawadmin.procedure.model import Procedure
from lawadmin.procedure.reasons import Bad
from lawadmin.records.events import Event, Officer
from lawadmin.records.timeline import Record

#: What errors call a row that is not in the files but in the store.
STORE = "store"


@frozen
class Stated:
    """Hold an event with the row that states it; None where it is stored already."""

    event: Event
    row: Taken[Case] | None = None

    @property
    def where(self) -> str:
        """Name the place of the row."""
        return self.row.where if self.row is not None else STORE


@frozen
class MatterRows:
    """Hold the rows of one matter, and what is stored of it."""

    rows: tuple[Taken[Case], ...]
    stored: Record | None

    @property
    def id(self) -> str:
        """The id as first written."""
        return self.rows[0].id

    def procedure(self) -> str | None:
        """Give the procedure as first stated."""
        if self.stored is not None:
            return self.stored.matter.procedure
        return next((case.procedure for _, case in good(self.rows) if case.procedure is not None), None)

    def organ(self) -> str | None:
        """Give the organ as first stated."""
        if self.stored is not None:
            return self.stored.matter.organ
        return next((case.organ for _, case in good(self.rows) if case.organ is not None), None)

    def new(self) -> tuple[Stated, ...]:
        """List the events that the rows state and the store does not hold."""
        old = {} if self.stored is None else {event.id: event for event in self.stored.events}
        stated = (Stated(event, row) for row, case in good(self.rows) for event in case.events)
        return tuple(one for one in stated if one.event.id not in old or not same(one.event, old[one.event.id]))

    def old(self) -> tuple[Stated, ...]:
        """List the events that the store holds."""
        return () if self.stored is None else tuple(Stated(event) for event in self.stored.events)


def same(one: Event, other: Event) -> bool:
    """Tell whether two events say the same; when they were recorded does not matter."""
    bare = [evolve(event, facts=None, recorded=None) for event in (one, other)]
    return bare[0] == bare[1] and list(facts_as_text(one.facts)) == list(facts_as_text(other.facts))


@frozen
class Context:
    """Hold what a matter is checked against; ``procedure_of`` gives the procedure of a matter, None where unknown."""

    procedures: Mapping[str, Procedure]
    organs: Directory
    posts: Directory
    procedure_of: Callable[[str], str | None]


def check_matter(matter: MatterRows, known: Context) -> Faults:
    """Find whatever the rows of a matter say that cannot be."""
    yield from _check_identity(matter)
    new, old = matter.new(), matter.old()
    for row in matter.rows:
        yield from check_organ(row, "organ", row.value.organ, known.organs)
        yield from _check_posts(row, row.value, known.posts)
    procedure = known.procedures.get(matter.procedure() or "")
    if procedure is not None:
        yield from _check_links(matter, procedure, known)
        yield from _check_start([*old, *new], procedure.starts)
    yield from _check_ids(new, old)
    claimed = frozenset(event.id for row in matter.rows for event in row.value.events)
    yield from _check_replaces(new, old, claimed)
    yield from _check_seq(new)


def _check_identity(matter: MatterRows) -> Faults:
    procedure, organ, first = matter.procedure(), matter.organ(), matter.rows[0]
    wide: Taken[Case] | None = None
    for row in matter.rows:
        if row.id != first.id:
            yield row.fault("matter", Bad("alike", {"other": first.where}))
    for row, case in good(matter.rows):
        other = {"other": STORE if matter.stored is not None else first.where}
        if case.procedure not in (None, procedure):
            yield row.fault("procedure", Bad("contradicts", other))
        if case.organ not in (None, organ):
            yield row.fault("organ", Bad("contradicts", other))
        if case.wide and wide is not None:
            yield row.fault("matter", Bad("twice", {"other": wide.where}))
        wide = row if case.wide else wide


def _check_posts(row: Taken[Case], case: Case, posts: Directory) -> Faults:
    held = {event.actor.post for event in case.events if isinstance(event.actor, Officer)}
    for post in held:
        yield from check_post(row, "post", post, posts)
    for post in {event.to for event in case.events}:
        yield from check_post(row, "to", post, posts)


def _check_links(matter: MatterRows, procedure: Procedure, known: Context) -> Faults:
    for row, case in good(matter.rows):
        if matter.stored is not None and not set(case.links) <= set(matter.stored.matter.links):
            yield row.fault("links", Bad("contradicts", {"other": STORE}))
        for link in case.links:
            wanted = procedure.links.get(link.name)
            if wanted is None:
                choices = tuple(procedure.links) or ("none",)
                yield row.fault("links", Bad("unknown-link", {"procedure": procedure.name, "choices": choices}))
            elif known.procedure_of(link.matter) not in (None, wanted):
                yield row.fault("links", Bad("link-procedure", {"procedure": wanted}))


def _check_ids(new: Iterable[Stated], old: Iterable[Stated]) -> Faults:
    first = {key(one.event.id): one for one in old}
    for one in new:
        other = first.setdefault(key(one.event.id), one)
        if other is one or one.row is None or _are_wide(one, other):
            continue
        if other.event.id != one.event.id:
            yield one.row.fault("event", Bad("alike", {"other": other.where}))
        else:
            yield one.row.fault("event", Bad("stored" if other.row is None else "twice", {"other": other.where}))


def _are_wide(one: Stated, other: Stated) -> bool:
    """Tell whether two events come from wide rows, of which the second is refused as a whole."""
    return all(stated.row is not None and stated.row.value.wide for stated in (one, other))


def _check_replaces(new: Iterable[Stated], old: Iterable[Stated], claimed: frozenset[str]) -> Faults:
    """Find corrections of what is not there, in a circle, or of what is corrected already."""
    stated = (*old, *new)
    ids = claimed | {one.event.id for one in stated}
    circles = in_circles({one.event.id: one.event.replaces for one in stated})
    first: dict[str, Stated] = {}
    for one in stated:
        target = one.event.replaces
        if target is None:
            continue
        other = first.setdefault(target, one)
        if one.row is None:
            continue
        if target not in ids:
            yield one.row.fault("replaces", Bad("unknown-event"))
        elif one.event.id in circles:
            yield one.row.fault("replaces", Bad("circle"))
        elif other is not one:
            yield one.row.fault("replaces", Bad("replaced-twice", {"other": other.where}))


def _check_start(stated: list[Stated], starts: frozenset[str]) -> Faults:
    """Find events that lie before the first day of any step with which a matter may start."""
    standing = _standing(stated)
    first = min((one for one in standing if one.event.step in starts), key=lambda one: one.event.day, default=None)
    for one in standing:
        if first is not None and one.row is not None and one.event.day < first.event.day:
            yield one.row.fault(_day_column(one), Bad("before-start", {"other": first.where}))


def _standing(stated: list[Stated]) -> list[Stated]:
    replaced = {one.event.replaces for one in stated}
    return [one for one in stated if one.event.step and one.event.id not in replaced]


def _day_column(one: Stated) -> str:
    return one.event.step if one.row is not None and one.row.value.wide else "day"


def _check_seq(new: Iterable[Stated]) -> Faults:
    """Find numbers that run against the days; corrections may stand anywhere."""
    replaced = {one.event.replaces for one in new}
    numbered = [one for one in new if one.event.seq and _day_column(one) == "day" and one.event.replaces is None]
    ordered = sorted((one for one in numbered if one.event.id not in replaced), key=lambda one: one.event.seq)
    for one, after in pairwise(ordered):
        if after.row is not None and after.event.seq > one.event.seq and _is_earlier(after.event, one.event):
            yield after.row.fault("seq", Bad("seq-order", {"other": one.where}))


def _is_earlier(one: Event, other: Event) -> bool:
    if one.day == other.day and one.at is not None and other.at is not None:
        return one.at < other.at
    return one.day < other.day
