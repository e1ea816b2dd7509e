"""Who answers: the chain of a matter, and a finding laid to those who held the posts."""

from lawadmin.accountability.chain import Place, chain
from lawadmin.accountability.charge import Charge, charge

__all__ = ["Charge", "Place", "chain", "charge"]
