"""二(五): disputes."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.disputes.petitions import PETITION
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (PETITION,)
CHECKS: tuple[AnyCheck, ...] = ()
REGISTERS: tuple[Register, ...] = ()
