"""二(七): training."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.training import leaders, officers
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (leaders.LEADERS, officers.SERVICE)
CHECKS: tuple[AnyCheck, ...] = (*leaders.CHECKS, *officers.CHECKS)
REGISTERS: tuple[Register, ...] = (officers.CERTIFICATES,)
