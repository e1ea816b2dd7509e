"""三: safeguards."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.safeguards import law_government, leadership, legal_offices, reporting, sanctions
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (
    leadership.LEADERSHIP,
    reporting.REPORTING,
    law_government.LAW_GOVERNMENT,
    law_government.LAW_DEPARTMENT,
    law_government.LAW_INSPECTION,
    sanctions.SANCTION,
    legal_offices.LEGAL_OFFICE,
)
CHECKS: tuple[AnyCheck, ...] = (
    *leadership.CHECKS,
    *reporting.CHECKS,
    *law_government.CHECKS,
    *sanctions.CHECKS,
    *legal_offices.CHECKS,
)
REGISTERS: tuple[Register, ...] = (legal_offices.LEGAL_STAFF, reporting.ASSESSMENT_SCORES)
