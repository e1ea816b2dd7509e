"""二(一): the functions of government."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.functions import (
    aid,
    budget,
    complaints,
    debt,
    investment,
    labour,
    procurement,
    relief,
    tenders,
    treasury,
)
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
    budget.BUDGET,
    budget.DEPARTMENT,
    budget.ADJUSTMENT,
    budget.ACCOUNTS,
    treasury.TREASURY,
    treasury.MONTHLY,
    treasury.PAYMENT,
    treasury.REVENUE,
    treasury.AGREEMENT,
    debt.DEBT,
    debt.REPORTS,
    relief.SUBSISTENCE,
    relief.DESTITUTE,
    aid.AID,
    aid.FIVE,
    aid.URBAN,
    labour.INSPECTION,
    labour.ARBITRATION,
    labour.COVERAGE,
)
CHECKS: tuple[AnyCheck, ...] = (
    *investment.CHECKS,
    *tenders.CHECKS,
    *procurement.CHECKS,
    *complaints.CHECKS,
    *budget.CHECKS,
    *treasury.CHECKS,
    *debt.CHECKS,
    *relief.CHECKS,
    *aid.CHECKS,
    *labour.CHECKS,
)
REGISTERS: tuple[Register, ...] = (tenders.BARRED, treasury.FEES, debt.BASICS, labour.COVERED)
