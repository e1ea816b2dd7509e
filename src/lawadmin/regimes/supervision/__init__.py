"""二(六): supervision."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.supervision.reconsideration import RECONSIDERATION
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (RECONSIDERATION,)
CHECKS: tuple[AnyCheck, ...] = ()
REGISTERS: tuple[Register, ...] = ()
