"""三: safeguards."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.safeguards import leadership, legal_offices, reporting
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (leadership.LEADERSHIP, reporting.REPORTING, legal_offices.LEGAL_OFFICE)
CHECKS: tuple[AnyCheck, ...] = (*leadership.CHECKS, *reporting.CHECKS, *legal_offices.CHECKS)
REGISTERS: tuple[Register, ...] = (legal_offices.LEGAL_STAFF, reporting.ASSESSMENT_SCORES)
