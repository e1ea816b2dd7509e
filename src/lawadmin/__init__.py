"""Run a Chinese county's plan for law-based administration.

The public names; everything else is imported from its module. A name is imported when it is first asked for, so that
``import lawadmin`` reads nothing else.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawadmin.accountability import Charge, charge
    from lawadmin.app import read, remind, review
    from lawadmin.assessment import assess
    from lawadmin.converters.certificates import Proof
    from lawadmin.converters.pack import Pack
    from lawadmin.days.calendar import Calendar
    from lawadmin.days.due import Due
    from lawadmin.errors import LawAdminError
    from lawadmin.findings import diff, judge, settle
    from lawadmin.hookspecs import Notice, Notifier, Renderer, Source, Store, hookimpl
    from lawadmin.law.citation import Citation
    from lawadmin.law.edition import Edition, Limit
    from lawadmin.law.lawbook import Lawbook
    from lawadmin.obligations.certificate import Certificate
    from lawadmin.obligations.explain import explain
    from lawadmin.obligations.oblige import oblige
    from lawadmin.obligations.proof import prove
    from lawadmin.obligations.stray import stray
    from lawadmin.obligations.values import Obligation
    from lawadmin.obligations.verify import verify
    from lawadmin.plugins import load_rules
    from lawadmin.procedure.layout import Layout
    from lawadmin.procedure.model import Needs, Procedure, Span
    from lawadmin.records.events import Event
    from lawadmin.records.matters import Matter
    from lawadmin.records.organs import Organ
    from lawadmin.records.registers import Entry
    from lawadmin.records.roster import Roster
    from lawadmin.records.timeline import Timeline
    from lawadmin.rules.bind import bind
    from lawadmin.rules.snapshot import Rules, Snapshot
    from lawadmin.rules.values import Check, Finding, Gravity

__all__ = [
    "Calendar",
    "Certificate",
    "Charge",
    "Check",
    "Citation",
    "Due",
    "Edition",
    "Entry",
    "Event",
    "Finding",
    "Gravity",
    "LawAdminError",
    "Lawbook",
    "Layout",
    "Limit",
    "Matter",
    "Needs",
    "Notice",
    "Notifier",
    "Obligation",
    "Organ",
    "Pack",
    "Procedure",
    "Proof",
    "Renderer",
    "Roster",
    "Rules",
    "Snapshot",
    "Source",
    "Span",
    "Store",
    "Timeline",
    "assess",
    "bind",
    "charge",
    "diff",
    "explain",
    "hookimpl",
    "judge",
    "load_rules",
    "oblige",
    "prove",
    "read",
    "remind",
    "review",
    "settle",
    "stray",
    "verify",
]

#: The names of each module, below ``lawadmin``.
_NAMES = {
    "accountability": "Charge charge",
    "app": "read remind review",
    "assessment": "assess",
    "converters.certificates": "Proof",
    "converters.pack": "Pack",
    "days.calendar": "Calendar",
    "days.due": "Due",
    "errors": "LawAdminError",
    "findings": "diff judge settle",
    "hookspecs": "Notice Notifier Renderer Source Store hookimpl",
    "law.citation": "Citation",
    "law.edition": "Edition Limit",
    "law.lawbook": "Lawbook",
    "obligations.certificate": "Certificate",
    "obligations.explain": "explain",
    "obligations.oblige": "oblige",
    "obligations.proof": "prove",
    "obligations.stray": "stray",
    "obligations.values": "Obligation",
    "obligations.verify": "verify",
    "plugins": "load_rules",
    "procedure.layout": "Layout",
    "procedure.model": "Needs Procedure Span",
    "records.events": "Event",
    "records.matters": "Matter",
    "records.organs": "Organ",
    "records.registers": "Entry",
    "records.roster": "Roster",
    "records.timeline": "Timeline",
    "rules.bind": "bind",
    "rules.snapshot": "Rules Snapshot",
    "rules.values": "Check Finding Gravity",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

if not TYPE_CHECKING:  # a type checker knows the names from above, and a misspelt one must not pass

    def __getattr__(name: str) -> object:
        """Import a public name when it is first asked for."""
        if name not in _MODULES:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """List the public names beside what is imported already."""
    return sorted({*globals(), *__all__})
