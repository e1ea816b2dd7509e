"""二(四): enforcement."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.enforcement.coercion import ENFORCEMENT, MEASURE
from lawadmin.regimes.enforcement.penalties import PENALTY
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (PENALTY, MEASURE, ENFORCEMENT)
CHECKS: tuple[AnyCheck, ...] = ()
REGISTERS: tuple[Register, ...] = ()
