"""Certificates and proofs written as JSON and read back strictly."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from attrs import evolve

from lawadmin.converters.certificates import (
    FORM,
    Linked,
    Proof,
    certificate_text,
    proof_text,
    read_certificate,
    read_proof,
)
from lawadmin.errors import Problems
from lawadmin.records.events import Event, Officer
from lawadmin.records.matters import Matter
from proven_kinds import KINDS, Told
from telling import day

Json = dict[str, object]


@pytest.mark.parametrize("told", KINDS.values(), ids=KINDS.keys())
def test_what_is_read_back_is_the_same_and_is_accepted(told: Told) -> None:
    certified = told.prove()
    for certificate in certified.all:
        read = read_certificate(certificate_text(certificate), "a.json")
        assert read == certificate
        certified.check(read)


def proof() -> Proof:
    certified = KINDS["two tiers"].prove()
    event = Event("x1", "done", day("2026-03-02"), actor=Officer("p1", "post-1"))
    return Proof(
        FORM,
        day("2026-11-20"),
        Matter("m1", "example", "o1"),
        tuple(certified.all),
        tuple(evolve(one, facts=None) for one in certified.events),
        (Linked(Matter("m2", "example", "o1"), (event,)),),
        day("2026-11-19"),
    )


def test_a_proof_is_read_back_whole() -> None:
    assert read_proof(proof_text(proof()), "a.json") == proof()


def faults(text: str) -> set[tuple[object, object]]:
    with pytest.raises(Problems) as raised:
        read_proof(text, "a.json")
    return {(fault.fields["field"], fault.fields["reason"]) for fault in raised.value}


def changed(change: Callable[[Json], object]) -> str:
    plain = json.loads(proof_text(proof()))
    change(plain)
    return json.dumps(plain)


def certificate(plain: Json) -> Json:
    certificates = plain["certificates"]
    assert isinstance(certificates, list)
    first: Json = certificates[0]
    return first


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda plain: plain.update(form=2), ("form", "is a form not known here")),
        (lambda plain: plain.update(certificates=[]), ("certificates", "is empty")),
        (lambda plain: plain.pop("events"), ("events", "is missing")),
        (lambda plain: plain.update(seal="x"), ("seal", "is not known here")),
        (lambda plain: certificate(plain).update(sealed=True), ("certificates.sealed", "is not known here")),
        (lambda plain: certificate(plain).pop("last"), ("certificates.last", "is missing")),
        (lambda plain: certificate(plain).update(amount="10"), ("certificates.amount", "is not a whole number")),
        (
            lambda plain: certificate(plain).update(kind="dead"),
            ("certificates.kind", "is not a word that is known here"),
        ),
        (lambda plain: certificate(plain).update(last="2026-02-30"), ("certificates.last", "is not a day that exists")),
        (lambda plain: certificate(plain).update(rests={}), ("certificates.rests", "is not a list")),
    ],
)
def test_what_is_not_a_proof_is_refused_with_its_field(
    change: Callable[[Json], object], fault: tuple[str, str]
) -> None:
    assert fault in faults(changed(change))


def test_a_choice_that_no_law_makes_is_refused() -> None:
    plain = json.loads(proof_text(proof()))
    plain["certificates"][0]["choices"]["before"] = "perhaps"
    assert [field for field, _ in faults(json.dumps(plain))] == ["certificates.choices.before"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"form": NaN}', '{"form": 1, "form": 1}', "[" * 100_000])
def test_what_is_not_json_is_refused_as_a_whole(text: str) -> None:
    assert [field for field, _ in faults(text)] == ["(all)"]


def test_a_chain_without_end_is_refused() -> None:
    one = json.loads(certificate_text(next(KINDS["deadline"].prove().all)))
    text = json.dumps(one)
    for _ in range(300):
        text = f'{{"carried": {text}}}'
    with pytest.raises(Problems):
        read_certificate(text, "a.json")
