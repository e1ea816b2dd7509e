"""Findings: what fell short, judged from obligations, the order of steps, posts and checks."""

from lawadmin.findings.diff import Diff, diff
from lawadmin.findings.judge import Judged, gather, judge, judged, roster_findings, settle

__all__ = ["Diff", "Judged", "diff", "gather", "judge", "judged", "roster_findings", "settle"]
