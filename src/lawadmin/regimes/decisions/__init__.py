"""二(二): decisions and openness."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.decisions import deliberation, disclosure, services, tracking
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (
    deliberation.DELIBERATION,
    tracking.TRACKING,
    disclosure.REQUEST,
    disclosure.DUTY,
    services.SHARING,
)
CHECKS: tuple[AnyCheck, ...] = (*deliberation.CHECKS, *tracking.CHECKS, *services.CHECKS)
REGISTERS: tuple[Register, ...] = (services.SERVICES,)
