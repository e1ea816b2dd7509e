from __future__ import annotations

import pytest
from attrs import evolve

from law_values import amount, edition, limit
from lawadmin.days.span import Unit
from lawadmin.law.displacement import displaces
from lawadmin.law.edition import Bearer, Extension, Kind, Limit
from lawadmin.law.rank import Direction, Otherwise, Rank

RULES = frozenset({Rank.DEPARTMENT})


def stands(limit: Limit, base: Limit, *, rank: Rank = Rank.DEPARTMENT, over: Rank = Rank.LAW) -> bool:
    return displaces(limit, edition("2020-01-01", rank=rank), base, over=over)


def test_a_lower_text_may_bind_an_organ_more_tightly() -> None:
    assert stands(limit(15), limit(20))
    assert stands(limit(20), limit(20))
    assert not stands(limit(21), limit(20))
    assert stands(limit(20), limit(None))
    assert not stands(limit(None), limit(20))


def test_a_text_that_does_not_count_more_binds_less() -> None:
    counted, hearing = limit(20), evolve(limit(15), exclude=frozenset({"听证"}))
    assert not stands(hearing, counted)
    assert stands(counted, evolve(counted, exclude=frozenset({"听证"})))
    assert stands(hearing, evolve(counted, exclude=frozenset({"听证", "鉴定"})))


def test_a_lower_text_changes_nothing_for_a_party() -> None:
    assert not stands(limit(15), limit(20, bearer=Bearer.PARTY))


def test_units_are_compared_by_their_length() -> None:
    assert stands(limit(20, Unit.WORKING_DAY), limit(1, Unit.MONTH))
    assert not stands(limit(23, Unit.WORKING_DAY), limit(1, Unit.MONTH))
    assert stands(limit(24, Unit.HOUR), limit(1))


@pytest.mark.parametrize("kind", [Kind.BEFORE, Kind.FLOOR, Kind.WAIT])
def test_what_must_be_waited_out_binds_more_when_longer(kind: Kind) -> None:
    assert stands(limit(40, kind=kind), limit(30, kind=kind))
    assert not stands(limit(20, kind=kind), limit(30, kind=kind))


@pytest.mark.parametrize(
    ("tiers", "tighter"),
    [
        ((), True),
        ((Extension(amount(10)),), True),
        ((Extension(amount(11)),), False),
        ((Extension(amount(5), times=2, each=True),), True),
        ((Extension(amount(5), times=3, each=True),), False),
        ((Extension(amount(5), each=True),), False),
        ((Extension(None, to=amount(30)),), True),
        ((Extension(None, to=amount(31)),), False),
        ((Extension(amount(None)),), False),
    ],
)
def test_what_may_be_added_counts_too(tiers: tuple[Extension, ...], tighter: bool) -> None:
    assert stands(limit(20, extend=tiers), limit(20, extend=(Extension(amount(10)),))) is tighter


@pytest.mark.parametrize(
    ("direction", "number", "let"),
    [
        (Direction.ANY, 120, True),
        (Direction.ANY, 30, True),
        (Direction.SHORTER, 30, True),
        (Direction.SHORTER, 120, False),
        (Direction.LONGER, 120, True),
        (Direction.LONGER, 90, True),
        (Direction.LONGER, 30, False),
    ],
)
def test_where_the_act_lets_another_text_set_the_term(direction: Direction, number: int, let: bool) -> None:
    base = limit(90, bearer=Bearer.PARTY, otherwise=Otherwise(RULES, direction))
    assert stands(limit(number), base) is let
    assert not stands(limit(number), base, rank=Rank.NORMATIVE)


def test_a_higher_text_and_an_interpretation_stand_in_any_case() -> None:
    assert stands(limit(90), limit(20), rank=Rank.LAW, over=Rank.STATE_COUNCIL)
    assert stands(limit(90), limit(20), rank=Rank.INTERPRETATION)
    assert not stands(limit(90), limit(20), rank=Rank.LAW, over=Rank.LAW)


def test_a_policy_paper_stands_beside_the_law() -> None:
    assert not stands(limit(5), limit(20), rank=Rank.POLICY, over=Rank.NORMATIVE)
