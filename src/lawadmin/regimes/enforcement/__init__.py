"""二(四): enforcement."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.enforcement import (
    case_files,
    casework,
    coercion,
    discretion,
    draw,
    execution,
    faults,
    penalties,
    publicity,
    subjects,
    transfers,
)
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (
    penalties.PENALTY,
    coercion.MEASURE,
    execution.ENFORCEMENT,
    transfers.CRIME_TRANSFER,
    casework.JURISDICTION,
    casework.ASSISTANCE,
    casework.GOODS,
    subjects.SUBJECT,
    publicity.PUBLICITY,
    draw.DRAW,
    case_files.REVIEW,
    faults.FAULT,
    faults.RESPONSIBILITY,
)
CHECKS: tuple[AnyCheck, ...] = (
    *coercion.CHECKS,
    *execution.CHECKS,
    *transfers.CHECKS,
    *casework.CHECKS,
    *penalties.CHECKS,
    *publicity.CHECKS,
    *discretion.CHECKS,
    *draw.CHECKS,
    *subjects.CHECKS,
    *case_files.CHECKS,
    *faults.CHECKS,
)
REGISTERS: tuple[Register, ...] = (discretion.STANDARDS, subjects.BODIES, case_files.DOCUMENTS, faults.RULINGS)
