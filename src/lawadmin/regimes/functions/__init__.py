"""二(一): the functions of government."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.functions.licensing import LICENSING
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (LICENSING,)
CHECKS: tuple[AnyCheck, ...] = ()
REGISTERS: tuple[Register, ...] = ()
