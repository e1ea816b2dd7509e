"""The plugin: what lawadmin finds under the name ``shandong``."""

from __future__ import annotations

from importlib.resources import files

from lawadmin.hookspecs import Pack, hookimpl
from lawadmin_shandong import congress, decisions, documents, enforcement, organs, petitions, settlement, supervision

#: The procedures of the province; those that take the place of a national one only where the configuration agrees.
PROCEDURES = (
    supervision.SUPERVISION,
    supervision.SUPERVISION_DUTY,
    documents.DOCUMENT_SHANDONG,
    documents.DOCUMENT_LISTS,
    documents.REVIEW_REQUEST,
    congress.CONGRESS_FILING,
    congress.PROPOSAL,
    congress.PROPOSAL_YEAR,
    decisions.DECISION,
    decisions.DECISION_TRACKING,
    petitions.PETITION_SHANDONG,
    petitions.ACCUSATION,
    petitions.PETITION_DUTY,
    enforcement.ENFORCEMENT,
    settlement.ADJUDICATION,
    settlement.ADMINISTRATIVE_MEDIATION,
    settlement.BENEFITS,
    organs.DELEGATION,
    organs.ASSISTANCE,
    organs.PROCEDURE_SUPERVISION,
    organs.DISCRETION_STANDARD,
)
CHECKS = (
    *supervision.CHECKS,
    *documents.CHECKS,
    *congress.CHECKS,
    *decisions.CHECKS,
    *petitions.CHECKS,
    *enforcement.CHECKS,
    *settlement.CHECKS,
    *organs.CHECKS,
)

_HERE = files(__package__)
PACK = Pack(
    name="lawadmin-shandong",
    region="37",
    statutes=_HERE / "statutes",
    tables=_HERE / "tables",
    templates=_HERE / "templates",
    procedures=PROCEDURES,
    checks=CHECKS,
)


@hookimpl
def lawadmin_pack() -> Pack:
    """Bring the statutes of Shandong that bind a county, with their procedures, checks, tables and templates."""
    return PACK
