"""The values of which schemes of assessment are made: indicators with their weights, and scores that people enter."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from attrs import frozen


class Rule(StrEnum):
    """Say how evidence becomes points.

    ``share`` gives a share of the weight; ``deduct`` takes points for each fault; ``reach`` gives all from an amount
    on, and in proportion below; ``target`` gives all from a share on, and takes points for each stretch below it;
    ``entered`` takes what people entered.
    """

    SHARE = "share"
    DEDUCT = "deduct"
    REACH = "reach"
    TARGET = "target"
    ENTERED = "entered"


@frozen
class Indicator:
    """Hold an indicator, with its parts where it has any; only those without parts are scored.

    ``measure`` names the evidence: "part/whole" for a share or a target, else what is counted. ``each`` is what one
    fault costs, or one stretch of ``per`` percentage points below a target; ``least`` is the amount to reach, or the
    target in percent.
    """

    id: str
    title: str
    weight: Decimal
    parts: tuple[Indicator, ...] = ()
    rule: Rule = Rule.ENTERED
    measure: str = ""
    each: Decimal = Decimal(1)
    title_en: str = ""
    least: Decimal = Decimal(0)
    per: Decimal = Decimal(1)

    def leaves(self) -> Iterator[Indicator]:
        """List the indicators that are scored."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


@frozen
class Scheme:
    """Hold a scheme of assessment: its indicators, the most that bonuses may add, and what makes the whole nothing.

    ``kinds`` are the kinds of organ that it assesses, all where empty. ``vetoes`` are figures; one that is not zero is
    a veto.
    """

    id: str
    title: str
    indicators: tuple[Indicator, ...]
    full: Decimal = Decimal(100)
    bonus: Decimal = Decimal(0)
    vetoes: frozenset[str] = frozenset()
    title_en: str = ""
    kinds: frozenset[str] = frozenset()

    def leaves(self) -> tuple[Indicator, ...]:
        """List the indicators that are scored."""
        return tuple(leaf for indicator in self.indicators for leaf in indicator.leaves())


@frozen
class Scored:
    """State what somebody said of an organ's year under a scheme; the entry's subject is the organ.

    ``own`` is its own score, ``audited`` the auditors', ``appealed`` what an appeal settled, ``appraised`` one
    appraisal by the public, of a hundred. Without an indicator ``bonus`` is what is asked for beyond the scheme.
    """

    scheme: str | None = None
    year: int | None = None
    indicator: str | None = None
    own: Decimal | None = None
    audited: Decimal | None = None
    appealed: Decimal | None = None
    appraised: Decimal | None = None
    bonus: Decimal | None = None


#: The name of the register that holds what people entered.
SCORES = "assessment-scores"
