"""二(六): supervision."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.supervision import compensation, litigation, oversight, reconsideration
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (
    litigation.LITIGATION,
    oversight.OVERSIGHT,
    oversight.OVERSIGHT_DUTY,
    reconsideration.RECONSIDERATION,
    compensation.CLAIM,
    compensation.PAYMENT,
)
CHECKS: tuple[AnyCheck, ...] = (*litigation.CHECKS, *oversight.CHECKS, *compensation.CHECKS)
REGISTERS: tuple[Register, ...] = ()
