"""Notices as an outbox keeps them."""

from __future__ import annotations

import json
from datetime import datetime

from lawadmin.converters.json_text import canonical
from lawadmin.converters.strict import JSON, structured
from lawadmin.hookspecs import Kept, Notice, Outcome, Receipt, Standing

_SETTLED = {Outcome.SENT: Standing.SENT, Outcome.REFUSED: Standing.FAILED}


def notice_body(notice: Notice) -> bytes:
    """Write a notice as it is kept; raises Problems where it could not be read back."""
    plain = JSON.unstructure(notice)
    structured(JSON, Notice, plain)
    return canonical(plain)


def receipt_body(receipt: Receipt) -> bytes:
    """Write a receipt as it is kept; raises Problems where it could not be read back."""
    plain = JSON.unstructure(receipt)
    structured(JSON, Receipt, plain)
    return canonical(plain)


def standing_after(outcome: Outcome, again: datetime | None) -> Standing:
    """Say how a notice stands once a notifier has answered."""
    return _SETTLED.get(outcome, Standing.DEAD if again is None else Standing.NEW)


def kept_of(body: bytes, standing: str, attempts: int, receipt: bytes | None) -> Kept:
    """Read a notice as it is kept."""
    said = None if receipt is None else structured(JSON, Receipt, json.loads(receipt))
    return Kept(structured(JSON, Notice, json.loads(body)), Standing(standing), attempts, said)
