"""A province is asked as its county sees it, and says where there is nothing to tell."""

from __future__ import annotations

import pytest
from attrs import evolve

from lawadmin.law.lawbook import NoLimit
from lawadmin.testing import Province
from lawadmin.testing.province import elsewhere, within
from lawadmin_yunling import plugin

YUNLING = Province("yunling", "99", "999901", plugin.PACK.procedures, module=plugin)
ACT = "administrative-licensing-act"
ACCEPTED = "2026-03-04"


@pytest.mark.parametrize(
    ("region", "codes"),
    [("99", ("99", "9901", "990101")), ("990000", ("99", "9901", "990101")), ("9907", ("9907", "990701"))],
)
def test_a_region_has_a_city_and_a_county(region: str, codes: tuple[str, ...]) -> None:
    assert within(region) == codes


@pytest.mark.parametrize("region", ["11", "1101", "12", "99"])
def test_elsewhere_is_another_province(region: str) -> None:
    assert elsewhere(region)[:2] != region[:2]


def test_the_county_agrees_to_what_is_replaced() -> None:
    assert YUNLING.replace == {"licensing": "licensing-yunling"}
    assert YUNLING.organ.region == YUNLING.rules.region == "999901"
    assert [edition.act for edition in YUNLING.editions] == ["yunling-licensing-rules"]


def test_another_region_is_asked_where_it_is_named() -> None:
    terms = [YUNLING.ruled(ACT, "decide", ACCEPTED, region=code).limit.amount for code in (None, "99", "11", "")]
    assert [term and term.number for term in terms] == [15, 15, 20, 20]


def test_what_is_no_limit_is_told() -> None:
    assert YUNLING.limit(ACT, "visit", "2025-12-31") == NoLimit("not-in-edition")
    with pytest.raises(AssertionError, match="not-in-edition"):
        YUNLING.ruled(ACT, "visit", "2025-12-31")


@pytest.mark.parametrize("ask", [YUNLING.read, YUNLING.due])
def test_what_has_no_number_cannot_be_counted(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(AssertionError):
        ask("emergency-response-act", "report_up", ACCEPTED)


def test_a_plugin_that_is_not_there_is_told() -> None:
    with pytest.raises(AssertionError, match="nobody"):
        _ = evolve(YUNLING, plugin="nobody", module=None).rules
