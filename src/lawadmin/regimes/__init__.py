"""The regimes (制度) of the plan: declarations over law as data, and checks."""

from lawadmin.procedure.model import Procedure
from lawadmin.regimes.decisions import deliberation
from lawadmin.regimes.decisions.deliberation import DELIBERATION
from lawadmin.regimes.decisions.disclosure import DUTY, REQUEST
from lawadmin.regimes.disputes.petitions import PETITION
from lawadmin.regimes.documents.cleanup import CLEANUP
from lawadmin.regimes.documents.drafting import DOCUMENT
from lawadmin.regimes.documents.filing import FILING
from lawadmin.regimes.documents.interpretation import INTERPRETATION
from lawadmin.regimes.enforcement.coercion import ENFORCEMENT, MEASURE
from lawadmin.regimes.enforcement.penalties import PENALTY
from lawadmin.regimes.functions.licensing import LICENSING
from lawadmin.regimes.shared import backdated
from lawadmin.regimes.supervision.reconsideration import RECONSIDERATION
from lawadmin.rules.values import AnyCheck, Register

PROCEDURES: tuple[Procedure, ...] = (
    LICENSING,
    DELIBERATION,
    REQUEST,
    DUTY,
    DOCUMENT,
    FILING,
    CLEANUP,
    INTERPRETATION,
    PENALTY,
    MEASURE,
    ENFORCEMENT,
    PETITION,
    RECONSIDERATION,
)
CHECKS: tuple[AnyCheck, ...] = (*backdated.CHECKS, *deliberation.CHECKS)
REGISTERS: tuple[Register, ...] = ()
