"""Read one limit of an edition."""

from __future__ import annotations

import re
from typing import get_args

from attrs import evolve

from lawadmin.converters.amounts import Measure, stated_reading, unit_of
from lawadmin.converters.anchors import NOWHERE, anchor_of
from lawadmin.converters.reading import Table, nearest
from lawadmin.days.clock import Before, Choices, FirstDay, HoursFrom, LastDayOff, MonthEnd, PauseEnds
from lawadmin.days.span import Unit
from lawadmin.law.edition import (
    Amount,
    Anchor,
    Bearer,
    Certainty,
    Dated,
    DayCount,
    Effect,
    FromCalendar,
    FromDate,
    FromStep,
    Kind,
    Lapse,
    Limit,
)
from lawadmin.law.rank import FAMILIES, Direction, Otherwise, Rank

CHOICES = frozenset({"first_day", "last_day_off", "month_end", "before", "pause_ends", "hours_from"})
_KEYS = CHOICES | frozenset(
    "name title title_en article kind amount word unit from which until by bound per survives when exclude extend "
    "lapse otherwise min max clause note certainty reason units".split()
)
_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_CLAUSE = re.compile(r"[\w.（）]+")
_N = "[一二三四五六七八九十百零〇]+"
#: As a statute numbers it, or as a plan does: 二（三）2.
_ARTICLE = re.compile(rf"第{_N}条(之{_N})?(第{_N}款)?(第{_N}项)?([、和]第.*)?|{_N}（{_N}）\d{{0,2}}", re.ASCII)

_PARTIES = frozenset(
    "当事人 申请人 利害关系人 被许可人 信访人 第三人 原告 上诉人 相对人 被处罚人 投诉人 举报人 赔偿请求人 受害人 "
    "公民 法人 其他组织 供应商 投标人 中标人 用人单位 劳动者".split()
)
_COURTS = frozenset("法院 人民法院 第一审人民法院 第二审人民法院 上一级人民法院 审判人员 赔偿委员会".split())
_AND = re.compile("、|或者|和")

#: Kinds that need no step to end them: something is barred, or allowed, until they are over.
_UNENDED = frozenset({Kind.WAIT, Kind.WINDOW, Kind.VALIDITY, Kind.LIMITATION})


def limit_of(table: Table, act: str, daycount: DayCount | None) -> Limit:
    """Read one limit; its faults go to the table's list."""
    table.only(_KEYS)
    name, article = table.text("name", need=True, like=_NAME), table.text("article", need=True, like=_ARTICLE)
    by = table.text("by")
    bearer = _bearer(table, by)
    written = unit_of(table)
    measure = Measure(bearer, daycount, stated_reading(table), written, (act, name, article))
    kind, anchor = table.word("kind", Kind.DEADLINE), anchor_of(table)
    limit = Limit(
        name=name,
        title=table.text("title", need=True),
        title_en=table.text("title_en"),
        article=article,
        amount=_amount(table, measure, kind, anchor),
        word=table.text("word"),
        anchor=anchor,
        until=table.words("until", need=kind not in _UNENDED, many=True),
        kind=kind,
        by=by,
        bearer=bearer,
        per=table.flag("per"),
        survives=table.flag("survives"),
        when=table.words("when", many=True),
        exclude=table.words("exclude", many=True),
        extend=measure.extensions(table),
        lapse=_lapse(table, bearer),
        otherwise=_otherwise(table),
        choices=_limit_choices(table, kind, daycount),
        minimum=table.whole("min"),
        maximum=table.whole("max"),
        clause=table.text("clause", like=_CLAUSE),
        note=table.text("note"),
    )
    _agree(table, limit)
    return limit


def choices_of(table: Table, base: Choices) -> Choices:
    """Read the choices of an act or limit over those given."""
    if not table.data.keys() & CHOICES:
        return base
    return Choices(
        first_day=table.one_of("first_day", get_args(FirstDay), base.first_day),
        last_day_off=table.one_of("last_day_off", get_args(LastDayOff), base.last_day_off),
        month_end=table.one_of("month_end", get_args(MonthEnd), base.month_end),
        before=table.one_of("before", get_args(Before), base.before),
        pause_ends=table.one_of("pause_ends", get_args(PauseEnds), base.pause_ends),
        hours_from=table.one_of("hours_from", get_args(HoursFrom), base.hours_from),
    )


