"""The conformance table, written at the end of a run for whoever asks for it in a ``conftest.py``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby

import pytest
from attrs import frozen

from lawadmin.testing.conformance.base import PROPERTY

_HEADS = ("plugin", "part", "passed", "failed", "not claimed")


@frozen(order=True)
class Counted:
    """Hold how the tests of one part of a plugin came out.

    Those of what the plugin does not claim are counted by themselves: they saw that it is refused.
    """

    plugin: str
    part: str
    passed: int = 0
    failed: int = 0
    unclaimed: int = 0


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write the table; import this function in a ``conftest.py`` to have it."""
    every = chain.from_iterable(terminalreporter.stats.values())
    reports = [report for report in every if isinstance(report, pytest.TestReport)]
    rows = counted(reports)
    if rows:
        terminalreporter.section("conformance")
        for line in (*table(rows), *figures(reports)):
            terminalreporter.write_line(line)


def counted(reports: Iterable[pytest.TestReport]) -> tuple[Counted, ...]:
    """Count the reports of conformance tests, by plugin and part; others are passed over."""
    told = Counter(one for report in reports for one in _told(report))
    places = sorted({(plugin, part) for plugin, part, _ in told})
    return tuple(Counted(*at, told[*at, "passed"], told[*at, "failed"], told[*at, "unclaimed"]) for at in places)


def _told(report: pytest.TestReport) -> Iterator[tuple[str, str, str]]:
    about = dict(report.user_properties).get(PROPERTY)
    if isinstance(about, Mapping) and (report.when == "call" or not report.passed):
        came = ("passed" if about["claimed"] else "unclaimed") if report.passed else "failed"
        yield f"{about['plugin']} ({about['kind']})", str(about["part"]), came


def figures(reports: Iterable[pytest.TestReport]) -> Iterator[str]:
    """List what tests counted, each under its own name."""
    for report in reports:
        about = dict(report.user_properties).get(PROPERTY)
        if isinstance(about, Mapping) and report.when == "call" and about.get("figures"):
            yield f"{report.nodeid}: {about['figures']}"


def table(rows: Sequence[Counted]) -> Iterator[str]:
    """Lay out the counts as lines of text, the name of a plugin once."""
    cells = [_HEADS, *chain.from_iterable(_cells(group) for _, group in groupby(rows, key=lambda row: row.plugin))]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        words = [
            word.ljust(width) if n < 2 else word.rjust(width)
            for n, (word, width) in enumerate(zip(line, widths, strict=True))
        ]
        yield "  ".join(words)


def _cells(rows: Iterable[Counted]) -> Iterator[tuple[str, ...]]:
    for number, row in enumerate(rows):
        yield "" if number else row.plugin, row.part, *map(str, (row.passed, row.failed, row.unclaimed))
