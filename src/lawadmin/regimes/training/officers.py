"""执法人员培训与考核: training every year, certificates by their terms, conduct assessed.

An officer's service is a standing matter: it begins when the officer takes up a post and ends when the officer leaves.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import of_county
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.registers import Entry
from lawadmin.regimes.shared.wrong import Wrong, denied, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding, Register, RosterCheck


class Step(StrEnum):
    """What happens in an officer's service."""

    STARTED = "上岗"
    TRAINED = "轮训"
    EXAMINED = "资格考试"
    CERTIFIED = "发证"
    RENEWED = "换证"
    ASSESSED = "年度考核"
    LEFT = "离岗"


@frozen
class Training:
    """State the score of a training or examination, of a hundred, and its hours."""

    score: int | None = None
    hours: int | None = None


@frozen
class Certificate:
    """State the last day of a certificate."""

    valid_to: date | None = None


@frozen
class Conduct:
    """State the score of an officer's law-based conduct, of a hundred, and whether the training score was counted."""

    score: int | None = None
    training_counted: bool | None = None


SERVICE = Procedure(
    name="officer-service",
    title="执法人员培训考核",
    title_en="Training and assessment of officers",
    clause="2.7.2",
    act="state-council-2008-17",
    steps=Step,
    starts={Step.STARTED, Step.EXAMINED},
    facts={
        Step.TRAINED: Training,
        Step.EXAMINED: Training,
        Step.CERTIFIED: Certificate,
        Step.RENEWED: Certificate,
        Step.ASSESSED: Conduct,
    },
    may={
        Step.TRAINED: (Needs({Step.STARTED}),),
        Step.CERTIFIED: (Needs({Step.EXAMINED}),),
        Step.RENEWED: (Needs({Step.CERTIFIED}),),
        Step.ASSESSED: (Needs({Step.TRAINED}),),
        Step.LEFT: (Needs({Step.STARTED}),),
    },
    must=("train_officers", "county-plan/train", "county-plan/assess_officer"),
    ends={Step.LEFT},
)


@frozen
class Held:
    """State the number of a certificate and the line of enforcement for which it is."""

    number: str | None = None
    line: str | None = None


CERTIFICATES = Register("certificates", "行政执法证件", "2.7.2", Held, "Enforcement certificates")


def expired(seen: Snapshot) -> Iterator[Finding]:
    """Find officers in a post whose latest certificate has expired."""
    latest: dict[str, Entry] = {}
    for entry in seen.registers.entries.get(CERTIFICATES.name, ()):
        begun = entry.since is None or entry.since <= seen.on
        if begun and _until(entry) >= _until(latest.get(entry.subject)):
            latest[entry.subject] = entry
    for person, entry in sorted(latest.items()):
        posts = seen.roster.posts_of(person, seen.on)
        if entry.until is not None and entry.until < seen.on and posts:
            finding = of_county(seen, "certificate-expired", "2.7.2", posts[0].organ, subject=entry.id)
            yield evolve(finding, since=entry.until, fields=(("until", entry.until),))


def _until(entry: Entry | None) -> date:
    """Give the last day of a certificate; of one without a day no day, of none the first."""
    return date.min if entry is None else entry.until or date.max


CHECKS = (
    wrongs("training-counted", SERVICE, Wrong(Step.ASSESSED, "training-not-counted", denied("training_counted"))),
    RosterCheck("certificates-valid", "2.7.2", expired),
)
