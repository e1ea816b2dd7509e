"""What a plugin brings: a name, folders of data, procedures and checks."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from attrs import frozen

from lawadmin.procedure.model import Procedure
from lawadmin.rules.values import AnyCheck, Register


@frozen
class Pack:
    """Hold what one plugin brings to the rules; every field but the name may be left out.

    ``region`` is a GB/T 2260 code, "" for the nation. The folders are named and not opened: ``statutes`` holds
    ``<act>/<first day in force>.toml``, ``calendars`` one file a holiday notice, ``tables`` the clauses of the plan,
    gravities and fault tables, ``layouts`` one file a layout of ledgers, ``templates`` texts for documents.
    """

    name: str
    region: str = ""
    statutes: Traversable | None = None
    calendars: Traversable | None = None
    tables: Traversable | None = None
    procedures: tuple[Procedure, ...] = ()
    checks: tuple[AnyCheck, ...] = ()
    registers: tuple[Register, ...] = ()
    layouts: Traversable | None = None
    templates: Traversable | None = None
