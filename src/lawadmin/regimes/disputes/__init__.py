"""二(五): disputes."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.disputes import mediation, petition_duty, petitions, routing
from lawadmin.regimes.disputes.petitions import PETITION
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (
    mediation.MEDIATION,
    mediation.SETTLEMENT,
    mediation.MEDIATION_DUTY,
    PETITION,
    petition_duty.PETITION_DUTY,
)
CHECKS: tuple[AnyCheck, ...] = (
    *mediation.CHECKS,
    *petitions.CHECKS,
    *petition_duty.CHECKS,
    *routing.CHECKS,
)
REGISTERS: tuple[Register, ...] = ()
