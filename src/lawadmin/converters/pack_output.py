"""Give what checking a pack came to, and what cites ended editions, their JSON shapes."""

from __future__ import annotations

from lawadmin.converters.citations import Compared, Disagreement
from lawadmin.converters.coverage import Counted
from lawadmin.converters.messages import Messages
from lawadmin.converters.output import Json, Shape, iso
from lawadmin.converters.pack_adds import Adds
from lawadmin.converters.pack_check import Checked
from lawadmin.errors import LawAdminError
from lawadmin.findings.zombies import Zombie
from lawadmin.law.beside import Beside, Shown
from lawadmin.law.conflicts import Conflict, Override, Tie
from lawadmin.law.lawbook import Ruled


def checked_shape(checked: Checked, say: Messages) -> Shape:
    """Give the whole check of a pack."""
    return {
        "pack": checked.pack,
        "sound": checked.sound,
        "editions": len(checked.editions),
        "limits": sum(len(edition.limits) for edition in checked.editions),
        "adds": adds_shape(checked.adds),
        "faults": [_fault(fault, say) for fault in checked.faults],
        "conflicts": [conflict_shape(one) for one in checked.conflicts],
        "ties": [_tie(one) for one in checked.ties],
        "overrides": [override_shape(one) for one in checked.overrides],
        "beside": [beside_shape(one) for one in checked.beside],
        "zombies": [zombie_shape(one) for one in checked.zombies],
        "unused": {"limits": list(checked.unused.limits), "procedures": list(checked.unused.procedures)},
        "texts": None if checked.compared is None else [_compared(checked, one) for one in checked.compared],
        "coverage": None if checked.counted is None else [counted_shape(one) for one in checked.counted],
        "unexplained": checked.unexplained,
    }


def _fault(fault: LawAdminError, say: Messages) -> Shape:
    limit, field = fault.fields.get("limit"), fault.fields.get("field")
    named = {"limit": str(limit) if limit else None, "field": str(field) if field else None}
    return {"code": fault.code, "where": fault.where, **named, "text": say.error(fault)}


def override_shape(override: Override) -> Shape:
    """Give what overrides what, and by what right; None where the other limit stays."""
    return {
        "limit": override.limit,
        "by": _ruled(override.by),
        "over": _ruled(override.over),
        "traits": sorted(override.traits),
        "right": override.right.value if override.right else None,
    }


def conflict_shape(conflict: Conflict) -> Shape:
    """Give a conflict with the day that shows it."""
    days = {"start": iso(conflict.start), "here": iso(conflict.here), "there": iso(conflict.there)}
    paused: Json = sorted(conflict.paused)
    return {**override_shape(conflict.override), **days, "extended": conflict.extended, "paused": paused}


def adds_shape(adds: Adds) -> Shape:
    """Give what a pack would add."""
    return {
        "texts": list(adds.texts),
        "limits": adds.limits,
        "procedures": list(adds.procedures),
        "replaces": dict(adds.replaces),
        "checks": list(adds.checks),
        "registers": list(adds.registers),
        "faults": list(adds.faults),
        "gravities": list(adds.gravities),
        "attribution": adds.attribution or None,
        "notices": list(adds.notices),
        "templates": list(adds.templates),
    }


def beside_shape(one: Beside) -> Shape:
    """Give what stands beside a national limit, with a day that shows how the two differ; None where none does."""
    return {
        "limit": f"{one.ours.edition.act}/{one.ours.limit.name}",
        "other": f"{one.other.edition.act}/{one.other.limit.name}",
        "by": _ruled(one.ours),
        "beside": _ruled(one.other),
        "relation": one.relation,
        "governs": one.governs,
        "tighter": _shown(one.tighter),
        "looser": _shown(one.looser),
    }


def _shown(shown: Shown | None) -> Shape | None:
    if shown is None:
        return None
    days = {"start": iso(shown.start), "here": iso(shown.here), "there": iso(shown.there)}
    return {**days, "extended": shown.extended}


def _tie(tie: Tie) -> Shape:
    return {"first": _ruled(tie.first), "second": _ruled(tie.second), "day": iso(tie.day)}


def _ruled(ruled: Ruled) -> Shape:
    edition, limit = ruled.edition, ruled.limit
    return {
        "act": edition.act,
        "edition": iso(edition.in_force),
        "rank": edition.rank.value,
        "cited": str(edition.cite(limit)),
        "region": edition.region,
        "lines": sorted(edition.lines),
    }


def zombie_shape(zombie: Zombie) -> Shape:
    """Give something that cites an edition which has ended."""
    edition = zombie.edition
    return {
        "kind": zombie.kind.value,
        "where": zombie.where,
        "act": edition.act,
        "title": edition.title,
        "edition": iso(edition.in_force),
        "until": iso(edition.until),
        "cited": zombie.cited,
        "successor": edition.successor or None,
    }


def _compared(checked: Checked, compared: Compared) -> Shape:
    return {
        "act": compared.edition.act,
        "edition": iso(compared.edition.in_force),
        "text": compared.text.name if compared.text else None,
        "agreed": compared.agreed,
        "exceptions": [_disagreement(checked, one) for one in compared.disagreements],
    }


def _disagreement(checked: Checked, one: Disagreement) -> Shape:
    found: Json = list(one.found)
    return {
        "where": checked.where(one.edition, one.limit),
        "limit": one.limit.name,
        "article": one.limit.article,
        "mark": one.mark.value,
        "says": one.says,
        "found": found,
        "reason": one.reason or None,
    }


def counted_shape(counted: Counted) -> Shape:
    """Give the count of one text."""
    return {
        "text": counted.text,
        "periods": counted.periods,
        "limits": counted.limits,
        "encoded": counted.encoded,
        "left_out": dict(sorted(counted.left_out.items())),
        "dates": counted.dates,
        "unexplained": list(counted.unexplained),
        "unfound": list(counted.unfound),
    }
