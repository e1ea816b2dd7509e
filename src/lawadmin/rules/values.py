"""The plain values that rules are made of: checks, findings, faults, clauses of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from lawadmin.errors import Field
from lawadmin.law.citation import Citation
from lawadmin.records.timeline import Timeline

if TYPE_CHECKING:
    from lawadmin.rules.snapshot import Snapshot


class Gravity(StrEnum):
    """Say how grave a finding is, from the least."""

    NOTE = "note"
    MINOR = "minor"
    SERIOUS = "serious"
    GRAVE = "grave"

    @property
    def weight(self) -> int:
        """The place in the order, 0 for the least."""
        return list(Gravity).index(self)


@frozen
class Finding:
    """Hold a shortfall: what, by which article, since when, how grave.

    ``due`` is the due day by the latest reading, ``due_earliest`` by the earliest; ``days_late`` counts calendar days
    after ``due``. ``subject`` is the limit (act/limit) or the step concerned, ``anchor`` the event that it hangs on.
    ``fields`` fill the message; ``events`` are the ids of the events that show it.
    """

    code: str
    matter: str
    organ: str
    procedure: str
    clause: str
    gravity: Gravity
    since: date
    subject: str
    anchor: str = ""
    about: str | None = None
    limit: str | None = None
    citation: Citation | None = None
    due: date | None = None
    due_earliest: date | None = None
    days_late: int | None = None
    fields: tuple[tuple[str, Field], ...] = ()
    events: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Name the finding in a way that does not depend on the day it is judged."""
        parts = (self.code, self.matter, self.subject, self.anchor, self.about or "")
        return ":".join(part for part in parts if part)


class Scope(StrEnum):
    """Say what a check sees."""

    MATTER = "matter"
    ROSTER = "roster"
    COUNTY = "county"


@frozen
class Check:
    """Hold a check of one matter: a plain function from what is known and a timeline to findings.

    ``procedures`` names those it looks at; all where empty.
    """

    id: str
    clause: str
    run: Callable[[Snapshot, Timeline], Iterable[Finding]]
    procedures: frozenset[str] = frozenset()
    citation: str = ""
    scope = Scope.MATTER

    def concerns(self, procedure: str) -> bool:
        """Tell whether the check looks at matters of a procedure."""
        return not self.procedures or procedure in self.procedures


@frozen
class RosterCheck:
    """Hold a check of roster and registers."""

    id: str
    clause: str
    run: Callable[[Snapshot], Iterable[Finding]]
    citation: str = ""
    scope = Scope.ROSTER


Row = tuple[str | int | date | None, ...]


@frozen
class CountyCheck:
    """Hold a check of the whole county, in two steps.

    ``gather`` keeps a small row a matter (None: nothing); ``settle`` turns all rows into findings and must not depend
    on their order, so that rows of several partitions can be joined.
    """

    id: str
    clause: str
    gather: Callable[[Snapshot, Timeline], Row | None]
    settle: Callable[[Snapshot, Iterable[Row]], Iterable[Finding]]
    citation: str = ""
    scope = Scope.COUNTY


AnyCheck = Check | RosterCheck | CountyCheck


@frozen
class Register:
    """Declare a register: its name and title, the clause it serves, the class of its entries' facts."""

    name: str
    title: str
    clause: str
    facts: type
    title_en: str = ""


@frozen
class Clause:
    """Hold a clause of the county's plan: its number, and its title in Chinese and English.

    ``serves`` are clauses of the house's plan whose procedures, checks and limits count under this one; ``head`` where
    the head of an organ answers for its duties in person.
    """

    id: str
    title: str
    title_en: str = ""
    serves: frozenset[str] = frozenset()
    head: bool = False


@frozen
class Right:
    """Hold by which limit (act/limit) a right ends that a lapse opens, and under which traits that limit is taken."""

    name: str
    limit: str
    when: frozenset[str] = frozenset()


@frozen
class Fault:
    """Hold one row of a fault table: a fault, and the responsibility of each role in the chain.

    A role that is not named does not answer. ``needs`` are the rulings without which the row cannot be applied.
    """

    code: str
    title: str
    roles: tuple[tuple[str, str], ...]
    needs: tuple[str, ...] = ()
