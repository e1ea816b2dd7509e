"""二(五): disputes."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.disputes import mediation, routing
from lawadmin.regimes.disputes.petitions import PETITION
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (mediation.MEDIATION, mediation.SETTLEMENT, PETITION)
CHECKS: tuple[AnyCheck, ...] = (*mediation.CHECKS, *routing.CHECKS)
REGISTERS: tuple[Register, ...] = ()
