"""The policy check of the how-to is typed in and run as it is shown, and so is its scenario."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from lawadmin.testing import differences, load_scenarios
from shown_pages import blocks
from telling import national

PAGE = "how-to/policy-check"

Namespace = dict[str, object]


@pytest.fixture
def typed(tmp_path: Path) -> Namespace:
    """Type in what the page shows, beside the configuration that it shows."""
    (tmp_path / "lawadmin.toml").write_text(blocks(PAGE, "toml")[0], encoding="utf-8")
    names: Namespace = {}
    with chdir(tmp_path):
        for block in blocks(PAGE, "python"):
            exec(compile(block, f"{PAGE}.md", "exec"), names)  # noqa: S102 the page's own text
    return names


def test_every_test_shown_passes(typed: Namespace) -> None:
    tests = {name: test for name, test in typed.items() if name.startswith("test_") and callable(test)}
    assert len(tests) == 4
    patiently = settings(suppress_health_check=[HealthCheck.too_slow], max_examples=20)
    for test in tests.values():
        patiently(test)()


def test_it_is_as_short_as_it_is_said_to_be() -> None:
    lines = [line for line in blocks(PAGE, "python")[0].splitlines() if line.strip()]
    assert len([line for line in lines if not line.startswith(("from", "import"))]) <= 15
    assert max(len(line) for line in lines) <= 140


def test_the_scenario_shown_plays(tmp_path: Path) -> None:
    (tmp_path / "shown.toml").write_text(blocks(PAGE, "toml")[1], encoding="utf-8")
    [scenario] = load_scenarios(tmp_path)
    assert differences(scenario, national()) == ()
