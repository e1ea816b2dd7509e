"""Bind packs to rules: pure, and with every fault at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from attrs import field, frozen

from lawadmin.days.calendar import Calendar, Forecast, Notice, calendar_of
from lawadmin.errors import LawAdminError, NameClash, Problems
from lawadmin.law.edition import Edition
from lawadmin.law.lawbook import Lawbook
from lawadmin.procedure.model import Procedure
from lawadmin.procedure.program import compile_program, unbound
from lawadmin.rules.attribution import Attribution
from lawadmin.rules.case_files import FileStandard, Rubric
from lawadmin.rules.indicators import Scheme
from lawadmin.rules.ladders import Ladder, Law, ladder_faults
from lawadmin.rules.snapshot import Rules
from lawadmin.rules.values import AnyCheck, Clause, Fault, Gravity, Register, Right


@frozen
class LoadedPack:
    """Hold what one pack brings, read from its files."""

    name: str
    region: str = ""
    editions: tuple[Edition, ...] = ()
    notices: tuple[Notice, ...] = ()
    forecast: Forecast | None = None
    procedures: tuple[Procedure, ...] = ()
    checks: tuple[AnyCheck, ...] = ()
    clauses: tuple[Clause, ...] = ()
    faults: tuple[Fault, ...] = ()
    gravities: Mapping[str, Gravity] = field(factory=dict)
    registers: tuple[Register, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    standards: tuple[FileStandard, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    rights: tuple[Right, ...] = ()
    attribution: Attribution | None = None
    ladders: tuple[Ladder, ...] = ()


def bind(packs: Iterable[LoadedPack], *, region: str = "") -> Rules:
    """Bind packs to rules for a region, "" for the nation.

    Raises Problems with every NameClash, UnboundStep and fault of a ladder at once.
    """
    loaded = tuple(packs)
    rules = Rules(
        lawbook=Lawbook(chain.from_iterable(pack.editions for pack in loaded)),
        calendar=_calendar(loaded, region),
        procedures=_procedures(loaded),
        checks=tuple(chain.from_iterable(pack.checks for pack in loaded)),
        clauses=_plan(loaded),
        faults=tuple(chain.from_iterable(pack.faults for pack in loaded)),
        gravities={code: gravity for pack in loaded for code, gravity in pack.gravities.items()},
        region=region,
        registers={register.name: register for pack in loaded for register in pack.registers},
        rubrics={rubric.id: rubric for pack in loaded for rubric in pack.rubrics},
        standards={standard.procedure: standard for pack in loaded for standard in pack.standards},
        schemes={scheme.id: scheme for pack in loaded for scheme in pack.schemes},
        rights=tuple(chain.from_iterable(pack.rights for pack in loaded)),
        attribution=next((p.attribution for p in reversed(loaded) if p.attribution is not None), Attribution()),
        ladders=tuple({ladder.name: ladder for pack in loaded for ladder in pack.ladders}.values()),
    )
    faults = (*_clashes(loaded), *_unbound(rules), *_ladder_faults(rules))
    if faults:
        raise Problems(faults)
    return rules


def _calendar(packs: tuple[LoadedPack, ...], region: str) -> Calendar:
    notices = chain.from_iterable(pack.notices for pack in packs)
    forecast = next((pack.forecast for pack in packs if pack.forecast is not None), None)
    return calendar_of(notices, forecast=forecast, region=region or None)


def _plan(packs: tuple[LoadedPack, ...]) -> tuple[Clause, ...]:
    """Take the plan of the last pack that has one: a county's own stands in the place of the house's."""
    return next((pack.clauses for pack in reversed(packs) if pack.clauses), ())


def _procedures(packs: tuple[LoadedPack, ...]) -> dict[str, Procedure]:
    """List the procedures by the name under which matters know them; one that replaces another takes its place."""
    procedures = {procedure.name: procedure for pack in packs for procedure in pack.procedures}
    replacing = {p.replaces: p for p in procedures.values() if p.replaces is not None}
    return procedures | replacing


def _clashes(packs: tuple[LoadedPack, ...]) -> Iterator[LawAdminError]:
    owners: dict[str, str] = {}
    for pack, name in _names(packs):
        if name in owners:
            yield NameClash(first=owners[name], second=pack, name=name)
        owners.setdefault(name, pack)


def _names(packs: tuple[LoadedPack, ...]) -> Iterator[tuple[str, str]]:
    for pack in packs:
        for procedure in pack.procedures:
            yield pack.name, f"procedure {procedure.name}"
            if procedure.replaces is not None:
                yield pack.name, f"replacement of {procedure.replaces}"
        for check in pack.checks:
            yield pack.name, f"check {check.id}"
        for register in pack.registers:
            yield pack.name, f"register {register.name}"
        for edition in pack.editions:
            yield pack.name, f"edition {edition.act} {edition.in_force}"


def _unbound(rules: Rules) -> Iterator[LawAdminError]:
    for procedure in rules.procedures.values():
        yield from unbound(compile_program(procedure, rules.lawbook, None))


def _ladder_faults(rules: Rules) -> Iterator[LawAdminError]:
    clauses = frozenset(clause.id for clause in rules.clauses) | frozenset(rules.own_clauses)
    yield from ladder_faults(rules.ladders, Law(rules.lawbook, tuple(rules.procedures.values()), clauses))
