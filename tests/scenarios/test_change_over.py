"""A clock that runs when a new edition comes into force: which edition governs it, why, and its last day.

Each case is told in a small procedure of its own, bound to the law of the house; the days are counted by hand from the
articles and the calendar.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import cast

import pytest

from house_law import editions, lawbook
from lawadmin.law.lawbook import NoLimit
from lawadmin.law.transition import Carry
from lawadmin.obligations.explain import explain
from lawadmin.obligations.values import Obligation, first_reading, last_day
from lawadmin.procedure.model import Procedure, Trait
from lawadmin.procedure.program import words
from lawadmin.rules.bind import LoadedPack, bind
from lawadmin.rules.snapshot import Rules
from oracle import house_calendar
from telling import record, step, story

pytestmark = pytest.mark.clause("2.4.1", "2.5.2", "2.6.2", "2.6.5", "2.2.3")

PENALTY = "administrative-penalty-act"
RECONSIDERATION = "administrative-reconsideration-act"
PETITION = "petition-regulation"
DISCLOSURE = "open-government-information-regulation"
LITIGATION = "administrative-litigation-act"
CIVIL = "civil-procedure-act"
COMPENSATION = "state-compensation-act"


#: StrEnum as what makes one of words that are only known at run time.
named = cast(Callable[[str, Mapping[str, str]], type[StrEnum]], StrEnum)


@cache
def rules(act: str, name: str) -> Rules:
    """Bind the law to a procedure that knows nothing but the steps of one limit."""
    wordings = [ruled.limit for ruled in lawbook().variants(act, name)]
    traits = {trait for limit in wordings for trait in limit.when}
    spans = {span for limit in wordings for span in limit.exclude}
    names = sorted({word for limit in wordings for word in words(limit)} - traits - spans)
    steps = named("Trial", {name: name for name in (*names, *sorted(traits | spans))})
    procedure = Procedure(
        name="trial",
        title="试行",
        clause="2.4.1",
        act=act,
        steps=steps,
        starts=frozenset(steps),
        may={},
        must=(name,),
        traits={trait: Trait({trait}) for trait in traits},
    )
    pack = LoadedPack("trial", editions=editions(), notices=house_calendar().notices, procedures=(procedure,))
    return bind([pack])


def clock(
    ref: str, *told: tuple[str, str], on: str = "2026-12-01", choice: Mapping[str, Carry] | None = None
) -> Obligation:
    """Start a clock by steps and give the obligation of the first one."""
    act, _, name = ref.partition("/")
    seen = rules(act, name).at(date.fromisoformat(on), transition=choice)
    events = [step(word, day) for word, day in told]
    return story(seen, record("trial", *events)).obligations[0]


def governs(obligation: Obligation) -> tuple[str, str]:
    return str(obligation.edition.in_force), obligation.limit.article


def days(obligation: Obligation) -> tuple[str, str]:
    return str(first_reading(obligation.due)), str(last_day(obligation.due))


def why(obligation: Obligation) -> str | None:
    """Give the code of the step that says why the clock kept its term or went over."""
    found = (one.code for one in explain(obligation, date(2026, 12, 1)).law)
    return next((code for code in found if code.startswith("crossing")), None)


KEPT, CLAUSE = "crossing-kept-doctrine", "crossing-over-clause"


@pytest.mark.parametrize(
    ("ref", "begins", "edition", "article", "last", "reason"),
    [
        # 处罚法 2021-07-15: seven days became seven working days
        (f"{PENALTY}/hold_evidence", ("先行登记保存", "2021-07-14"), "2018-01-01", "第三十七条第二款", "2021-07-21",
        KEPT),
        (f"{PENALTY}/hold_evidence", ("先行登记保存", "2021-07-15"), "2021-07-15", "第五十六条", "2021-07-26", None),
        (f"{PENALTY}/hold_evidence", ("先行登记保存", "2021-07-07"), "2018-01-01", "第三十七条第二款", "2021-07-14",
        None),
        (f"{PENALTY}/ask_hearing", ("告知听证权", "2021-07-13"), "2018-01-01", "第四十二条第一款第一项", "2021-07-16",
        KEPT),
        # amendments of 2009 and 2018 that changed no term: the version of its day is cited
        (f"{PENALTY}/hold_evidence", ("先行登记保存", "2017-12-28"), "2009-08-27", "第三十七条第二款", "2018-01-04",
        KEPT),
        (f"{PENALTY}/hold_evidence", ("先行登记保存", "2018-01-02"), "2018-01-01", "第三十七条第二款", "2018-01-09",
        None),
        (f"{PENALTY}/hold_evidence", ("先行登记保存", "2009-08-03"), "1996-10-01", "第三十七条第二款", "2009-08-10",
        None),
        (f"{PENALTY}/ask_hearing", ("告知听证权", "2021-07-15"), "2021-07-15", "第六十四条第一项", "2021-07-22", None),
        # 复议法 2024-01-01: ten days became ten working days
        (f"{RECONSIDERATION}/reply", ("收到副本", "2023-12-26"), "2018-01-01", "第二十三条第一款", "2024-01-05", KEPT),
        (f"{RECONSIDERATION}/reply", ("收到副本", "2024-01-02"), "2024-01-01", "第四十八条", "2024-01-16", None),
        (f"{RECONSIDERATION}/reply", ("收到副本", "2017-12-04"), "2009-08-27", "第二十三条第一款", "2017-12-14", None),
        (f"{RECONSIDERATION}/decide", ("收到申请", "2023-11-20"), "2018-01-01", "第三十一条第一款", "2024-01-19", KEPT),
        # 复议法实施条例 2026-07-01: the same sixty days, another article
        (f"{RECONSIDERATION}/inaction_ripe", ("收到履职申请", "2026-06-01"), "2024-01-01", "第十六条第一款第二项",
        "2026-07-31", KEPT),
        (f"{RECONSIDERATION}/inaction_ripe", ("收到履职申请", "2026-07-01"), "2026-07-01", "第二十四条第一款第二项",
        "2026-08-31", None),
        # 信访工作条例 2022-05-01
        (f"{PETITION}/review", ("请求复查", "2022-04-20"), "2005-05-01", "第三十四条", "2022-05-20", KEPT),
        (f"{PETITION}/review", ("请求复查", "2022-05-05"), "2022-05-01", "第三十五条", "2022-06-04", None),
        (f"{PETITION}/finish", ("受理", "2022-03-16"), "2005-05-01", "第三十三条", "2022-05-15", KEPT),
        # 信息公开条例 2019-05-15: of the earlier text nothing is here
        (f"{DISCLOSURE}/answer", ("收到申请", "2019-05-15"), "2019-05-15", "第三十三条第二款", "2019-06-13", None),
        # 诉讼法 2015-05-01: a term to sue that was not over goes over to the longer one
        (f"{LITIGATION}/sue", ("知道行政行为", "2015-02-10"), "2015-05-01", "第四十六条第一款", "2015-08-10", CLAUSE),
        (f"{LITIGATION}/sue", ("知道行政行为", "2015-01-20"), "1990-10-01", "第三十九条", "2015-04-20", None),
        (f"{LITIGATION}/sue", ("知道行政行为", "2015-05-04"), "2015-05-01", "第四十六条第一款", "2015-11-04", None),
        (f"{LITIGATION}/first_instance", ("法院立案", "2015-03-10"), "1990-10-01", "第五十七条", "2015-06-10", KEPT),
        # 公告送达 2022-01-01: sixty days became thirty
        (f"{CIVIL}/announced_service", ("公告送达", "2021-12-01"), "2017-07-01", "第九十二条第一款", "2022-01-30",
        KEPT),
        (f"{CIVIL}/announced_service", ("公告送达", "2022-01-04"), "2022-01-01", "第九十五条第一款", "2022-02-07",
        None),
        # 国家赔偿法 2010-12-01: a claim that is pending is decided by the new text
        (f"{COMPENSATION}/decide", ("收到赔偿申请", "2010-11-10"), "2010-12-01", "第十三条第一款", "2011-01-10",
        CLAUSE),
    ],
)  # fmt: skip
def test_which_edition_why_and_until_when(
    ref: str, begins: tuple[str, str], edition: str, article: str, last: str, reason: str | None
) -> None:
    found = clock(ref, begins)
    assert governs(found) == (edition, article)
    assert last in days(found)
    assert why(found) == reason


def test_the_caller_may_choose_otherwise() -> None:
    ref = f"{PENALTY}/hold_evidence"
    over = clock(ref, ("先行登记保存", "2021-07-14"), choice={ref: Carry.NEW})
    assert (governs(over)[0], days(over)[1], why(over)) == ("2021-07-15", "2021-07-23", "crossing-over-choice")
    sue = f"{LITIGATION}/sue"
    kept = clock(sue, ("知道行政行为", "2015-02-10"), choice={sue: Carry.OLD})
    assert (governs(kept)[0], days(kept)[1], why(kept)) == ("1990-10-01", "2015-05-11", "crossing-kept-choice")


def test_a_clock_that_was_answered_before_the_change_over_says_nothing_of_it() -> None:
    found = clock(f"{PENALTY}/hold_evidence", ("先行登记保存", "2021-07-12"), ("保存处理", "2021-07-14"))
    assert found.crossing is not None
    assert why(found) is None


@pytest.mark.parametrize(
    ("ref", "day", "reason", "nearest"),
    [
        (f"{PENALTY}/decide", "2021-07-14", "not-in-edition", None),
        (f"{DISCLOSURE}/answer", "2019-05-14", "no-edition", date(2019, 5, 15)),
        (f"{RECONSIDERATION}/self_correct", "2026-06-30", "not-in-edition", None),
        ("environment-penalty-rules/decide", "2023-07-01", "no-edition", None),
    ],
)
def test_where_no_edition_speaks_there_is_no_limit_and_a_reason(
    ref: str, day: str, reason: str, nearest: date | None
) -> None:
    act, _, name = ref.partition("/")
    found = lawbook().limit(act, name, date.fromisoformat(day), traits=frozenset({"普通程序", "需要自行纠正"}))
    assert isinstance(found, NoLimit)
    assert (found.reason, found.nearest) == (reason, nearest)
    if reason == "no-edition":
        assert found == NoLimit(reason, nearest, found.successor)


@pytest.mark.parametrize(
    ("name", "day", "article"),
    [
        # superseded by the Act of 2023, 第三十一条 and 第七十六条
        ("ask_correction", "2023-12-31", "第二十九条"),
        ("ask_correction", "2024-01-01", "第三十一条第一款"),
        ("report_correction", "2023-12-31", "第五十七条第一款"),
        ("report_correction", "2024-01-01", "第七十六条"),
        # the Act of 2023 says nothing of several organs that receive at once
        ("agree_on_accepting", "2024-01-01", "第三十条"),
        ("name_accepting", "2026-06-30", "第三十条"),
        ("accept_as_ordered", "2026-06-30", "第三十一条"),
        # dropped or kept by the Regulation of 2026
        ("agree_on_accepting", "2026-07-01", None),
        ("redo_untermed", "2026-06-30", "第四十九条第一款"),
        ("redo_untermed", "2026-07-01", "第五十八条第一款"),
    ],
)
def test_the_regulation_of_2007_stood_on_where_the_act_of_2023_left_it(
    name: str, day: str, article: str | None
) -> None:
    traits = frozenset({"须补正", "责令重作", "未定期限"})
    found = lawbook().limit(RECONSIDERATION, name, date.fromisoformat(day), traits=traits)
    assert (None if isinstance(found, NoLimit) else found.limit.article) == article


def test_ten_days_of_the_regulation_of_2007_are_contested_since_the_act_of_2023_counts_working_days() -> None:
    units = [
        (ruled.edition.in_force.year, ruled.limit.amount and [unit.value for unit in ruled.limit.amount.units])
        for ruled in lawbook().variants(RECONSIDERATION, "agree_on_accepting")
    ]
    assert sorted(units) == [(2007, ["day"]), (2024, ["day", "working_day"])]


def test_the_transitional_clauses_that_there_are_stand_as_data() -> None:
    clauses = {(one.act, str(one.in_force)): clause for one in editions() for clause in one.transitions}
    assert set(clauses) == {(LITIGATION, "2015-05-01"), (COMPENSATION, "2010-12-01")}
    assert "first_instance" not in clauses[LITIGATION, "2015-05-01"].limits
    assert all(clause.article for clause in clauses.values())
