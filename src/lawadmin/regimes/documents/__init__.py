"""二(三): normative documents."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.documents import cleanup, drafting, filing, interpretation
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (
    drafting.DOCUMENT,
    filing.FILING,
    cleanup.CLEANUP,
    interpretation.INTERPRETATION,
)
CHECKS: tuple[AnyCheck, ...] = (*drafting.CHECKS, *filing.CHECKS, *cleanup.CHECKS, *interpretation.CHECKS)
REGISTERS: tuple[Register, ...] = ()
