"""The province of the how-to binds its counties as it is shown, and nobody else."""

from __future__ import annotations

import json
from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest

from lawadmin import Rules, load_rules
from lawadmin.converters.config import Config
from lawadmin.errors import Problems
from lawadmin.plugins import make_plugins, rules_of
from lawadmin.regimes.functions.licensing import Licence, Step
from lawadmin_yunling import plugin
from shown_pages import Reader
from telling import dues, faults, record, step, story

PAGE = "how-to/province"
pytestmark = pytest.mark.clause("2.1.1")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("yunling")


@pytest.fixture(scope="module")
def reader(folder: Path) -> Reader:
    """Follow the page."""
    reader = Reader(folder)
    reader.installs(PAGE)
    reader.configures(PAGE)
    return reader


@pytest.fixture
def installed(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Reader:
    monkeypatch.syspath_prepend(reader.folder)
    return reader


def rules_for(region: str) -> Rules:
    """Bind the pack for a region that agrees to its procedure."""
    plugins = make_plugins(also={"yunling": plugin})
    return rules_of(plugins, Config(region=region, replace={"licensing": "licensing-yunling"}))


#: Accepted on Wednesday 4 March 2026: 15 working days end on 25 March, 20 on 1 April. Granted on Friday 20 March: 10
#: working days to deliver end on 3 April, 7 to publish on the 31st.
STORY = record("licensing", step("申请", "2026-03-02"), step("受理", "2026-03-04"))
GRANTED = record(
    "licensing",
    step("申请", "2026-03-02"),
    step("受理", "2026-03-04"),
    step("准予", "2026-03-20", facts=Licence(number="云许1号")),
)


def test_a_county_of_the_province_decides_within_its_term(installed: Reader) -> None:
    with chdir(installed.folder):
        seen = load_rules("lawadmin.toml").at(date(2026, 3, 9))
    assert dues(story(seen, STORY))["decide@e2"] == "2026-03-25 open"


def test_a_county_elsewhere_decides_within_the_nations_term() -> None:
    seen = rules_for("110101").at(date(2026, 3, 9))
    assert dues(story(seen, STORY))["decide@e2"] == "2026-04-01 open"


def test_what_was_accepted_before_its_first_day_is_decided_as_before() -> None:
    seen = rules_for("999901").at(date(2026, 1, 5))
    before = record("licensing", step("申请", "2025-12-01"), step("受理", "2025-12-02"))
    assert dues(story(seen, before))["decide@e2"] == "2025-12-30 lapsed"


def test_a_licence_has_to_be_published() -> None:
    told = dues(story(rules_for("999901").at(date(2026, 3, 23)), GRANTED))
    assert (told["publish@e3"], told["deliver@e3"]) == ("2026-03-31 open", "2026-04-03 open")


def test_a_licence_without_a_number_is_found() -> None:
    seen = rules_for("999901").at(date(2026, 3, 23))
    unnumbered = record("licensing", *GRANTED.events[:2], step("准予", "2026-03-20", facts=Licence()))
    assert faults(story(seen, GRANTED)) == set()
    assert faults(story(seen, unnumbered)) == {("unnumbered-licence", Step.GRANTED, None, None)}
    assert [finding.gravity for finding in story(seen, unnumbered).findings] == ["minor"]


def test_the_procedure_is_not_replaced_unasked() -> None:
    with pytest.raises(Problems) as refused:
        rules_of(make_plugins(also={"yunling": plugin}), Config(region="999901"))
    assert "licensing-yunling replaces licensing unasked" in str(refused.value)


def test_the_commands_of_the_page_answer(installed: Reader) -> None:
    checked = installed.types("pack", "check", "yunling", "--format", "json")
    assert checked.code == 0, checked.out + checked.err
    limits = json.loads(installed.types("limits", "--act", "yunling-licensing-rules", "--format", "json").out)
    assert {(row["name"], row["region"]) for row in limits} == {("decide", "99"), ("publish", "99")}
    assert "yunling" in installed.types("doctor").out
