"""Legal aid and the relief service, records in and findings out; days counted by hand, 日 a natural day."""

from __future__ import annotations

from datetime import time

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.records.events import Event
from lawadmin.regimes.functions.aid import Publication
from lawadmin.regimes.functions.legal_aid import Handling, Refusal
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.1.5")

SEEN = national().at(day("2026-11-20"))
CLAIM = (
    step("收到法律援助申请", "2026-03-02"),
    step("给予法律援助", "2026-03-09"),
    step("指派法律援助人员", "2026-03-12"),
    step("办理结束", "2026-05-11", facts=Handling(charged=False)),
    step("提交办理材料", "2026-05-12"),
    step("支付补贴", "2026-05-18"),
)


def told(*events: Event, procedure: str = "legal-aid") -> Judged:
    return story(SEEN, record(procedure, *events))


def test_aid_is_decided_in_seven_and_assigned_in_three_days() -> None:
    """二(一)5a: aid in justice."""
    result = told(*CLAIM)
    assert not result.findings
    shown = {key.partition("@")[0]: due for key, due in dues(result).items()}
    assert (shown["decide"], shown["assign"]) == ("2026-03-09 met", "2026-03-12 met")
    late = told(CLAIM[0], evolve(CLAIM[1], day=day("2026-03-10")), evolve(CLAIM[2], day=day("2026-03-16")), *CLAIM[3:])
    assert faults(late) == {("late", "decide", "2026-03-09", 1), ("late", "assign", "2026-03-13", 3)}


def test_a_refusal_gives_its_reason_and_an_objection_is_decided_in_five_days() -> None:
    refused = step("不予法律援助", "2026-03-06", facts=Refusal("不符合经济困难标准"))
    way = (CLAIM[0], refused, step("收到异议", "2026-03-11"))
    assert not told(*way, step("维持决定", "2026-03-16")).findings
    assert faults(told(*way, step("责令改正", "2026-03-17"))) == {("late", "decide_objection", "2026-03-16", 1)}
    assert codes(told(CLAIM[0], evolve(refused, facts=Refusal()))) == ["no-grounds"]
    ended = step("终止法律援助", "2026-04-01", facts=Refusal())
    assert codes(told(*CLAIM[:3], ended)) == ["no-grounds"]


def test_whoever_is_aided_pays_nothing() -> None:
    charged = evolve(CLAIM[3], facts=Handling(charged=True))
    assert codes(told(*CLAIM[:3], charged, *CLAIM[4:])) == ["aid-charged"]


def test_an_application_from_custody_is_passed_on_within_a_day() -> None:
    applied = evolve(step("被羁押人员提出申请", "2026-03-02", about="甲"), at=time(9))
    passed = evolve(step("转交申请", "2026-03-03", about="甲"), at=time(9))
    assert not told(applied, passed).findings
    assert [f.code for f in told(applied, evolve(passed, at=time(9, 1))).findings] == ["late"]


def test_policy_and_funds_are_published_whole() -> None:
    begun = (step("成立", "2025-01-02"), step("信息变化", "2026-01-05"))
    published = step("公开救助信息", "2026-01-09", facts=Publication(whole=True))
    assert not told(*begun, published, procedure="relief-service").findings
    part = evolve(published, facts=Publication(whole=False))
    assert codes(told(*begun, part, procedure="relief-service")) == ["published-in-part"]
