"""Give two verdicts, and what follows from a change, their JSON shapes."""

from __future__ import annotations

from collections.abc import Iterable

from lawadmin.accountability import Figure, Moved, Restated
from lawadmin.accountability.rights import Window
from lawadmin.converters.messages import Messages
from lawadmin.converters.output import Shape, iso
from lawadmin.converters.review_output import charge_shape, finding_shape
from lawadmin.obligations.values import Obligation, first_reading, last_day


def compared_shape(restated: Iterable[Restated], moved: Iterable[Figure], say: Messages) -> Shape:
    """Give what differs between two verdicts on a county."""
    return {
        "restated": [restated_shape(one, say) for one in restated],
        "figures": [{"organ": f.organ, "code": f.code, "then": f.then, "now": f.now} for f in moved],
    }


def restated_shape(one: Restated, say: Messages) -> Shape:
    """Give what differs between two verdicts on a matter; in ``changed`` each finding stands as known then and now."""
    return {
        "matter": one.matter or None,
        "new": [finding_shape(finding, (), say) for finding in one.new],
        "mended": [finding_shape(finding, (), say) for finding in one.mended],
        "changed": [{"then": finding_shape(a, (), say), "now": finding_shape(b, (), say)} for a, b in one.changed],
        "moved": [moved_shape(moved) for moved in one.moved],
        "withdrawn": [{"finding": charge.finding, **charge_shape(charge)} for charge in one.withdrawn],
        "raised": [{"finding": charge.finding, **charge_shape(charge)} for charge in one.raised],
    }


def moved_shape(moved: Moved) -> Shape:
    """Give an obligation that moved; ``remind`` where reminders of it are to be restated."""
    obligation = moved.obligation
    return {
        "limit": obligation.ref,
        "title": obligation.limit.title,
        "then": _standing(moved.then),
        "now": _standing(moved.now),
        "remind": moved.reminds,
    }


def _standing(obligation: Obligation | None) -> Shape | None:
    if obligation is None:
        return None
    return {
        "due": iso(last_day(obligation.due)),
        "due_earliest": iso(first_reading(obligation.due)),
        "status": obligation.status.value,
    }


def window_shape(window: Window) -> Shape:
    """Give a right that a lapse opened to the party."""
    ruled = window.ruled
    return {
        "right": window.right,
        "first": iso(window.first),
        "last": iso(window.last),
        "last_earliest": iso(window.last_earliest),
        "citation": str(ruled.edition.cite(ruled.limit)) if ruled else None,
    }
