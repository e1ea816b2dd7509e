"""二(六): supervision."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.supervision import audit, compensation, congress, litigation, oversight, reconsideration
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (
    congress.SUGGESTION,
    congress.CONGRESS,
    litigation.LITIGATION,
    audit.AUDIT,
    audit.SPECIAL,
    oversight.OVERSIGHT,
    oversight.OVERSIGHT_DUTY,
    reconsideration.RECONSIDERATION,
    compensation.CLAIM,
    compensation.PAYMENT,
)
CHECKS: tuple[AnyCheck, ...] = (
    *congress.CHECKS,
    *litigation.CHECKS,
    *audit.CHECKS,
    *oversight.CHECKS,
    *reconsideration.CHECKS,
    *compensation.CHECKS,
)
REGISTERS: tuple[Register, ...] = ()
