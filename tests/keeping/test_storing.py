"""What a command does is the same wherever the tables lie; here they lie in dictionaries."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve, field, frozen

from defaults.sqlite.county import FACTS, store_at
from lawadmin.errors import Problems
from lawadmin.hookspecs import Command, Entries, Outcome, Receipt
from lawadmin.keeping import CommandRow, Head, Linked, NoticeRow, answered, receipt_body, store
from lawadmin.records.matters import Matter
from lawadmin.records.organs import Organ
from lawadmin.records.registers import Entry
from lawadmin.records.roster import Tenure
from lawadmin.testing.conformance.samples import MATTER, NOON, command, event, notice


@frozen
class Dictionaries:
    """Hold the tables of a store in memory."""

    commands: dict[str, CommandRow] = field(factory=dict)
    matters: dict[str, tuple[bytes, bytes]] = field(factory=dict)
    rows: dict[str, list[Linked]] = field(factory=dict)
    notices: dict[str, NoticeRow] = field(factory=dict)

    def command(self, id: str) -> CommandRow | None:  # noqa: A002
        return self.commands.get(id)

    def last_command(self) -> Head | None:
        last = next(reversed(self.commands.values()), None)
        return Head(last.position, last.link) if last else None

    def matter(self, id: str) -> tuple[bytes, bytes] | None:  # noqa: A002
        return self.matters.get(id)

    def newest(self, stream: str) -> Head | None:
        rows = self.rows.get(stream)
        return Head(rows[-1].version, rows[-1].link) if rows else None

    def add_matter(self, matter: Matter, body: bytes, link: bytes) -> None:
        self.matters[matter.id] = (body, link)

    def add_rows(self, stream: str, rows: Sequence[Linked]) -> None:
        self.rows.setdefault(stream, []).extend(rows)

    def add_command(self, row: CommandRow) -> None:
        self.commands[row.id] = row

    def add_notices(self, rows: Sequence[NoticeRow]) -> int:
        new = {row.key: row for row in rows if row.key not in self.notices}
        self.notices.update(new)
        return len(new)


ASKED: tuple[Command | Entries, ...] = (
    command(1, event(1, recorded=NOON, facts=FACTS), event(2), notices=(notice(1), notice(2))),
    command(2, event(3), expected=2, notices=(notice(1),)),
    command(3, matter=Matter("standing", "licensing", "market")),
    Entries("c4", (Organ("market", "云溪县市场监督管理局"),), (), (Tenure("张甲", "window", date(2024, 1, 1)),)),
    Entries("c5", entries=(Entry("z1", "certificate", "张甲", date(2024, 1, 1)),), recorded=NOON),
    Entries("c6"),
)


def test_every_command_has_the_same_answer_as_in_the_default_store(tmp_path: Path) -> None:
    tables = Dictionaries()
    with closing(store_at(tmp_path)) as default:
        assert [store(tables, one) for one in ASKED] == list(default.append_all(ASKED))
        assert [store(tables, one) for one in ASKED] == [default.outcome(one.id) for one in ASKED]
    assert answered(tables, "c9") is None
    assert sorted(tables.notices) == ["n1", "n2"]


@pytest.mark.parametrize("broken", ["\x00", "c\ud800", "c\u202e1"])
def test_ids_and_notices_that_could_not_be_read_back_are_refused(broken: str) -> None:
    tables = Dictionaries()
    asked = (
        Entries(broken),
        evolve(command(1), id=broken),
        evolve(command(1), notices=(evolve(notice(1), key=broken),)),
        evolve(command(1), notices=(evolve(notice(1), text=broken),)),
    )
    for one in asked:
        with pytest.raises(Problems):
            store(tables, one)
    assert tables == Dictionaries()
    with pytest.raises(Problems):
        receipt_body(Receipt(Outcome.SENT, broken))


def test_a_matter_is_linked_to_its_first_event() -> None:
    tables = Dictionaries()
    store(tables, command(1, event(1)))
    assert tables.matter(MATTER.id) is not None
    assert [row.version for row in tables.rows[MATTER.id]] == [1]
