"""A text that sets another term than it may is shown by a day; what may stand in another's place is listed."""

from __future__ import annotations

import pytest
from attrs import evolve

from law_values import amount, d, edition, limit
from lawadmin.days.span import Unit
from lawadmin.law.conflicts import Conflict, conflicts, overrides, start_days, ties
from lawadmin.law.counted import Reach, reach
from lawadmin.law.displacement import Right
from lawadmin.law.edition import Amount, Bearer, Edition, Extension, FromStep, Kind, Limit
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.rank import Direction, Otherwise, Rank
from oracle import house_calendar

RULES = frozenset({Rank.DEPARTMENT})
NOON = frozenset({"加急"})


def rules(*limits: Limit, rank: Rank = Rank.DEPARTMENT, since: str = "2020-01-01", line: str = "") -> Edition:
    lines = frozenset({line}) if line else frozenset[str]()
    return edition(since, *limits, act="trial-rules", rank=rank, amends="trial-act", lines=lines)


def found(base: Limit, by: Limit, *, rank: Rank = Rank.DEPARTMENT) -> Conflict | None:
    lawbook = Lawbook([edition("2015-01-01", base), rules(by, rank=rank)])
    return next(conflicts(lawbook, house_calendar()), None)


def test_every_limit_in_the_place_of_anothers_is_listed_with_its_right() -> None:
    act = edition(
        "2015-01-01",
        limit(20),
        limit(10, name="serve", otherwise=Otherwise(RULES, Direction.ANY)),
        limit(5, name="publish"),
        limit(5, name="pay", bearer=Bearer.PARTY),
    )
    lower = rules(limit(15), limit(30, name="serve"), limit(7, name="other"), limit(9, name="pay", bearer=Bearer.PARTY))
    listed = {one.limit: one.right for one in overrides(Lawbook([act, lower]))}
    assert listed == {
        "trial-act/decide": Right.TIGHTER,
        "trial-act/serve": Right.LET,
        "trial-act/pay": None,
    }


@pytest.mark.parametrize(
    ("rank", "right"), [(Rank.INTERPRETATION, Right.INTERPRETS), (Rank.POLICY, None), (Rank.LAW, None)]
)
def test_right_by_rank(rank: Rank, right: Right | None) -> None:
    (one,) = overrides(Lawbook([edition("2015-01-01"), rules(limit(30), rank=rank)]))
    assert one.right is right


def test_a_text_above_stands_by_its_rank() -> None:
    act = edition("2015-01-01", rank=Rank.NORMATIVE)
    lawbook = Lawbook([act, rules(limit(30), rank=Rank.PROVINCIAL)])
    assert [one.right for one in overrides(lawbook)] == [Right.ABOVE]
    assert not list(conflicts(lawbook, house_calendar()))


def test_editions_that_never_stand_together_are_not_compared() -> None:
    lawbook = Lawbook([edition("2015-01-01", until=d("2018-12-31"), successor="other"), rules(limit(30))])
    assert not list(overrides(lawbook))


def test_each_case_is_compared_by_the_wordings_that_govern_it() -> None:
    act = edition("2015-01-01", limit(20), limit(10, when=NOON))
    lower = rules(limit(15), limit(12, when=frozenset({"联合"})))
    cases = {(one.traits, one.by.limit.amount, one.over.limit.amount) for one in overrides(Lawbook([act, lower]))}
    assert cases == {
        (frozenset[str](), amount(15), amount(20)),
        (NOON, amount(15), amount(10)),
        (frozenset({"联合"}), amount(12), amount(20)),
        (frozenset({"联合"}) | NOON, amount(12), amount(10)),
    }


def test_wordings_for_other_traits_meet_where_a_matter_has_both() -> None:
    lawbook = Lawbook([edition("2015-01-01", limit(20, when=NOON)), rules(limit(15, when=frozenset({"联合"})))])
    assert [one.traits for one in overrides(lawbook)] == [NOON | {"联合"}]


def test_a_looser_term_is_shown_by_a_day() -> None:
    conflict = found(limit(10), limit(11))
    assert conflict is not None
    assert conflict.here > conflict.there
    assert reach(conflict.override.by.limit, conflict.start, house_calendar()) == Reach(conflict.here, conflict.here)


def test_working_days_are_looser_than_more_days_on_some_day_only() -> None:
    """Ten working days are two weeks, less than fifteen days, but not across the Spring Festival."""
    conflict = found(limit(15), limit(10, Unit.WORKING_DAY))
    assert conflict is not None
    assert (conflict.here - conflict.start).days > 15
    assert found(limit(30), limit(10, Unit.WORKING_DAY)) is None


@pytest.mark.parametrize("looser", [limit(20), limit(19), limit(None)])
def test_no_conflict(looser: Limit) -> None:
    assert found(limit(20), looser) is None


def test_a_term_that_rules_may_set_either_way_is_no_conflict() -> None:
    assert found(limit(20, otherwise=Otherwise(RULES)), limit(60)) is None


def test_a_term_that_rules_may_only_shorten() -> None:
    base = limit(20, bearer=Bearer.PARTY, otherwise=Otherwise(RULES, Direction.SHORTER))
    assert found(base, limit(10, bearer=Bearer.PARTY)) is None
    assert found(base, limit(30, bearer=Bearer.PARTY)) is not None


def test_a_partys_term_stays() -> None:
    base = limit(20, bearer=Bearer.PARTY)
    shorter = found(base, limit(10, bearer=Bearer.PARTY))
    assert shorter is not None
    assert shorter.here < shorter.there


