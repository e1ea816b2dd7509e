"""二(二): decisions and openness."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.decisions import agenda, data, deliberation, disclosure, services, tracking
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (
    agenda.AGENDA,
    deliberation.DELIBERATION,
    tracking.TRACKING,
    disclosure.REQUEST,
    disclosure.DUTY,
    disclosure.OVERSIGHT,
    services.SHARING,
    data.CATALOGUE,
    data.ONLINE,
)
CHECKS: tuple[AnyCheck, ...] = (
    *agenda.CHECKS,
    *deliberation.CHECKS,
    *tracking.CHECKS,
    *disclosure.CHECKS,
    *services.CHECKS,
    *data.CHECKS,
)
REGISTERS: tuple[Register, ...] = (agenda.ITEMS, services.SERVICES)
