"""就业服务和社会保险覆盖: the coverage of employment service and social insurance as yearly indicators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import of_county
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, denied, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding, Register, RosterCheck


class Yearly(StrEnum):
    """What happens in the standing matter of employment service and social insurance."""

    ESTABLISHED = "成立"
    PUBLISHED = "公布覆盖情况"
    DISSOLVED = "撤销"


@frozen
class Figures:
    """State whether the figures published are true."""

    true: bool | None = None


COVERAGE = Procedure(
    name="coverage",
    title="就业服务和社会保险覆盖",
    title_en="Coverage of employment service and social insurance",
    clause="2.1.5",
    act="county-plan",
    steps=Yearly,
    starts={Yearly.ESTABLISHED},
    facts={Yearly.PUBLISHED: Figures},
    may={
        Yearly.PUBLISHED: (Needs({Yearly.ESTABLISHED}),),
        Yearly.DISSOLVED: (Needs({Yearly.ESTABLISHED}),),
    },
    must=("report_coverage",),
    ends={Yearly.DISSOLVED},
)


@frozen
class Covered:
    """State how many are covered in a year, of how many, and the target in percent; the subject is the scheme."""

    covered: int | None = None
    entitled: int | None = None
    target: int | None = None


COVERED = Register("social-coverage", "就业服务和社会保险覆盖", "2.1.5", Covered, "Coverage of schemes")

#: The schemes of which the plan speaks.
SCHEMES = ("就业服务", "基本养老保险", "基本医疗保险", "失业保险", "工伤保险", "生育保险")


def rates(seen: Snapshot, year: int) -> dict[str, float]:
    """Give the rate of each scheme in a year; a scheme of which nothing is known is left out."""
    found = {scheme: _covered(seen, scheme, year) for scheme in SCHEMES}
    return {scheme: c.covered / c.entitled for scheme, c in found.items() if c and c.covered is not None and c.entitled}


def _covered(seen: Snapshot, scheme: str, year: int) -> Covered | None:
    entries = seen.registers.of(COVERED.name, scheme, date(year, 12, 31))
    return next((entry.facts for entry in entries if isinstance(entry.facts, Covered)), None)


def short(seen: Snapshot) -> Iterator[Finding]:
    """Find schemes whose rate in the last whole year fell short of the county's target."""
    year = seen.on.year - 1
    for scheme, rate in rates(seen, year).items():
        stated = _covered(seen, scheme, year)
        target = stated.target if stated else None
        if target is not None and rate * 100 < target:
            finding = of_county(seen, "coverage-short", "2.1.5", "", subject=scheme)
            yield evolve(finding, since=date(year, 12, 31), fields=(("what", scheme), ("year", year)))


CHECKS = (
    wrongs("coverage-true", COVERAGE, Wrong(Yearly.PUBLISHED, "false-report", denied("true"))),
    RosterCheck("social-coverage", "2.1.5", short),
)