@pytest.mark.parametrize("kind", [Kind.FLOOR, Kind.WAIT])
def test_what_must_be_waited_out_may_be_lengthened_only(kind: Kind) -> None:
    assert found(limit(20, kind=kind), limit(30, kind=kind)) is None
    assert found(limit(20, kind=kind), limit(10, kind=kind)) is not None


def test_a_notice_may_be_asked_for_earlier_only() -> None:
    assert found(limit(7, kind=Kind.BEFORE), limit(10, kind=Kind.BEFORE)) is None
    assert found(limit(7, kind=Kind.BEFORE), limit(5, kind=Kind.BEFORE)) is not None


@pytest.mark.parametrize(
    ("tiers", "shown"),
    [
        ((Extension(amount(10)),), False),
        ((Extension(amount(11)),), True),
        ((Extension(None, to=amount(31)),), True),
        ((Extension(None, to=amount(30)),), False),
        ((Extension(amount(5), each=True, times=3),), True),
        ((Extension(amount(5), each=True),), True),
        ((Extension(amount(None)),), True),
    ],
)
def test_what_may_be_added_is_counted_too(tiers: tuple[Extension, ...], shown: bool) -> None:
    conflict = found(limit(20, extend=(Extension(amount(10)),)), limit(20, extend=tiers))
    assert (conflict is not None) is shown
    assert conflict is None or conflict.extended


def test_what_a_text_does_not_count_is_shown_by_a_pause() -> None:
    """Ten days of a hearing that the act counts and the rule does not let the rule's term end ten days later."""
    conflict = found(limit(20), evolve(limit(20), exclude=frozenset({"听证"})))
    assert conflict is not None
    assert conflict.paused == {"听证"}
    assert (conflict.here - conflict.there).days >= 8
    assert found(limit(20), evolve(limit(9), exclude=frozenset({"听证"}))) is None
    both = evolve(limit(20), exclude=frozenset({"听证"}))
    assert found(both, both) is None


def test_days_of_a_partys_term_that_a_text_counts_shorten_it() -> None:
    base = evolve(limit(20, bearer=Bearer.PARTY), exclude=frozenset({"邮寄"}))
    shorter = found(base, limit(20, bearer=Bearer.PARTY))
    assert shorter is not None
    assert shorter.here < shorter.there
    assert shorter.paused == {"邮寄"}


def test_limits_that_start_from_other_events_are_not_counted_against_each_other() -> None:
    assert found(limit(20), evolve(limit(40), anchor=FromStep(frozenset({"立案"})))) is None


def test_hours_are_counted_from_noon() -> None:
    hours = evolve(limit(), amount=Amount(24, "小时", (Unit.HOUR,)))
    assert reach(hours, d("2026-03-02"), house_calendar()) == Reach(d("2026-03-03"), d("2026-03-03"))
    assert found(evolve(limit(), amount=Amount(24, "小时", (Unit.HOUR,))), limit(3)) is not None


def test_contested_units_give_a_range_and_no_number_gives_nothing() -> None:
    contested = evolve(limit(), amount=amount(5, Unit.DAY, Unit.WORKING_DAY))
    assert reach(contested, d("2026-03-05"), house_calendar()) == Reach(d("2026-03-10"), d("2026-03-12"))
    assert reach(limit(None), d("2026-03-05"), house_calendar()) is None
    assert reach(evolve(limit(), amount=None), d("2026-03-05"), house_calendar()) is None


def test_start_days_lie_around_holidays_and_month_ends() -> None:
    days = start_days(house_calendar(), d("2023-01-01"), d("2024-12-31"))
    assert {d("2024-02-08"), d("2024-02-29"), d("2024-03-01")} <= set(days)
    assert len(days) <= 300
    assert days == tuple(sorted(days, reverse=True))
    assert start_days(house_calendar(), d("2050-01-01"), d("2051-01-01")) == ()


def test_law_that_is_new_or_yet_to_come_is_tried_too() -> None:
    """The calendar settles 2026: a rule of that year, or of the next, is held against the act all the same."""
    for since in ("2026-06-01", "2027-05-01"):
        lawbook = Lawbook([edition("2015-01-01", limit(10)), rules(limit(12), since=since)])
        (conflict,) = conflicts(lawbook, house_calendar())
        assert conflict.start >= d(since)
        assert conflict.here > conflict.there


def test_settled_days_are_tried_first() -> None:
    days = start_days(house_calendar(), d("2023-01-01"), d("2026-12-31"))
    assert days[0] <= d("2025-12-30")
    assert days[0] > days[1]


def test_two_texts_that_speak_of_one_case_are_a_tie() -> None:
    one, other = rules(limit(15)), evolve(rules(limit(18)), act="other-rules")
    (tie,) = ties(Lawbook([edition("2015-01-01"), one, other]))
    assert {tie.first.edition.act, tie.second.edition.act} == {"trial-rules", "other-rules"}
    assert tie.day == d("2020-01-01")


@pytest.mark.parametrize(
    "other",
    [
        rules(limit(18), line="农业"),
        evolve(rules(limit(18)), region="37"),
        rules(limit(18, name="serve")),
        rules(limit(18, when=NOON)),
    ],
)
def test_texts_for_other_cases_are_none(other: Edition) -> None:
    lawbook = Lawbook([edition("2015-01-01"), rules(limit(15)), evolve(other, act="other-rules")])
    assert not list(ties(lawbook))


def test_texts_for_lines_that_meet_are_a_tie() -> None:
    one, other = rules(limit(15), line="农业"), evolve(rules(limit(18), line="农业"), act="other-rules")
    assert list(ties(Lawbook([edition("2015-01-01"), one, other])))
