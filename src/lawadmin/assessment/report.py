"""The report as a value: what a renderer turns into a document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from lawadmin.accountability import Charge
from lawadmin.assessment.plan import ClauseState
from lawadmin.obligations.custody import Custody
from lawadmin.obligations.values import Obligation
from lawadmin.records.timeline import Timeline
from lawadmin.rules.values import Finding


@frozen
class Reported:
    """Hold a finding with its charges, and the names of organ and procedure for the reader."""

    finding: Finding
    charges: tuple[Charge, ...]
    organ: str
    procedure: str


@frozen
class Dossier:
    """Hold one matter in full: its steps, what it was asked for and who held it meanwhile, and what fell short.

    ``procedure`` is a Chinese and an English title; ``posts`` gives titles by the id of a post.
    """

    timeline: Timeline
    organ: str
    procedure: tuple[str, str]
    held: tuple[tuple[Obligation, Custody], ...]
    findings: tuple[Finding, ...]
    posts: Mapping[str, str] = field(factory=dict)


@frozen
class Report:
    """Hold a review as a value.

    ``on`` is the day judged, ``as_of`` the day of knowledge; ``rules`` the digest of the law and notices applied;
    ``matters`` how many were looked at; ``failures`` what could not be read, which makes the report incomplete.
    ``dossiers`` are matters told in full, for documents that have room for them.
    """

    county: str
    on: date
    as_of: date
    rules: str
    matters: int
    findings: tuple[Reported, ...]
    plan: tuple[ClauseState, ...]
    failures: tuple[str, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
