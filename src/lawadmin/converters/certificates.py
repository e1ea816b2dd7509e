"""Turn certificates, with the events from which they were made, into JSON and back.

The shape of each is that of its class, with fields at their default left out. Reading is strict: nothing is guessed, no
key is passed over, and every fault is told at once.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TypeVar

from attrs import frozen

from lawadmin.converters import json_text
from lawadmin.converters.records import record_converter
from lawadmin.converters.scalars import Refused
from lawadmin.converters.strict import WHOLE, structured
from lawadmin.errors import FieldError, Problems
from lawadmin.obligations.certificate import Certificate
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter

Kind = TypeVar("Kind")

#: The version of the shapes in this module.
FORM = 1

_PROOFS = record_converter()


@frozen
class Linked:
    """Hold a linked matter and its events."""

    matter: Matter
    events: tuple[Event, ...] = ()


@frozen
class Proof:
    """Hold what one file proves: certificates of a matter, and the events that stood when they were made.

    ``on`` is the day judged, ``as_of`` the day of knowledge; None: all that was known.
    """

    form: int
    on: date
    matter: Matter
    certificates: tuple[Certificate, ...]
    events: tuple[Event, ...]
    linked: tuple[Linked, ...] = ()
    as_of: date | None = None


def proof_text(proof: Proof) -> str:
    """Write a proof as JSON that people can read too."""
    return json.dumps(_PROOFS.unstructure(proof), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def read_proof(text: str, where: str) -> Proof:
    """Read what ``proof_text`` wrote; raises Problems, ``where`` naming the file."""
    proof = _read(Proof, text, where)
    if proof.form != FORM:
        remedy = "Read it with a newer lawadmin"
        raise Problems((FieldError(where, field="form", reason="is a form not known here", remedy=remedy),), where)
    if not proof.certificates:
        raise Problems((FieldError(where, field="certificates", reason="is empty", remedy="State it"),), where)
    return proof


def certificate_text(certificate: Certificate) -> str:
    """Write one certificate as JSON."""
    return json.dumps(_PROOFS.unstructure(certificate), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def read_certificate(text: str, where: str) -> Certificate:
    """Read what ``certificate_text`` wrote; raises Problems, ``where`` naming the file."""
    return _read(Certificate, text, where)


def _read(kind: type[Kind], text: str, where: str) -> Kind:
    try:
        value = json_text.parse(text)
    except Refused as refused:
        fault = FieldError(where, field=WHOLE, reason=refused.reason, remedy=refused.remedy)
        raise Problems((fault,), where) from None
    return structured(_PROOFS, kind, value, where=where)
