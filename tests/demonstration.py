"""Import the ledgers of the demonstration as a user would, and review it."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from lawadmin.app import Reviewed, of_county, review
from lawadmin.converters.facts import typed_entries
from lawadmin.converters.layouts import read_layout
from lawadmin.converters.ledger import Ledger, read_ledgers
from lawadmin.demo import Demo, build
from lawadmin.plugins.rules import load_rules
from lawadmin.records.registers import Registers
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record
from lawadmin.rules.snapshot import Rules, Snapshot
from lawadmin.rules.values import Finding


@frozen
class Whole:
    """Hold the demonstration as imported from its ledgers and reviewed; ``county`` is what only the whole shows."""

    demo: Demo
    seen: Snapshot
    records: tuple[Record, ...]
    reviewed: tuple[Reviewed, ...]
    county: tuple[Finding, ...]


def whole_of(folder: Path) -> Whole:
    """Build the demonstration in a folder, import it and review it."""
    demo = build(folder)
    rules = load_rules(demo.folder / "lawadmin.toml")
    ledgers = imported(demo, rules)
    entries = [entry for ledger in ledgers for entry in ledger.entries]
    seen = rules.at(demo.on, roster=roster_of(ledgers), registers=typed_entries(Registers(entries), rules.registers))
    records = tuple(record for ledger in ledgers for record in ledger.records)
    reviewed = tuple(review(seen, records, {record.matter.id: record for record in records}.get))
    return Whole(demo, seen, records, reviewed, of_county(seen, (row for item in reviewed for row in item.rows)))


def imported(demo: Demo, rules: Rules) -> list[Ledger]:
    """Import one ledger after the other, each against the roster known by then."""
    ledgers: list[Ledger] = []
    for path, layout in demo.ledgers:
        ledgers.append(_ledger(path, layout, rules, demo, roster_of(ledgers)))
    return ledgers


def _ledger(path: Path, layout: Path | None, rules: Rules, demo: Demo, roster: Roster) -> Ledger:
    chosen = read_layout(layout, rules.procedures) if layout else None
    return read_ledgers([path], rules, layout=chosen, roster=roster, today=demo.on)


def roster_of(ledgers: list[Ledger]) -> Roster:
    return Roster(
        [organ for ledger in ledgers for organ in ledger.organs],
        [post for ledger in ledgers for post in ledger.posts],
        [tenure for ledger in ledgers for tenure in ledger.tenures],
    )
