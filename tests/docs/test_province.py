"""The province of the how-to binds its counties as it is shown, and nobody else."""

from __future__ import annotations

import json
from contextlib import chdir
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from lawadmin import Rules, load_rules
from lawadmin.converters.config import Config
from lawadmin.converters.templates import read_templates
from lawadmin.errors import Problems
from lawadmin.findings import judge
from lawadmin.hookspecs import Pack
from lawadmin.plugins import make_plugins, rules_of
from lawadmin.records.organs import Organ
from lawadmin.regimes.functions.licensing import Licence, Step
from lawadmin.testing import Case, Province, histories
from lawadmin.testing.conformance import ProvinceConformance
from lawadmin_yunling import plugin
from lawadmin_yunling.plugin import CHECK, YUNLING_LICENSING, Own, Visit
from shown_pages import DOCS, Reader, blocks, typed
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
    copytree(DOCS / "examples" / "lawadmin_yunling", folder / "lawadmin_yunling")
    copytree(DOCS / "examples" / "lawadmin_yunling", folder / "wrong")
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


def test_a_licensee_has_to_be_called_on() -> None:
    """Granted on 20 March 2026: thirty working days, Qingming (6 April) and 1 to 5 May left out, end on 7 May."""
    seen = rules_for("999901").at(date(2026, 5, 11))
    visited = record("licensing", *GRANTED.events, step("回访", "2026-05-09", facts=Visit(conditions_met=True)))
    assert ("late", "visit", "2026-05-07", 2) in faults(story(seen, visited))
    unfit = record("licensing", *GRANTED.events, step("回访", "2026-05-06", facts=Visit(conditions_met=False)))
    found = story(seen, unfit)
    assert ("conditions-unmet", Own.VISITED, None, None) in faults(found)
    cited = {str(one.citation) for one in found.findings if one.code == "conditions-unmet"}
    assert cited == {"《云岭省实施《中华人民共和国行政许可法》办法》第十三条"}


def test_a_licence_cannot_be_visited_before_it_is_granted() -> None:
    seen = rules_for("999901").at(date(2026, 3, 9))
    early = record("licensing", *STORY.events, step("回访", "2026-03-06"))
    assert ("missing-step", Own.VISITED, None, None) in faults(story(seen, early))


ORGAN = Organ("o1", "云溪县示例局", region="999901")
FEW = settings(max_examples=5, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


@FEW
@given(histories(YUNLING_LICENSING, rules=evolve(rules_for("999901"), checks=(CHECK,)), of=ORGAN, through=("回访",)))
def test_lawful_histories_are_clean(case: Case) -> None:
    assert not judge(case.snapshot, case.timeline)


YUNLING = Province("yunling", "99", "999901", (YUNLING_LICENSING,), module=plugin)


def test_a_planted_fault_is_found_alone() -> None:
    YUNLING.finds_alone(YUNLING_LICENSING)


@pytest.mark.parametrize(
    ("start", "here", "there"),
    [("2026-03-04", "2026-03-25", "2026-04-01"), ("2026-09-21", "2026-10-19", "2026-10-26")],
)
def test_a_licence_is_decided_within_the_term_of_the_place(start: str, here: str, there: str) -> None:
    """Count 15 and 20 working days; 25 to 27 September and 1 to 7 October 2026 are off, 10 October is worked."""
    ask = ("administrative-licensing-act", "decide", start)
    assert YUNLING.due(*ask) == (here, here)
    assert YUNLING.due(*ask, region=YUNLING.elsewhere) == (there, there)


class TestYunling(ProvinceConformance):
    @pytest.fixture
    def pack(self) -> Pack:
        return plugin.PACK


def test_the_commands_of_the_page_answer(installed: Reader) -> None:
    statute = installed.folder / "wrong" / "statutes" / "yunling-licensing-rules" / "2026-01-01.toml"
    (line,) = (block for block in blocks(PAGE, "text") if block.startswith(" {name"))
    statute.write_text(statute.read_text(encoding="utf-8").rstrip().removesuffix("]") + line + "]\n", encoding="utf-8")
    codes = {}
    for command, shown in typed(PAGE):
        said = installed.types(*command.split()[1:])
        codes[command] = said.code
        assert said.lacks(shown) == [], (command, said.out, said.err)
    assert {command for command, code in codes.items() if code != 0} == {"lawadmin pack check wrong"}
    limits = json.loads(installed.types("limits", "--act", "yunling-licensing-rules", "--format", "json").out)
    assert {(row["name"], row["region"]) for row in limits} == {("decide", "99"), ("publish", "99"), ("visit", "99")}
    assert "yunling" in installed.types("doctor").out


def test_the_letter_can_be_read() -> None:
    letters = read_templates((plugin.PACK.templates,))
    assert {letter.title for letter in letters.values()} == {"回访通知书"}
