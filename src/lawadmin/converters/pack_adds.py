"""What a pack would add to a county's rules, before it is installed."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from lawadmin.converters.pack import Pack
from lawadmin.law.conflicts import Override
from lawadmin.rules.bind import LoadedPack


@frozen
class Adds:
    """List what a pack brings, by names.

    ``limits`` counts those that stand in the place of no other. ``replaces`` pairs a procedure of the nation with the
    one that takes its place where the configuration agrees. ``attribution`` is the title of the table, "" where none.
    """

    texts: tuple[str, ...] = ()
    limits: int = 0
    procedures: tuple[str, ...] = ()
    replaces: tuple[tuple[str, str], ...] = ()
    checks: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    gravities: tuple[str, ...] = ()
    attribution: str = ""
    notices: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()


def adds_of(pack: Pack, loaded: LoadedPack, overrides: Iterable[Override]) -> Adds:
    """List what a pack adds, beside what it overrides."""
    taken = {(id(one.by.edition), one.by.limit.name) for one in overrides}
    limits = [(edition, limit) for edition in loaded.editions for limit in edition.limits]
    return Adds(
        texts=tuple(dict.fromkeys(edition.title for edition in loaded.editions)),
        limits=sum((id(edition), limit.name) not in taken for edition, limit in limits),
        procedures=tuple(procedure.name for procedure in loaded.procedures if procedure.replaces is None),
        replaces=tuple((one.replaces, one.name) for one in loaded.procedures if one.replaces is not None),
        checks=tuple(check.id for check in loaded.checks),
        registers=tuple(register.name for register in loaded.registers),
        faults=tuple(fault.code for fault in loaded.faults),
        gravities=tuple(loaded.gravities),
        attribution=loaded.attribution.title if loaded.attribution is not None else "",
        notices=tuple(notice.id for notice in loaded.notices),
        templates=_templates(pack),
    )


def _templates(pack: Pack) -> tuple[str, ...]:
    files = () if pack.templates is None else pack.templates.iterdir()
    return tuple(sorted(file.name for file in files if file.is_file()))
