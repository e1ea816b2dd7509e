"""In what unit a limit is counted: the act's own counting clause applied to the number as written."""

from __future__ import annotations

from attrs import frozen

from lawadmin.days.span import Unit
from lawadmin.law.edition import Bearer, Certainty, DayCount, WorkingDays

_PLAIN = {
    "工作日": Unit.WORKING_DAY,
    "个工作日": Unit.WORKING_DAY,
    "月": Unit.MONTH,
    "个月": Unit.MONTH,
    "年": Unit.YEAR,
    "小时": Unit.HOUR,
}
_DAYS = frozenset({"日", "天"})

#: Every unit that a statute of this library may write.
WRITTEN = frozenset(_PLAIN) | _DAYS


@frozen
class Reading:
    """Hold the units in which a number may be counted, the reading by the words first."""

    units: tuple[Unit, ...]
    certainty: Certainty
    reason: str


def derive(number: int | None, written: str, bearer: Bearer, daycount: DayCount | None) -> Reading | None:
    """Derive the effective unit of a number, None where no clause settles it.

    A unit other than 日 means what it says. 日 follows the act's counting clause; where the clause speaks of the
    organ's periods alone, another bearer's period is contested between days and working days. No days at all are a day
    by themselves, not a period, and no clause of counting speaks of them.
    """
    if number == 0:
        return Reading((Unit.DAY,), Certainty.TEXT, "")
    if written in _PLAIN:
        return Reading((_PLAIN[written],), Certainty.TEXT, "")
    if written not in _DAYS or daycount is None:
        return None
    return _of_days(number, bearer, daycount)


def _of_days(number: int | None, bearer: Bearer, daycount: DayCount) -> Reading:
    worked = _is_worked(number, daycount.working_days)
    if worked and daycount.organs_only and bearer is not Bearer.ORGAN:
        return Reading((Unit.DAY, Unit.WORKING_DAY), Certainty.CONTESTED, daycount.reason or daycount.article)
    unit = Unit.WORKING_DAY if worked else Unit.DAY
    if daycount.article:
        return Reading((unit,), Certainty.TEXT, daycount.article)
    return Reading((unit,), Certainty.INFERRED, daycount.reason)


def _is_worked(number: int | None, rule: WorkingDays | frozenset[int]) -> bool:
    match rule:
        case WorkingDays.ALL:
            return True
        case WorkingDays.AS_WRITTEN:
            return False
        case WorkingDays.UP_TO_10:
            return number is not None and number <= 10
        case _:
            return number in rule
