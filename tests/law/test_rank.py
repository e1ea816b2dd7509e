from __future__ import annotations

import pytest

from lawadmin.law.rank import FAMILIES, Direction, Otherwise, Rank, stands_above

ORDER = (
    {Rank.LAW},
    {Rank.STATE_COUNCIL},
    {Rank.PROVINCIAL},
    {Rank.CITY},
    {Rank.DEPARTMENT, Rank.PROVINCIAL_RULE},
    {Rank.CITY_RULE},
    {Rank.NORMATIVE},
    {Rank.PLAN},
)
HEIGHT = {rank: height for height, ranks in enumerate(reversed(ORDER)) for rank in ranks}


@pytest.mark.parametrize("rank", Rank)
@pytest.mark.parametrize("other", Rank)
def test_order_of_the_legislation_law(rank: Rank, other: Rank) -> None:
    outside = {Rank.POLICY, Rank.INTERPRETATION} & {rank, other}
    assert stands_above(rank, other) is (not outside and HEIGHT[rank] > HEIGHT[other])


def test_words_for_several_ranks() -> None:
    assert FAMILIES["法规"] == {Rank.STATE_COUNCIL, Rank.PROVINCIAL, Rank.CITY}
    assert FAMILIES["规章"] == {Rank.DEPARTMENT, Rank.PROVINCIAL_RULE, Rank.CITY_RULE}


@pytest.mark.parametrize(
    ("direction", "shorter", "longer"), [("any", True, True), ("shorter", True, False), ("longer", False, True)]
)
def test_direction(direction: str, shorter: bool, longer: bool) -> None:
    otherwise = Otherwise(FAMILIES["法律"], Direction(direction))
    assert otherwise.allows(Rank.LAW, shorter=True) is shorter
    assert otherwise.allows(Rank.LAW, shorter=False) is longer
    assert not otherwise.allows(Rank.DEPARTMENT, shorter=True)
