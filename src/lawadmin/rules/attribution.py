"""How a county attributes faults: the names of responsibilities, circumstances that change who answers, grades."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

#: The register that holds what people and courts ruled on faults; each entry's subject is the key of a finding.
RULINGS = "rulings"


@frozen
class Ruling:
    """Hold a human's or a court's word on a fault: that a circumstance is so, of whom, and by whom it was said.

    ``person`` and ``post`` name who played ``role`` in it (指使人, 决策人), where that does not follow from the chain.
    ``grade`` is how grave the ruling finds the fault, in the words of the county's table.
    """

    circumstance: str | None = None
    role: str | None = None
    person: str | None = None
    post: str | None = None
    grade: str | None = None
    by: str | None = None
    day: date | None = None


@frozen
class Circumstance:
    """Hold a circumstance: who answers in which way where it is ruled to be so.

    ``roles`` are those of the chain, or others that the ruling fills. ``frees`` where whoever is named answers for
    nothing: who dissented from a collective decision.
    """

    code: str
    title: str
    roles: tuple[tuple[str, str], ...] = ()
    frees: bool = False


@frozen
class Attribution:
    """Hold a county's table of attribution.

    ``roles`` are what each role of the chain answers in, in this county's words; roles it does not name keep the words
    of the fault. ``grades`` name how grave a fault is by the gravity of its finding, ``measures`` what may follow by
    grade. Whoever is charged ``again`` times in a year is charged aggravated; 0: never. ``appeal`` names the limits
    (act/limit) by which one may have a decision rechecked or appeal.
    """

    title: str = ""
    roles: Mapping[str, str] = field(factory=dict)
    circumstances: tuple[Circumstance, ...] = ()
    grades: Mapping[str, str] = field(factory=dict)
    measures: Mapping[str, tuple[str, ...]] = field(factory=dict)
    again: int = 0
    appeal: tuple[str, ...] = ()

    def circumstance(self, code: str | None) -> Circumstance | None:
        """Find a circumstance by its code."""
        return next((one for one in self.circumstances if one.code == code), None)
