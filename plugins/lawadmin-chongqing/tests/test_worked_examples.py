"""Cases worked out by hand from the articles."""

from __future__ import annotations

from datetime import datetime

import pytest
from chongqing_law import CHONGQING

from lawadmin.days.counting import count_hours
from lawadmin.days.due import DueMoment
from lawadmin.days.span import Span, Unit
from lawadmin.law.edition import Effect, Kind
from lawadmin.law.lawbook import NoLimit
from lawadmin.records.events import CHINA

RELIEF = "subsistence-allowance-review-rules"
EMERGENCY = "emergency-response-act"
SUPERVISION = "chongqing-enforcement-supervision-regulation"
RESPONSIBILITY = "chongqing-enforcement-responsibility-regulation"
DEPUTIES = "chongqing-deputies-proposals-regulation"
DISCRETION = "chongqing-penalty-discretion-rules"
HARD = "涉及面广、处理难度大"


@pytest.mark.parametrize(
    ("act", "name", "traits", "start", "earliest", "latest"),
    [
        pytest.param(RELIEF, "finish", (), "2026-09-01", "2026-10-01", "2026-10-08", id="30 days, silent"),
        pytest.param(SUPERVISION, "ask_review", (), "2026-09-21", "2026-10-12", "2026-10-12", id="10 working days"),
        pytest.param(DEPUTIES, "contact_deputy", (), "2026-04-30", "2026-06-01", "2026-06-01", id="20 working days"),
        pytest.param(DEPUTIES, "answer", (), "2026-03-31", "2026-06-30", "2026-06-30", id="3 months, month's end"),
        pytest.param(DEPUTIES, "answer", (HARD,), "2026-03-31", "2026-09-30", "2026-09-30", id="6 months"),
        pytest.param(DISCRETION, "make_for_new_law", (), "2026-03-31", "2026-09-30", "2026-09-30", id="6 months again"),
    ],
)  # fmt: skip
def test_last_day(act: str, name: str, traits: tuple[str, ...], start: str, earliest: str, latest: str) -> None:
    assert CHONGQING.due(act, name, start, *traits) == (earliest, latest)


@pytest.mark.parametrize(
    ("act", "name", "traits", "article", "number", "unit"),
    [
        (RELIEF, "publicity_time", (), "第十八条第三项", 7, Unit.DAY),
        (RELIEF, "publicity_again", (), "第十八条第三项", 3, Unit.DAY),
        (RELIEF, "finish", (), "第十九条第一款", 30, Unit.DAY),
        (RELIEF, "check_year", ("重病重残且收入基本无变化",), "第二十六条第三款", 1, Unit.YEAR),
        (RELIEF, "check_half_year", ("家庭成员和收入相对稳定",), "第二十六条第三款", 6, Unit.MONTH),
        (RELIEF, "check_month", ("有劳动能力未就业", "城市"), "第二十六条第三款", 1, Unit.MONTH),
        (RELIEF, "check_quarter", ("有劳动能力未就业", "农村"), "第二十六条第三款", 3, Unit.MONTH),
        (EMERGENCY, "report_up", ("较大以上",), "第二十八条", 1, Unit.HOUR),
        (EMERGENCY, "revise_plan_regularly", ("政府及部门预案",), "第十五条", 5, Unit.YEAR),
        (EMERGENCY, "revise_plan_regularly", ("乡镇及村居预案",), "第十五条", 3, Unit.YEAR),
        (SUPERVISION, "first_year", (), "第八条第二款", 1, Unit.YEAR),
        (SUPERVISION, "tell_outcome", (), "第二十条", 10, Unit.WORKING_DAY),
        (SUPERVISION, "ask_review", (), "第二十一条第一款", 10, Unit.WORKING_DAY),
        (SUPERVISION, "review", (), "第二十一条第二款", 15, Unit.WORKING_DAY),
        (RESPONSIBILITY, "answer_informer", (), "第十三条第二款", 15, Unit.WORKING_DAY),
        (DEPUTIES, "assign", ("闭会期间提出",), "第十三条第二款", 10, Unit.WORKING_DAY),
        (DEPUTIES, "say_not_ours", ("不属于本单位职责",), "第十六条", 10, Unit.WORKING_DAY),
        (DEPUTIES, "assign_again", (), "第十六条", 10, Unit.WORKING_DAY),
        (DEPUTIES, "send_opinion", ("协办",), "第二十条第一款", 30, Unit.WORKING_DAY),
        (DEPUTIES, "send_opinion_again", (), "第二十条第一款", 5, Unit.WORKING_DAY),
        (DEPUTIES, "rate_answer", (), "第二十七条第一款", 20, Unit.WORKING_DAY),
        (DEPUTIES, "answer_again", (), "第二十七条第二款", 2, Unit.MONTH),
        (DEPUTIES, "rate_promise", (), "第二十八条第一款", 20, Unit.WORKING_DAY),
        (DISCRETION, "limitation", (), "第十三条第一款第五项", 2, Unit.YEAR),
        (DISCRETION, "limitation", ("危害生命健康或者金融安全",), "第十三条第一款第五项", 5, Unit.YEAR),
        (DISCRETION, "revise_old_standard", ("原有基准不符",), "第二十七条", 6, Unit.MONTH),
        (DISCRETION, "make_missing_standard", ("没有裁量基准",), "第二十七条", 6, Unit.MONTH),
    ],
)  # fmt: skip
def test_number_and_unit_as_read_in_the_article(
    act: str, name: str, traits: tuple[str, ...], *, article: str, number: int, unit: Unit
) -> None:
    assert CHONGQING.read(act, name, "2026-03-02", *traits) == (article, number, (unit,))


