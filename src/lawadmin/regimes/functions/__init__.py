"""二(一): the functions of government."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.functions import complaints, investment, procurement, tenders
from lawadmin.regimes.functions.licensing import LICENSING
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (
    LICENSING,
    investment.PROJECT,
    investment.PLANS,
    tenders.TENDER,
    procurement.PROCUREMENT,
    complaints.TENDER_COMPLAINT,
    complaints.CHALLENGE,
    complaints.PROCUREMENT_COMPLAINT,
)
CHECKS: tuple[AnyCheck, ...] = (*investment.CHECKS, *tenders.CHECKS, *procurement.CHECKS, *complaints.CHECKS)
REGISTERS: tuple[Register, ...] = (tenders.BARRED,)
