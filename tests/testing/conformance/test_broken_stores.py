"""Each store that breaks its contract fails by the test that says so, and each test is failed by a store."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from lawadmin.defaults.sqlite.store import SqliteStore
from lawadmin.testing.conformance import StoreConformance, store_machine
from lawadmin.testing.conformance.crashing import appending_ended, sending_ended
from lawadmin.testing.conformance.histories import Writing, added, faults, held_by, write
from lawadmin.testing.conformance.processes import pool
from testing.conformance.broken import Broken
from testing.conformance.broken_files import Hasty, IdOfTheProcess, MarksThenSends, NoticesLater, open_broken
from testing.conformance.broken_store_suites import SUITE
from testing.conformance.broken_stores import BROKEN

HERE = Path(__file__).resolve()
SUITES = HERE.parent / "broken_store_suites.py"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, frozenset[str]]:
    """Run the suite on every broken store, and name the tests that each failed."""
    written = tmp_path_factory.mktemp("broken") / "came.xml"
    asked = ["-q", "--tb=no", "-p", "no:cacheprovider", f"--junitxml={written}", str(SUITES)]
    said = subprocess.run(
        [sys.executable, "-m", "pytest", *asked],
        cwd=HERE.parents[3], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode == pytest.ExitCode.TESTS_FAILED, said.stdout + said.stderr
    cases = [case for case in ET.parse(written).iter("testcase") if len(case.findall("failure"))]
    told = [(case.attrib["classname"].rpartition(".Test")[2], case.attrib["name"].partition("[")[0]) for case in cases]
    return {kind.__name__: frozenset(test for name, test in told if name == kind.__name__) for kind in BROKEN}


@pytest.mark.parametrize("kind", BROKEN, ids=lambda kind: kind.__name__)
def test_a_broken_store_fails_by_the_right_test(failed: Mapping[str, frozenset[str]], kind: type[Broken]) -> None:
    assert kind.tests
    assert failed[kind.__name__] >= kind.tests


def test_every_test_is_failed_by_a_store() -> None:
    model = {"test_whatever_is_asked_it_says_what_the_model_says"}
    assert SUITE - model == frozenset().union(*(kind.tests for kind in BROKEN))


def test_a_careless_store_fails_ten_tests_and_more(failed: Mapping[str, frozenset[str]]) -> None:
    assert len(failed["Careless"]) >= 10


def test_no_test_hides_another_of_its_name() -> None:
    names = [name for part in StoreConformance.__mro__ for name in vars(part) if name.startswith("test_")]
    assert sorted(names) == sorted(set(names))


#: What the model knows too; the others break what it does not look at.
MODELLED = (
    "NoVersionCheck IdNotRemembered OtherContentTaken HalfKept OutboxOutside MarkThenSend LeaseIgnored AsOfIgnored "
    "NeverSuperseded NeverSettled AgainIgnored ChannelIgnored ClosedForGood ForgetsStanding NewestFirst NoticeAgain "
    "ListsElsewhere EmptyMattersLost"
).split()


@pytest.mark.parametrize("name", MODELLED)
def test_the_machine_finds_a_broken_store(name: str) -> None:
    store = {kind.__name__: kind for kind in BROKEN}[name]()
    tried = settings(
        max_examples=60, stateful_step_count=25, deadline=None, derandomize=True, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    with pytest.raises(Exception):  # noqa: B017, PT011 whatever a broken store does to the machine
        run_state_machine_as_test(store_machine(lambda: store), settings=tried)


def opening(kind: type[SqliteStore], folder: Path) -> Callable[[], SqliteStore]:
    return partial(open_broken, kind, folder / "county.db")


def test_the_checker_of_histories_finds_who_appends_unread(tmp_path: Path) -> None:
    opened = opening(Hasty, tmp_path)
    with pool(4) as processes:
        history = added(processes.map(partial(write, opened), [Writing(f"w{n}", 25) for n in range(4)]))
    found = faults(history, held_by(opened()))
    assert {fault.partition(":")[0] for fault in found} == {"behind what its writer had not read"}


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        (NoticesLater, "events are stored, and their notices do not wait"),
        (IdOfTheProcess, "events are stored, and the command is not known"),
    ],
)
def test_ending_a_process_finds_what_is_half_stored(tmp_path: Path, kind: type[SqliteStore], fault: str) -> None:
    came = appending_ended(opening(kind, tmp_path), 20)
    assert fault in {found.partition(": ")[2] for found in came.faults}


def test_ending_a_process_finds_notices_that_are_marked_and_not_sent(tmp_path: Path) -> None:
    came = sending_ended(opening(MarksThenSends, tmp_path), 20)
    assert {fault.partition(":")[0] for fault in came.faults} == {"never sent"}
