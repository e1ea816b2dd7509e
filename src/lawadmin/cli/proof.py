"""The command ``verify``, and the option of ``why`` that writes what it checks."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path

from attrs import evolve, frozen

from lawadmin.app import Reviewed, read
from lawadmin.cli.codes import DONE, REFUSED
from lawadmin.cli.options import TEXT, Asked, Param, Verb
from lawadmin.cli.output_file import write
from lawadmin.cli.world import World, world
from lawadmin.converters.certificates import FORM, Linked, Proof, proof_text, read_proof
from lawadmin.converters.output import Shape
from lawadmin.errors import Forged, InputError, ProofError
from lawadmin.hookspecs import Source
from lawadmin.obligations.certificate import Certificate
from lawadmin.obligations.proof import prove, terms
from lawadmin.obligations.values import Obligation
from lawadmin.obligations.verify import verify as check
from lawadmin.records.events import Event
from lawadmin.records.timeline import Record, Timeline
from lawadmin.rules.snapshot import Snapshot

# -- written by why


def write_proof(name: str, seen: Snapshot, one: Reviewed, chosen: Iterable[Obligation]) -> None:
    """Write the certificates of obligations to a file, with the matter's events; InputError where none has a day."""
    timeline = one.judged.timeline
    certificates = tuple(certificate for obligation in chosen for certificate in prove(seen, timeline, obligation))
    if not certificates:
        raise InputError(name, reason="there is no day to prove", remedy="Name a limit that has a day")
    others = {other.matter.id: other for group in timeline.linked.values() for other in group}
    proof = Proof(
        form=FORM,
        on=seen.on,
        matter=timeline.matter,
        certificates=certificates,
        events=_recorded(timeline),
        linked=tuple(Linked(other.matter, _recorded(other)) for other in others.values()),
        as_of=seen.as_of,
    )
    write(Path(name), proof_text(proof))


def _recorded(timeline: Timeline) -> tuple[Event, ...]:
    return tuple(event for event in timeline if not event.derived)


# -- read by verify


@frozen
class Verdict:
    """Hold what was found of one certificate: why it is refused, None where it is accepted."""

    certificate: Certificate
    refused: ProofError | None


def verify(asked: Asked, *, file: str) -> int:
    """Check the certificates of a file by the installed law and the records of the store, else the events it states."""
    proof = read_proof(_text(file), file)
    here = world(evolve(asked, on=proof.on, as_of=asked.as_of or proof.as_of))
    with here.store() if asked.store is not None else nullcontext() as source:
        seen = here.snapshot(source)
        timeline = _stored(here, seen, source, proof) if source is not None else _stated(seen, proof)
    verdicts = tuple(_verdict(seen, timeline, certificate) for certificate in proof.certificates)
    if asked.format == "json":
        asked.screen.json([_shape(asked, one) for one in verdicts])
    else:
        asked.screen.lines(_line(asked, one) for one in verdicts)
        asked.screen.line(asked.say.say("verify.stored" if asked.store is not None else "verify.stated"))
    return REFUSED if any(one.refused for one in verdicts) else DONE


def _text(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = f"the file cannot be read ({type(error).__name__})"
        raise InputError(file, reason=reason, remedy="Check its path, rights and encoding") from None


def _stored(here: World, seen: Snapshot, source: Source, proof: Proof) -> Timeline:
    record = source.matter(proof.matter.id, as_of=here.as_of)
    if record is None:
        say = here.asked.say
        reason = say.say("records.unknown-matter", matter=proof.matter.id)
        raise InputError(reason=reason, remedy=say.say("records.unknown-matter-remedy"))
    return read(seen, record, here.finder(source))


def _stated(seen: Snapshot, proof: Proof) -> Timeline:
    others = {other.matter.id: Record(other.matter, other.events) for other in proof.linked}
    return read(seen, Record(proof.matter, proof.events), others.get)


def _verdict(seen: Snapshot, timeline: Timeline, certificate: Certificate) -> Verdict:
    linked = {name: tuple(event for other in group for event in other) for name, group in timeline.linked.items()}
    law, calendar = terms(seen, timeline), seen.calendar
    try:
        if certificate.matter != timeline.matter.id:
            raise Forged(certificate.key, reason="the certificate speaks of another matter")
        check(certificate, timeline, law, calendar.notices, linked=linked, forecast=calendar.forecast)
    except ProofError as refused:
        return Verdict(certificate, refused)
    return Verdict(certificate, None)


# -- said


def _shape(asked: Asked, one: Verdict) -> Shape:
    certificate = one.certificate
    return {
        "key": certificate.key,
        "limit": certificate.ref,
        "article": certificate.article,
        "last": certificate.last.isoformat(),
        "accepted": one.refused is None,
        "refused": None if one.refused is None else asked.say.error(one.refused),
    }


def _line(asked: Asked, one: Verdict) -> str:
    certificate, say = one.certificate, asked.say
    if one.refused is not None:
        return say.say("verify.refused", why=say.error(one.refused), day=say.day(certificate.last))
    moment = certificate.moment or certificate.last
    return say.say("verify.accepted", key=certificate.key, article=certificate.article, day=say.day(moment))


VERIFY = Verb("verify", verify, (Param("FILE", need=True),), TEXT)
