"""二(四): enforcement."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.enforcement import coercion, discretion, draw, penalties, subjects
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (
    penalties.PENALTY,
    coercion.MEASURE,
    coercion.ENFORCEMENT,
    subjects.SUBJECT,
    draw.DRAW,
)
CHECKS: tuple[AnyCheck, ...] = (*penalties.CHECKS, *discretion.CHECKS, *draw.CHECKS, *subjects.CHECKS)
REGISTERS: tuple[Register, ...] = (discretion.STANDARDS, subjects.BODIES)
