from __future__ import annotations

import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from chongqing_law import ELSEWHERE, HERE, NAME, REGION, REPLACE, editions, limit, ruled, rules

from lawadmin.law.edition import Edition
from lawadmin.law.lawbook import NoLimit
from lawadmin.plugins import make_plugins

LIMITS = [
    pytest.param(edition, limit.name, limit.when, id=f"{edition.act} {limit.name} {''.join(sorted(limit.when))}")
    for edition in editions()
    for limit in edition.limits
]

COVERAGE = sorted((Path(__file__).parent / "coverage").glob("*.toml"))
REASONS = {"definition", "effective-date", "substantive-condition"}


def test_the_plugin_is_found_by_its_name() -> None:
    [found] = entry_points(group="lawadmin", name=NAME)
    assert found.load().__name__ == "lawadmin_chongqing.plugin"


def test_it_brings_a_pack_of_its_region() -> None:
    packs = {pack.name: pack for pack in make_plugins((NAME,)).packs}
    assert packs[f"lawadmin-{NAME}"].region == REGION
    assert {p.name for p in packs[f"lawadmin-{NAME}"].procedures} >= set(REPLACE.values())


def test_it_is_off_unless_it_is_named() -> None:
    assert [pack.name for pack in make_plugins().packs] == ["national"]


def test_every_text_is_here() -> None:
    assert sorted(edition.act for edition in editions()) == [
        "chongqing-deputies-proposals-regulation",
        "chongqing-emergency-response-regulation",
        "chongqing-enforcement-responsibility-regulation",
        "chongqing-enforcement-supervision-regulation",
        "chongqing-penalty-discretion-rules",
        "chongqing-subsistence-allowance-regulation",
    ]


@pytest.mark.parametrize("edition", editions(), ids=lambda edition: edition.act)
def test_edition_is_whole(edition: Edition) -> None:
    assert edition.title_en
    assert edition.note
    assert edition.limits
    assert edition.daycount is not None
    assert edition.known is not None
    assert edition.known <= edition.in_force


@pytest.mark.parametrize("edition", editions(), ids=lambda edition: edition.act)
def test_limits_are_whole(edition: Edition) -> None:
    clauses = {clause.id for clause in rules().clauses}
    assert [one.name for one in edition.limits if one.clause not in clauses] == []
    assert [one.name for one in edition.limits if not one.title_en[:1].isupper()] == []
    assert [one.name for one in edition.limits if one.title[-1] in "。，；"] == []


@pytest.mark.parametrize(("edition", "name", "when"), LIMITS)
def test_limit_binds_here_and_not_elsewhere(edition: Edition, name: str, when: frozenset[str]) -> None:
    act, on = edition.amends or edition.act, max(edition.in_force.isoformat(), "2026-03-02")
    assert ruled(act, name, on, *when).edition == edition
    there = limit(act, name, on, *when, region=ELSEWHERE)
    assert isinstance(there, NoLimit) or there.edition.region == ""


@pytest.mark.parametrize("region", [HERE, HERE[:4], REGION])
def test_province_city_and_county_see_the_same(region: str) -> None:
    edition = editions()[0]
    first = edition.limits[0]
    found = ruled(edition.amends or edition.act, first.name, "2026-03-02", *first.when, region=region)
    assert found.edition == edition


@pytest.mark.parametrize("path", COVERAGE, ids=lambda path: path.stem)
def test_what_is_left_out_of_a_text_has_a_reason(path: Path) -> None:
    covered = tomllib.loads(path.read_text(encoding="utf-8"))
    [title] = {edition.title for edition in editions() if edition.act == path.stem}
    assert covered["text"].startswith(title)
    assert {left["reason"] for left in covered["left_out"]} <= REASONS
    assert all(left["article"] and left["says"] for left in covered["left_out"])


def test_every_text_is_counted() -> None:
    counted = {path.stem for path in COVERAGE}
    assert {edition.title for edition in editions()} == {e.title for e in editions() if e.act in counted}
