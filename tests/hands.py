"""An office of four posts, one of which changes hands, and the made-up act that binds it: twenty plain days."""

from __future__ import annotations

from datetime import date

from lawadmin.findings import Judged
from lawadmin.law.edition import Kind
from lawadmin.obligations.custody import Custody, custody
from lawadmin.records.events import Event, Officer
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Post, Roster, Tenure
from lawadmin.rules.values import Fault
from made_up import edition, limit, rules
from telling import day, record, step, story

POSTS = (
    Post("desk", "o1", "窗口"),
    Post("head", "o1", "科长", "审核人"),
    Post("deputy", "o1", "副局长", "批准人"),
    Post("chief", "o1", "局长", "主要负责人"),
)
ROSTER = Roster(
    [Organ("o1", "甲局")],
    POSTS,
    [
        Tenure("赵甲", "desk", date(2025, 1, 1)),
        Tenure("钱乙", "head", date(2025, 1, 1), date(2026, 1, 15)),
        Tenure("孙丙", "head", date(2026, 1, 16), acting=True),
        Tenure("李丁", "deputy", date(2025, 1, 1)),
    ],
)
FAULTS = (
    Fault("overdue", "逾期", (("承办人", "直接责任"), ("审核人", "审核责任"), ("主要负责人", "领导责任")), ("ruling",)),
    Fault("late", "迟延", (("承办人", "直接责任"), ("批准人", "主管责任"))),
    Fault("no-post", "无职", (("承办人", "直接责任"),)),
    Fault("missing-step", "缺步", (("主要负责人", "领导责任"),)),
    Fault("outside-window", "失时", (("承办人", "直接责任"),)),
)
RULES = rules(
    edition(
        limit("decide", 20, "begun", "done", exclude=("asking",)),
        limit("soon", None, "begun", "done", word="及时"),
        limit("window", 5, "urged", "applied", kind=Kind.WINDOW),
    ),
    faults=FAULTS,
)
SEEN = RULES.at(day("2026-01-31"), roster=ROSTER)
BEGUN = step("begun", "2026-01-01", actor=Officer("赵甲", "desk"))
HANDS = (BEGUN, step("served", "2026-01-05", actor=Officer("赵甲", "desk"), to="head"))


def told(*events: Event) -> Judged:
    return story(SEEN, record("example", *events))


def held(result: Judged) -> Custody:
    return custody(SEEN, result.timeline, result.obligations[0])
