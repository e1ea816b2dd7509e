"""Cases worked out by hand from the articles: the edition is found, the limit counted, its last day compared."""

from __future__ import annotations

from datetime import date

import pytest

from house_law import due, ruled
from lawadmin.days.span import Unit

LICENSING = "administrative-licensing-act"
PENALTY = "administrative-penalty-act"
COERCION = "administrative-coercion-act"
RECONSIDERATION = "administrative-reconsideration-act"
LITIGATION = "administrative-litigation-act"
PETITION = "petition-regulation"


@pytest.mark.parametrize(
    ("act", "name", "start", "earliest", "latest"),
    [
        pytest.param(LICENSING, "decide", "2026-09-21", "2026-10-26", "2026-10-26", id="20 working days"),
        pytest.param(RECONSIDERATION, "review", "2026-02-12", "2026-02-26", "2026-02-26", id="5 working days"),
        pytest.param(RECONSIDERATION, "reply", "2024-02-05", "2024-02-23", "2024-02-23", id="10 working days"),
        pytest.param(RECONSIDERATION, "decide", "2026-08-03", "2026-10-08", "2026-10-08", id="60 days, rolled"),
        pytest.param(LITIGATION, "answer", "2026-09-18", "2026-10-08", "2026-10-08", id="15 days, rolled"),
        pytest.param(LITIGATION, "sue", "2025-08-31", "2026-02-28", "2026-02-28", id="6 months, month's end"),
        pytest.param(PENALTY, "decide", "2026-07-03", "2026-10-01", "2026-10-08", id="90 days, silent act"),
        pytest.param(COERCION, "seize", "2026-01-16", "2026-02-15", "2026-02-15", id="30 days, a cap"),
        pytest.param(PENALTY, "hearing_notice", "2026-10-15", "2026-09-29", "2026-09-30", id="7 working days before"),
        pytest.param(PENALTY, "ask_hearing", "2026-04-30", "2026-05-11", "2026-05-11", id="5 working days of a party"),
        pytest.param(LICENSING, "ask_hearing", "2026-04-30", "2026-05-05", "2026-05-11", id="5 contested days"),
        pytest.param(PETITION, "finish", "2026-03-02", "2026-05-01", "2026-05-06", id="60 days, silent regulation"),
        pytest.param(PETITION, "object", "2026-04-30", "2026-05-11", "2026-05-11", id="5 working days as written"),
    ],
)  # fmt: skip
def test_last_day(act: str, name: str, start: str, earliest: str, latest: str) -> None:
    traits = {PENALTY: "普通程序", PETITION: "信访程序"}.get(act, "")
    found = due(ruled(act, name, start, traits).limit, start)
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)


def test_licence_extended_by_the_head_of_the_organ() -> None:
    limit = ruled(LICENSING, "decide", "2026-09-21").limit
    assert limit.extend[0].approver == "本行政机关负责人"
    assert due(limit, "2026-09-21", granted="2026-10-26").day == date(2026, 11, 9)


def test_reply_had_the_old_law_applied() -> None:
    limit = ruled(RECONSIDERATION, "reply", "2023-12-31").limit
    found = due(limit, "2024-02-05")
    assert (found.nominal, found.day) == (date(2024, 2, 15), date(2024, 2, 18))


@pytest.mark.parametrize(
    ("name", "on", "number", "unit"),
    [
        ("ask_hearing", "2021-07-14", 3, Unit.DAY),
        ("ask_hearing", "2021-07-15", 5, Unit.WORKING_DAY),
        ("hold_evidence", "2021-07-14", 7, Unit.DAY),
        ("hold_evidence", "2021-07-15", 7, Unit.WORKING_DAY),
        ("serve", "2021-07-15", 7, Unit.WORKING_DAY),
        ("pay", "2021-07-15", 15, Unit.DAY),
    ],
)
def test_new_penalty_law_counts_working_days(name: str, on: str, number: int, unit: Unit) -> None:
    amount = ruled(PENALTY, name, on, "受到处罚").limit.amount
    assert amount is not None
    assert (amount.number, amount.units) == (number, (unit,))


def test_change_over_of_the_litigation_law_is_stated() -> None:
    (clause,) = ruled(LITIGATION, "sue", "2015-05-01").edition.transitions
    assert "sue" in clause.limits
    assert not ruled(LITIGATION, "sue", "2017-07-01").edition.transitions
