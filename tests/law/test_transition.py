from __future__ import annotations

from datetime import date

import pytest

from law_values import d, edition, limit
from lawadmin.law.edition import Transition
from lawadmin.law.lawbook import Lawbook, Ruled
from lawadmin.law.transition import Carry, carried, crossing

CLAUSE = (Transition(frozenset({"decide"}), "第九十九条"),)
OLD = edition("2004-07-01", limit(90))
SILENT = edition("2020-01-01", limit(180))
CLEAR = edition("2020-01-01", limit(180), transitions=CLAUSE)


def first_day(new: object, *, last_day: date | None, choice: Carry | None = None, trigger: str = "2019-12-01") -> str:
    assert new in (SILENT, CLEAR)
    wordings = tuple(Lawbook([OLD, SILENT if new is SILENT else CLEAR]).variants("trial-act", "decide"))
    found = carried(wordings[0], wordings, trigger_day=d(trigger), last_day=last_day, choice=choice)
    return found.edition.in_force.isoformat()


def test_a_running_clock_goes_over_where_the_new_text_says_so() -> None:
    assert first_day(CLEAR, last_day=d("2020-02-29")) == "2020-01-01"
    assert first_day(SILENT, last_day=d("2020-02-29")) == "2004-07-01"


@pytest.mark.parametrize("new", [SILENT, CLEAR])
def test_a_choice_decides(new: object) -> None:
    assert first_day(new, last_day=d("2020-02-29"), choice=Carry.NEW) == "2020-01-01"
    assert first_day(new, last_day=d("2020-02-29"), choice=Carry.OLD) == "2004-07-01"


def test_what_ended_before_or_never_runs_out_keeps_its_term() -> None:
    assert first_day(CLEAR, last_day=d("2019-12-31")) == "2004-07-01"
    assert first_day(CLEAR, last_day=None) == "2004-07-01"
    assert first_day(CLEAR, last_day=d("2020-01-01")) == "2020-01-01"
    assert first_day(CLEAR, last_day=d("2020-06-01"), trigger="2020-01-01") == "2004-07-01"


def test_only_the_same_wording_takes_over() -> None:
    other = edition("2020-01-01", limit(180, when=frozenset({"简易程序"})), transitions=CLAUSE)
    wordings: tuple[Ruled, ...] = tuple(Lawbook([OLD, other]).variants("trial-act", "decide"))
    found = carried(wordings[0], wordings, trigger_day=d("2019-12-01"), last_day=d("2020-02-29"), choice=None)
    assert found.edition.in_force == d("2004-07-01")


def test_an_edition_that_says_the_limit_otherwise_is_named_before_one_that_repeats_it() -> None:
    same = edition("2019-12-15", limit(90))
    wordings = tuple(Lawbook([OLD, same, SILENT]).variants("trial-act", "decide"))
    found = crossing(wordings[0], wordings, trigger_day=d("2019-12-01"), last_day=d("2020-02-29"), choice=None)
    assert found is not None
    assert (found.governing.edition.in_force, found.later.edition.in_force) == (d("2004-07-01"), d("2020-01-01"))
    only = crossing(wordings[0], wordings[:2], trigger_day=d("2019-12-01"), last_day=d("2020-02-29"), choice=None)
    assert only is not None
    assert only.later.edition.in_force == d("2019-12-15")
