"""二(二): decisions and openness."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.decisions import deliberation
from lawadmin.regimes.decisions.deliberation import DELIBERATION
from lawadmin.regimes.decisions.disclosure import DUTY, REQUEST
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (DELIBERATION, REQUEST, DUTY)
CHECKS: tuple[AnyCheck, ...] = (*deliberation.CHECKS,)
REGISTERS: tuple[Register, ...] = ()
