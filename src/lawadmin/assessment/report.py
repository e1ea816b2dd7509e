"""The report as a value: what a renderer turns into a document."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from lawadmin.accountability import Charge
from lawadmin.assessment.plan import ClauseState
from lawadmin.rules.values import Finding


@frozen
class Reported:
    """Hold a finding with its charges, and the names of organ and procedure for the reader."""

    finding: Finding
    charges: tuple[Charge, ...]
    organ: str
    procedure: str


@frozen
class Report:
    """Hold a review as a value.

    ``on`` is the day judged, ``as_of`` the day of knowledge; ``rules`` the digest of the law and notices applied;
    ``matters`` how
    many were looked at; ``failures`` what could not be read, which makes the report incomplete.
    """

    county: str
    on: date
    as_of: date
    rules: str
    matters: int
    findings: tuple[Reported, ...]
    plan: tuple[ClauseState, ...]
    failures: tuple[str, ...] = ()
