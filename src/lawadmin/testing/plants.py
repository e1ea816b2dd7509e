"""Kinds of fault that can be planted in a lawful story, and the findings that each brings.

Each rule holds whatever the article is; it was written from what the kinds of limit and condition mean, and knows
nothing of how findings are made. Days are countable ones: worked days where the limit counts those.

=======================  ===============================================================================================
kind                     what is done, and what it brings
=======================  ===============================================================================================
LATE                     A duty is met 1 to 10 days after its last day by every reading. Of a deadline: ``late``; of a
                         longest term (cap): ``held-too-long``; of a notice beforehand: ``short-notice``; where silence
                         decides: ``silence``, and ``barred`` for each later step that what is deemed done forbids.
OVERDUE                  A duty is not met at all, and judged after its last day. Of a deadline: ``overdue``; of a cap:
                         ``held-too-long``; where silence decides: ``silence`` and ``barred`` as above.
EARLY                    A period that must be left open (floor) is closed before its last day: ``early``.
MISSING                  A step is left out: ``missing-step`` for each later step that needs it.
OUT_OF_ORDER             A step is taken before the one that it needs: ``missing-step``.
UNLAWFUL_STEP            A step is taken after one that forbids it: ``barred``.
TOO_EARLY                A step is taken within a waiting period named for it: ``too-early``.
OUTSIDE_WINDOW           A step is taken after the window named for it, or before it opens: ``outside-window``.
SHORT_NOTICE             The day announced lies too near: ``short-notice``.
LATE_EXTENSION           A term is extended after its last day, and what was due is done later still:
                         ``extension-refused``, and what being late brings.
OVER_LONG_EXTENSION      A term is extended in time by more than the law allows: ``extension-refused``.
SECOND_EXTENSION         A term is extended in time by all that the law allows, and once more: ``extension-refused``.
NO_POST                  A step is taken by someone who held no post: ``no-post``.
=======================  ===============================================================================================

A limit whose passing is nobody's fault (a party's right that is lost, a duty of a party without effect) brings nothing,
and no fault is planted there. A fault that would bring more than its rule says, because one step meets two duties, is
planted elsewhere in the story, or in another story.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class Planted(StrEnum):
    """Name the kinds of fault; call one with a step or limit to plant the fault there."""

    LATE = "late"
    OVERDUE = "overdue"
    EARLY = "early"
    MISSING = "missing"
    OUT_OF_ORDER = "out of order"
    UNLAWFUL_STEP = "unlawful step"
    TOO_EARLY = "too early"
    OUTSIDE_WINDOW = "outside window"
    SHORT_NOTICE = "short notice"
    LATE_EXTENSION = "late extension"
    OVER_LONG_EXTENSION = "over-long extension"
    SECOND_EXTENSION = "second extension"
    NO_POST = "no post"

    def __call__(self, target: str) -> Plant:
        """Plant the fault at one step, or at one limit, named with or without its act."""
        return Plant(self, str(target))


@frozen
class Plant:
    """Hold a kind of fault and the step or limit at which it is planted; None: anywhere."""

    kind: Planted
    target: str | None = None

    def concerns(self, *names: str) -> bool:
        """Tell whether it may be planted at something, by any of its names."""
        return self.target is None or self.target in names


#: The kinds that are planted at a limit; the others are planted at a step.
AT_LIMITS = frozenset(
    {
        Planted.LATE,
        Planted.OVERDUE,
        Planted.EARLY,
        Planted.SHORT_NOTICE,
        Planted.LATE_EXTENSION,
        Planted.OVER_LONG_EXTENSION,
        Planted.SECOND_EXTENSION,
    }
)
