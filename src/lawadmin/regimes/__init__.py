"""The regimes (制度) of the plan: declarations over law as data, and checks."""

from itertools import chain

from lawadmin.procedure.model import Procedure
from lawadmin.regimes import (
    decisions,
    disputes,
    documents,
    enforcement,
    functions,
    safeguards,
    supervision,
    training,
)
from lawadmin.regimes.disputes.petitions import PETITION
from lawadmin.regimes.functions.licensing import LICENSING
from lawadmin.regimes.shared import backdated
from lawadmin.rules.values import AnyCheck, Register

__all__ = ["CHECKS", "LICENSING", "PETITION", "PROCEDURES", "REGISTERS"]

_GROUPS = (functions, decisions, documents, enforcement, disputes, supervision, training, safeguards)

PROCEDURES: tuple[Procedure, ...] = tuple(chain.from_iterable(group.PROCEDURES for group in _GROUPS))
CHECKS: tuple[AnyCheck, ...] = (*backdated.CHECKS, *chain.from_iterable(group.CHECKS for group in _GROUPS))
REGISTERS: tuple[Register, ...] = tuple(chain.from_iterable(group.REGISTERS for group in _GROUPS))
