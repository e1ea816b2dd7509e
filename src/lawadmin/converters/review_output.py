"""Give reviews their JSON shapes: findings with their charges, the plan, what falls due, why, and the chain."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from lawadmin.accountability import Charge, Place
from lawadmin.assessment.plan import ClauseState
from lawadmin.assessment.report import Report
from lawadmin.converters.messages import Messages
from lawadmin.converters.output import Shape, count_shape, iso, step_shape
from lawadmin.days.due import Due, DueMoment, Stopped
from lawadmin.obligations.custody import Custody, Holder, Hop
from lawadmin.obligations.explain import Explanation
from lawadmin.obligations.values import Obligation, first_reading, last_day
from lawadmin.records.matters import Matter
from lawadmin.rules.values import Finding

FINDING = (
    "key code clause matter procedure organ limit citation due due_earliest since days_late gravity message charges"
).split()
"""The keys of a finding, in their order."""


def finding_shape(finding: Finding, charges: Iterable[Charge], say: Messages) -> Shape:
    """Give a finding, with the message in the reader's language."""
    return {
        "key": finding.key,
        "code": finding.code,
        "clause": finding.clause,
        "matter": finding.matter,
        "procedure": finding.procedure,
        "organ": finding.organ,
        "limit": finding.limit,
        "citation": str(finding.citation) if finding.citation else None,
        "due": iso(finding.due),
        "due_earliest": iso(finding.due_earliest),
        "since": iso(finding.since),
        "days_late": finding.days_late,
        "gravity": finding.gravity.value,
        "message": say.finding(finding),
        "charges": [charge_shape(charge) for charge in charges],
    }


def charge_shape(charge: Charge) -> Shape:
    """Give the draft of a charge."""
    return {
        "person": charge.person,
        "post": charge.post,
        "responsibility": charge.responsibility,
        "facts": dict(charge.facts),
        "missing": list(charge.missing),
    }


def plan_shape(state: ClauseState, *, counted: bool = True) -> Shape:
    """Give a clause of the plan; where nothing was counted, its counts are null."""
    return {
        "clause": state.clause,
        "title": state.title,
        "procedures": list(state.procedures),
        "checks": list(state.checks),
        "limits": list(state.limits),
        "open": state.open if counted else None,
        "late": state.late if counted else None,
        "findings": state.findings if counted else None,
    }


def report_shape(report: Report, say: Messages) -> Shape:
    """Give a whole report."""
    return {
        "county": report.county,
        "on": iso(report.on),
        "as_of": iso(report.as_of),
        "rules": report.rules,
        "matters": report.matters,
        "findings": [finding_shape(one.finding, one.charges, say) for one in report.findings],
        "plan": [plan_shape(state) for state in report.plan],
        "partial": bool(report.failures),
        "failures": list(report.failures),
    }


def partial_shape(failures: Iterable[str]) -> Shape:
    """Mark what was printed as incomplete."""
    return {"partial": True, "failures": list(failures)}


# -- one matter


@frozen
class Held:
    """Hold what falls due: the obligation, the day to act by, and who holds the matter."""

    matter: Matter
    obligation: Obligation
    day: date
    holder: Holder


def due_shape(held: Held, on: date) -> Shape:
    """Give what falls due; ``due`` is by the latest reading, ``day`` the day to act by."""
    obligation = held.obligation
    return {
        "matter": held.matter.id,
        "procedure": held.matter.procedure,
        "organ": held.matter.organ,
        "limit": obligation.ref,
        "title": obligation.limit.title,
        "citation": str(obligation.edition.cite(obligation.limit)),
        "day": iso(held.day),
        "due": iso(last_day(obligation.due)),
        "days_left": (held.day - on).days,
        "by": obligation.limit.by or None,
        "holder": holder_shape(held.holder),
    }


def holder_shape(holder: Holder) -> Shape:
    """Give who held a matter."""
    return {"post": holder.post, "person": holder.person, "other": holder.other}


def why_shape(obligation: Obligation, explained: Explanation) -> Shape:
    """Give why a day is what it is."""
    due = obligation.due
    counted = count_shape(due) if isinstance(due, Due | DueMoment | Stopped) else {}
    return {
        "matter": obligation.matter,
        "limit": obligation.ref,
        "title": obligation.limit.title,
        "citation": str(obligation.edition.cite(obligation.limit)),
        "edition": iso(obligation.edition.in_force),
        "status": obligation.status.value,
        "fell_short": obligation.fell_short,
        "start": iso(obligation.trigger.day),
        "due": iso(last_day(due)),
        "due_earliest": iso(first_reading(due)),
        "met": iso(obligation.met_by.day) if obligation.met_by else None,
        "summary": step_shape(explained.summary),
        "law": [step_shape(step) for step in explained.law],
        "because": [step_shape(step) for step in explained.steps],
        "after": [step_shape(step) for step in explained.after],
        "depends_on": list(explained.depends_on),
        "count": counted,
    }


def place_shape(place: Place) -> Shape:
    """Give one place of a chain."""
    return {"role": place.post.role, "post": place.post.id, "person": place.person, "acting": place.acting}


def custody_shape(obligation: Obligation, held: Custody) -> Shape:
    """Give who held a matter while one limit ran."""
    return {
        "limit": obligation.ref,
        "title": obligation.limit.title,
        "status": obligation.status.value,
        "fell_short": obligation.fell_short,
        "start": iso(obligation.trigger.day),
        "due": iso(held.due),
        "days": held.burnt,
        "budget": held.budget,
        "hops": [_hop_shape(hop, held) for hop in held.hops],
    }


def _hop_shape(hop: Hop, held: Custody) -> Shape:
    return {
        **holder_shape(hop.holder),
        "first": iso(hop.first),
        "last": iso(hop.last),
        "days": hop.days,
        "share": share(hop, held),
        "how": hop.how.value,
        "late": hop.late,
        "inherited": hop.inherited,
        "last_clear_chance": hop is held.let_lapse,
        "longest": hop is held.longest,
    }


def share(hop: Hop, held: Custody) -> int:
    """Give the share of the term that a holder burnt, in whole percent."""
    return round(100 * held.share(hop))
