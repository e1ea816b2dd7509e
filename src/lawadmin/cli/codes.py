"""The exit codes."""

from __future__ import annotations

from lawadmin.errors import (
    Failed,
    LawAdminError,
    NoStore,
    Problems,
    ProofError,
    SchemaTooNew,
    SchemaTooOld,
    StoreError,
    Undelivered,
    Unsupported,
)

DONE = 0
FINDINGS = 1
REFUSED = 1
USAGE = 2
BAD_INPUT = 3
INCOMPLETE = 4
INTERRUPTED = 130


def code_of(error: LawAdminError) -> int:
    """Give the exit code of an error; of several, incomplete only where all are failures of what is attached."""
    if isinstance(error, Problems):
        return min(map(code_of, error), default=BAD_INPUT)
    if isinstance(error, ProofError):
        return REFUSED
    if isinstance(error, NoStore | SchemaTooNew | SchemaTooOld | Unsupported):
        return BAD_INPUT
    return INCOMPLETE if isinstance(error, StoreError | Failed | Undelivered) else BAD_INPUT