def test_relief_is_counted_otherwise_elsewhere() -> None:
    here = CHONGQING.ruled(RELIEF, "finish", "2026-09-01")
    there = CHONGQING.ruled(RELIEF, "finish", "2026-09-01", region=CHONGQING.elsewhere)
    assert [edition.act for edition in here.over] == [RELIEF]
    assert here.limit.exclude == {"群众评议", "公示"}
    assert (here.limit.extend, bool(there.limit.extend)) == ((), True)
    assert CHONGQING.due(RELIEF, "finish", "2026-09-01", region=CHONGQING.elsewhere) == ("2026-10-19", "2026-10-19")


def test_relief_before_the_national_rules() -> None:
    assert CHONGQING.ruled(RELIEF, "finish", "2016-05-01").edition.act == "chongqing-subsistence-allowance-regulation"
    assert isinstance(CHONGQING.limit(RELIEF, "finish", "2016-04-30"), NoLimit)
    assert isinstance(CHONGQING.limit(RELIEF, "finish", "2020-01-02", region=CHONGQING.elsewhere), NoLimit)


def test_the_county_keeps_its_ten_working_days_of_review() -> None:
    found = CHONGQING.ruled(RELIEF, "review", "2026-03-02")
    assert (found.edition.act, found.limit.article) == (RELIEF, "第二十条第一款")


def test_the_publicity_is_a_floor() -> None:
    assert CHONGQING.ruled(RELIEF, "publicity_time", "2026-03-02").limit.kind is Kind.FLOOR


@pytest.mark.parametrize("on", ["2012-07-01", "2024-10-31", "2024-11-01"])
def test_a_larger_emergency_is_reported_within_the_hour(on: str) -> None:
    found = CHONGQING.ruled(EMERGENCY, "report_up", on, "较大以上")
    start = datetime(2026, 3, 2, 9, 30, tzinfo=CHINA)
    moment = count_hours(start, Span(1, Unit.HOUR), choices=found.limit.choices)
    assert isinstance(moment, DueMoment)
    assert (moment.earliest, moment.certain) == (datetime(2026, 3, 2, 10, 30, tzinfo=CHINA), True)
    assert [edition.act for edition in found.over] == [EMERGENCY]


def test_other_emergencies_and_other_places_report_at_once() -> None:
    other = CHONGQING.ruled(EMERGENCY, "report_up", "2026-03-02")
    there = CHONGQING.ruled(EMERGENCY, "report_up", "2026-03-02", "较大以上", region=CHONGQING.elsewhere)
    assert (other.limit.word, there.limit.word) == ("立即", "立即")


def test_training_officials_and_training_teams_are_two_duties() -> None:
    officials, teams = (CHONGQING.ruled(EMERGENCY, name, "2026-03-02") for name in ("train", "train_teams"))
    assert (officials.edition.act, officials.limit.article) == (EMERGENCY, "第三十八条")
    assert (teams.edition.act, teams.limit.article) == ("chongqing-emergency-response-regulation", "第十九条第一款")


def test_a_province_does_not_soften_what_the_law_has_made_stricter() -> None:
    assert CHONGQING.ruled(EMERGENCY, "revise_plan", "2024-10-31").limit.word == "适时"
    found = CHONGQING.ruled(EMERGENCY, "revise_plan", "2024-11-01")
    assert (found.edition.act, found.limit.word) == (EMERGENCY, "及时")
    assert CHONGQING.ruled(EMERGENCY, "revise_plan_as_needed", "2024-11-01").limit.word == "适时"


def test_the_right_to_review_is_lost() -> None:
    assert CHONGQING.ruled(SUPERVISION, "ask_review", "2026-03-02").limit.lapse.effect is Effect.RIGHT_LOST


def test_the_standard_for_a_new_penalty_may_take_a_year_in_all() -> None:
    [tier] = CHONGQING.ruled(DISCRETION, "make_for_new_law", "2026-03-02").limit.extend
    assert tier.to is not None
    assert (tier.to.number, tier.to.units) == (12, (Unit.MONTH,))
