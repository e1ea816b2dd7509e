"""二(七): training."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.training import civil_servants, leaders, officers, publicity
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (
    leaders.LEADERS,
    publicity.LAW_PUBLICITY,
    officers.SERVICE,
    civil_servants.CIVIL_SERVANT,
    civil_servants.PERSONNEL,
)
CHECKS: tuple[AnyCheck, ...] = (
    *leaders.CHECKS,
    *publicity.CHECKS,
    *officers.CHECKS,
    *civil_servants.CHECKS,
)
REGISTERS: tuple[Register, ...] = (officers.CERTIFICATES,)
