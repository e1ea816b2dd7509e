"""One licence in an invented county: accepted on 4 March 2026, 20 working days end on 1 April."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from importlib.resources import files

from attrs import evolve

from lawadmin.app import Reviewed, remind, review
from lawadmin.converters.ladders import load_ladders
from lawadmin.converters.messages import Lang, load_messages
from lawadmin.hookspecs import Notice
from lawadmin.records.events import Event, Officer
from lawadmin.records.matters import Matter
from lawadmin.records.organs import Function, Organ
from lawadmin.records.roster import Post, Roster, Tenure
from lawadmin.records.timeline import Record
from lawadmin.rules.ladders import Ladder
from lawadmin.rules.snapshot import Snapshot
from telling import national

CHANGED = date(2019, 2, 28)

ROSTER = Roster(
    organs=(
        Organ("ZF", "云溪县人民政府"),
        Organ("SCJG", "云溪县市场监督管理局", parent="ZF"),
        Organ("FZB", "云溪县法制办", until=CHANGED, functions=(Function("法制机构", None, CHANGED),)),
        Organ("SFJ", "云溪县司法局", functions=(Function("法制机构", date(2019, 3, 1)),)),
    ),
    posts=(
        Post("SCJG-CB", "SCJG", "科员", "承办人"),
        Post("SCJG-SH", "SCJG", "股长", "审核人"),
        Post("SCJG-JZ", "SCJG", "局长", "主要负责人"),
    ),
    tenures=(
        Tenure("张甲", "SCJG-CB", date(2020, 1, 1)),
        Tenure("李乙", "SCJG-SH", date(2020, 1, 1)),
        Tenure("王丙", "SCJG-JZ", date(2020, 1, 1)),
    ),
)

LADDERS = load_ladders(files("lawadmin") / "tables")

ACCEPTED = (
    Event("e1", "申请", date(2026, 3, 2)),
    Event("e2", "受理", date(2026, 3, 4), actor=Officer("张甲", "SCJG-CB")),
)
EXTENDED = Event("e3", "延长", date(2026, 3, 30), actor=Officer("王丙", "SCJG-JZ"))


def licence(*events: Event, id: str = "X-1") -> Record:  # noqa: A002
    return Record(Matter(id, "licensing", "SCJG"), events or ACCEPTED)


def seen(on: str, roster: Roster = ROSTER, ladders: tuple[Ladder, ...] | None = None) -> Snapshot:
    rules = evolve(national(), ladders=LADDERS if ladders is None else ladders)
    return rules.at(date.fromisoformat(on), roster=roster)


def reviewed(on: str, *records: Record) -> Iterable[Reviewed]:
    return review(seen(on), records or (licence(),))


def notices(on: str, *records: Record, roster: Roster = ROSTER, lang: Lang = "zh") -> tuple[Notice, ...]:
    """List the notices of the limit to decide, of the licence or of other records."""
    look = seen(on, roster)
    found = remind(look, review(look, records or (licence(),)), load_messages(lang), channel="mail").notices
    return tuple(notice for notice in found if lang == "en" or " 作出许可决定，" in notice.subject)


def told(on: str, *records: Record, roster: Roster = ROSTER) -> list[str]:
    """Say for each notice its rung, and whom it reaches."""
    return sorted(f"{one.key.split('.')[1]} {one.recipient}" for one in notices(on, *records, roster=roster))
