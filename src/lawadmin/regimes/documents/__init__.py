"""二(三): normative documents."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.documents.cleanup import CLEANUP
from lawadmin.regimes.documents.drafting import DOCUMENT
from lawadmin.regimes.documents.filing import FILING
from lawadmin.regimes.documents.interpretation import INTERPRETATION
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (DOCUMENT, FILING, CLEANUP, INTERPRETATION)
CHECKS: tuple[AnyCheck, ...] = ()
REGISTERS: tuple[Register, ...] = ()
