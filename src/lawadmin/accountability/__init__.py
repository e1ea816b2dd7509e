"""Who answers: the chain of a matter, and a finding laid to those who held the posts."""

from lawadmin.accountability.chain import Place, chain
from lawadmin.accountability.charge import Charge, charge
from lawadmin.accountability.verdicts import Figure, Moved, Restated, Verdict, figures, restate, verdict

__all__ = [
    "Charge",
    "Figure",
    "Moved",
    "Place",
    "Restated",
    "Verdict",
    "chain",
    "charge",
    "figures",
    "restate",
    "verdict",
]
