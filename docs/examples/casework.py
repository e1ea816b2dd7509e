"""Say of a row of the county's own case system what is due and what fell short."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from attrs import frozen

from lawadmin import Due, Layout, load_rules
from lawadmin.findings import judged
from lawadmin.regimes.functions.licensing import LICENSING, Step

RULES = load_rules(Path(__file__).with_name("lawadmin.toml"))  # once a process; opens no store

#: What the columns of the county's own table say.
CASES = Layout(
    LICENSING,
    id="sqbh",
    organ="bmdm",
    steps={Step.APPLIED: "sqrq", Step.ACCEPTED: "slrq", Step.GRANTED: "jdrq", Step.DELIVERED: "sdrq"},
    pairs={"专家评审": ("pskssj", "psjssj")},
    facts={"handling": "blfs"},
)


@frozen
class Computed:
    """Hold the next day by which something must be done, None where nothing runs, and the keys of the findings."""

    due: date | None
    findings: tuple[str, ...]


def computed(row: Mapping[str, object], today: date) -> Computed:
    """Compute a row as it stands today; raises Problems with every bad field at once."""
    seen = RULES.at(today)
    timeline = seen.timeline(CASES.row(row))
    result = judged(seen, timeline)  # obligations and findings at once
    days = (asked.due.safe for asked in result.obligations if asked.open and isinstance(asked.due, Due))
    return Computed(min(days, default=None), tuple(finding.key for finding in result.findings))
