"""二(七): training."""

from lawadmin.procedure.model import Procedure
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = ()
CHECKS: tuple[AnyCheck, ...] = ()
REGISTERS: tuple[Register, ...] = ()