def _limit_choices(table: Table, kind: Kind, daycount: DayCount | None) -> Choices:
    choices = choices_of(table, daycount.choices if daycount else Choices())
    if kind is not Kind.CAP:
        return choices
    if table.data.get("last_day_off", "stays") != "stays":
        table.fault("a cap moves to no later day", "Leave last_day_off out")
    return evolve(choices, last_day_off="stays")


def _amount(table: Table, measure: Measure, kind: Kind, anchor: Anchor) -> Amount | None:
    if "amount" not in table.data:
        return _unnumbered(table, anchor)
    if not measure.written:
        table.fault("unit is missing", "State the unit as the law writes it")
    if "word" in table.data:
        table.fault("a limit has a number or a word, not both", "Leave amount or word out")
    # The day that a record or the calendar names may itself be the last day; a step is always given some time.
    least = 0 if isinstance(anchor, FromDate | FromCalendar) or kind is Kind.FLOOR else 1
    return measure.amount(table, "amount", measure.written, least=least)


def _unnumbered(table: Table, anchor: Anchor) -> Amount | None:
    if isinstance(anchor, FromCalendar) and anchor.every != "amount":
        return Amount(0, "日", (Unit.DAY,), Certainty.TEXT)
    if "word" not in table.data:
        table.fault("a limit says neither a number nor a word such as 及时", "State amount and unit, or word")
    return None


def _bearer(table: Table, by: str) -> Bearer:
    if "bound" in table.data:
        return table.word("bound", Bearer.ORGAN)
    if not by:
        return Bearer.ORGAN
    for known, bearer in ((_PARTIES, Bearer.PARTY), (_COURTS, Bearer.COURT)):
        if known.issuperset(_AND.split(by)):
            return bearer
    table.fault("by names nobody known here", 'Say who it is with bound = "organ", "body", "party" or "court"')
    return Bearer.ORGAN


def _lapse(table: Table, bearer: Bearer) -> Lapse:
    usual = Effect.FAULT if bearer is Bearer.ORGAN else Effect.NONE
    lapse = table.table("lapse")
    if lapse is None:
        return Lapse(usual)
    lapse.only(frozenset({"effect", "step", "dated", "opens"}))
    effect, step = lapse.word("effect", usual), lapse.text("step") or None
    if effect is Effect.DEEMED and step is None:
        lapse.fault("a deemed step is not named", 'State step, and dated = "from", "last" or "next"')
    if step is not None and effect not in (Effect.DEEMED, Effect.VOID):
        lapse.fault("a step follows only where effect is deemed or void", "Leave step out")
    if "dated" in lapse.data and effect is not Effect.DEEMED:
        lapse.fault("dated belongs to a deemed step", "Leave dated out")
    opens = tuple(sorted(lapse.words("opens", many=True)))
    return Lapse(effect, step, lapse.word("dated", Dated.LAST), opens)


def _otherwise(table: Table) -> Otherwise | None:
    inner = table.table("otherwise")
    if inner is None:
        return None
    inner.only(frozenset({"ranks", "direction"}))
    words = inner.words("ranks", need=True, many=True)
    for unknown in words - FAMILIES.keys():
        inner.fault("ranks names no rank known here", nearest(unknown, frozenset(FAMILIES)))
    ranks = frozenset[Rank]().union(*(FAMILIES[word] for word in words & FAMILIES.keys()))
    return Otherwise(ranks, inner.word("direction", Direction.ANY))


def _agree(table: Table, limit: Limit) -> None:
    if limit.kind is Kind.BEFORE and isinstance(limit.anchor, FromStep) and limit.anchor is not NOWHERE:
        table.fault("a limit counted backward starts from a date", "Write from = {date = …, in = […]} or {every = …}")
    if limit.minimum and limit.maximum and limit.minimum > limit.maximum:
        table.fault("min is larger than max", "Exchange them, or mend one")
    number = limit.amount.number if limit.amount else None
    if number is not None and not (limit.minimum or 0) <= number <= (limit.maximum or number):
        table.fault("amount lies outside min and max", "Mend amount, min or max")
    for tier in limit.extend:
        if number is not None and tier.to is not None and tier.to.number is not None and tier.to.number <= number:
            table.fault("an extension to no more than the limit itself extends nothing", "State the whole term in to")
