"""A province's term beside a national one: the same, tighter, looser or either by the day, found by counting."""

from __future__ import annotations

import pytest
from attrs import evolve

from law_values import amount, d, edition, limit
from lawadmin.days.span import Unit
from lawadmin.law.beside import Beside, beside
from lawadmin.law.edition import Amount, Edition, Extension, FromLapse, FromStep, Kind, Limit
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.rank import Rank
from oracle import house_calendar

ON = d("2026-06-30")
NOON = frozenset({"加急"})


def of_province(*limits: Limit, rank: Rank = Rank.PROVINCIAL, since: str = "2016-01-01") -> Edition:
    return edition(since, *limits, act="province-act", rank=rank, region="99")


def found(ours: Limit, theirs: Limit, *, rank: Rank = Rank.PROVINCIAL) -> list[Beside]:
    province = of_province(ours, rank=rank)
    lawbook = Lawbook([edition("2015-01-01", theirs), province])
    return list(beside(lawbook, [province], house_calendar(), ON))


@pytest.mark.parametrize(
    ("ours", "relation"),
    [
        (limit(20), "same"),
        (limit(15), "tighter"),
        (limit(21), "looser"),
        (limit(14, Unit.WORKING_DAY), "mixed"),
        (limit(20, extend=(Extension(amount(10)),)), "looser"),
    ],
)
def test_how_two_terms_compare(ours: Limit, relation: str) -> None:
    (one,) = found(ours, limit(20))
    assert one.relation == relation
    if one.looser is not None:
        assert one.looser.here > one.looser.there
        assert one.looser.extended is bool(ours.extend)
    if one.tighter is not None:
        assert one.tighter.here < one.tighter.there


@pytest.mark.parametrize(("rank", "governs"), [(Rank.PROVINCIAL, "other"), (Rank.LAW, "both"), (Rank.POLICY, "both")])
def test_what_governs_by_rank(rank: Rank, governs: str) -> None:
    assert [one.governs for one in found(limit(20), limit(20), rank=rank)] == [governs]


def test_a_province_may_stand_above_a_paper() -> None:
    province = of_province(limit(20))
    lawbook = Lawbook([edition("2015-01-01", rank=Rank.NORMATIVE), province])
    assert [one.governs for one in beside(lawbook, [province], house_calendar(), ON)] == ["ours"]


def words(word: str) -> Limit:
    return evolve(limit(None), amount=None, word=word)


def test_duties_without_a_number_are_compared_with_their_like() -> None:
    assert [one.relation for one in found(words("及时"), words("及时"))] == ["same"]
    assert found(words("及时"), words("立即")) == []
    assert found(words("及时"), limit(20)) == []
    assert found(evolve(limit(), amount=Amount(None, "日", (Unit.DAY,))), words("及时")) == []


@pytest.mark.parametrize(
    "theirs",
    [
        evolve(limit(), anchor=FromStep(frozenset({"立案"}))),
        evolve(limit(), anchor=FromLapse("notify")),
        evolve(limit(), until=frozenset({"送达"})),
        evolve(limit(), clause="2.4.1"),
        limit(kind=Kind.FLOOR),
    ],
)
def test_what_asks_for_something_else_is_not_compared(theirs: Limit) -> None:
    assert found(limit(), theirs) == []


def test_the_wordings_that_are_as_narrow_are_compared() -> None:
    province = of_province(limit(20), limit(10, when=frozenset({"紧急"})))
    lawbook = Lawbook([edition("2015-01-01", limit(30), limit(5, when=NOON)), province])
    pairs = [
        (one.ours.limit.when, one.other.limit.when, one.relation)
        for one in beside(lawbook, [province], house_calendar(), ON)
    ]
    assert pairs == [(frozenset(), frozenset(), "tighter"), ({"紧急"}, NOON, "looser")]


def test_texts_that_do_not_stand_on_the_day_are_left_out() -> None:
    ended = edition("2015-01-01", until=d("2020-12-31"), successor="other")
    province = of_province(limit(20))
    assert list(beside(Lawbook([ended, province]), [province], house_calendar(), ON)) == []
    later = of_province(limit(20), since="2027-01-01")
    assert list(beside(Lawbook([edition("2015-01-01"), later]), [later], house_calendar(), ON)) == []
