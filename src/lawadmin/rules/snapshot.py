"""Rules, and a snapshot of them: as known on one day, judging as of another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256

from attrs import evolve, field, frozen

from lawadmin.days.calendar import Calendar
from lawadmin.law.lawbook import Lawbook, Place
from lawadmin.law.transition import Carry
from lawadmin.procedure.model import Procedure
from lawadmin.procedure.program import Program, compile_program
from lawadmin.procedure.ties import untied
from lawadmin.records.organs import regions_of
from lawadmin.records.registers import Registers
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record, Timeline, timeline
from lawadmin.rules.attribution import Attribution
from lawadmin.rules.case_files import FileStandard, Rubric
from lawadmin.rules.indicators import Scheme
from lawadmin.rules.ladders import Ladder
from lawadmin.rules.values import AnyCheck, Check, Clause, Fault, Gravity, Register, Right


@frozen
class Rules:
    """Hold law, calendar, procedures, checks and tables, frozen; made once by ``bind``."""

    lawbook: Lawbook
    calendar: Calendar
    procedures: Mapping[str, Procedure]
    checks: tuple[AnyCheck, ...]
    clauses: tuple[Clause, ...]
    faults: tuple[Fault, ...]
    gravities: Mapping[str, Gravity]
    region: str = ""
    registers: Mapping[str, Register] = field(factory=dict)
    rubrics: Mapping[str, Rubric] = field(factory=dict)
    standards: Mapping[str, FileStandard] = field(factory=dict)
    schemes: Mapping[str, Scheme] = field(factory=dict)
    rights: tuple[Right, ...] = ()
    attribution: Attribution = field(factory=Attribution)
    ladders: tuple[Ladder, ...] = ()

    @cached_property
    def own_clauses(self) -> Mapping[str, str]:
        """Say by which clause of the county's own plan each clause of another plan is served, where it is."""
        return {other: clause.id for clause in self.clauses for other in clause.serves}

    @cached_property
    def _programs(self) -> dict[tuple[str, Place], Program]:
        """Keep what snapshots of all that is known have compiled, so that a day costs nothing of its own."""
        return {}

    @cached_property
    def _checks(self) -> dict[str, tuple[Check, ...]]:
        return {}

    def checks_of(self, procedure: Procedure) -> tuple[Check, ...]:
        """List the checks that look at matters of a procedure, or of the one whose place it takes."""
        if procedure.name not in self._checks:
            names = [name for name in (procedure.name, procedure.replaces) if name is not None]
            own = (check for check in self.checks if isinstance(check, Check) and any(map(check.concerns, names)))
            self._checks[procedure.name] = tuple(own)
        return self._checks[procedure.name]

    def clause(self, name: str) -> str:
        """Name a clause as the county's own plan does; one that it does not serve keeps its name."""
        return self.own_clauses.get(name, name)

    @property
    def digest(self) -> str:
        """A digest of all law and notices, which goes into every answer."""
        parts = (*(edition.digest for edition in self.lawbook), self.calendar.digest, *sorted(self.procedures))
        return sha256("\n".join(parts).encode()).hexdigest()

    def at(
        self,
        on: date,
        *,
        as_of: date | None = None,
        roster: Roster | None = None,
        registers: Registers | None = None,
        transition: Mapping[str, Carry] | None = None,
    ) -> Snapshot:
        """Judge as of the day ``on``, as known at the end of the day ``as_of`` (default: all that is known).

        ``transition`` chooses, by act/limit, whether a clock that runs when a new edition comes into force keeps the
        old term or goes over to the new one; where nothing is chosen, a transitional clause decides, else the old term
        stays.
        """
        return Snapshot(
            rules=self,
            on=on,
            as_of=as_of,
            roster=roster or Roster(),
            registers=registers or Registers(),
            lawbook=self.lawbook if as_of is None else self.lawbook.known_at(as_of),
            calendar=self.calendar.at(as_of),
            transition=transition or {},
            programs=self._programs if as_of is None else {},
        )


@frozen
class Snapshot:
    """Hold what is known at the end of the day ``as_of`` (None: all), to judge how things stand on the day ``on``."""

    rules: Rules
    on: date
    as_of: date | None
    roster: Roster
    registers: Registers
    lawbook: Lawbook
    calendar: Calendar
    transition: Mapping[str, Carry] = field(factory=dict)
    _programs: dict[tuple[str, Place], Program] = field(factory=dict, repr=False, eq=False)

    def timeline(self, record: Record) -> Timeline:
        """Put a record in order as known, through the day judged."""
        told, procedure = timeline(record, as_of=self.as_of, on=self.on), self.procedure(record.matter.procedure)
        return told if procedure is None else evolve(told, events=untied(procedure, told.events))

    def procedure(self, name: str) -> Procedure | None:
        """Find the procedure of a matter; None where it is not installed."""
        return self.rules.procedures.get(name)

    def place(self, organ: str) -> Place:
        """Say where an organ stands: its regions, and its line of administration."""
        known = self.roster.organs.get(organ)
        regions = self.roster.regions(organ) or regions_of(self.rules.region)
        return Place(regions, known.line if known else "")

    def program(self, procedure: Procedure, organ: str) -> Program:
        """Compile the program of a procedure for an organ, once a place."""
        key = procedure.name, self.place(organ)
        if key not in self._programs:
            self._programs[key] = compile_program(procedure, self.lawbook, key[1])
        return self._programs[key]

    def gravity(self, code: str) -> Gravity:
        """Look up how grave a kind of finding is; serious where no table says."""
        return self.rules.gravities.get(code, Gravity.SERIOUS)
