"""Errors hold codes and fields, say place and remedy, and travel between processes."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from lawadmin.errors import (
    FieldError,
    InputError,
    LawAdminError,
    NoEdition,
    NoStore,
    NotSettled,
    Problems,
    RowError,
)

NO_EDITION = NoEdition("events.csv:7", act="licensing", day=date(2001, 1, 1), nearest="2004-07-01")
BAD_DATE = FieldError("cases.csv:2", field="slrq", reason="not a date", remedy="Write it as 2026-09-21")
BAD_ROW = RowError("cases.csv:3", reason="too few columns", remedy="Give every column")


def test_a_sentence_names_place_fault_and_remedy() -> None:
    assert str(NO_EDITION) == (
        "events.csv:7: no edition of 'licensing' in force on 2001-01-01; the nearest is 2004-07-01."
        " Check the day of the event"
    )


def test_a_sentence_without_place_or_remedy_has_neither() -> None:
    assert str(LawAdminError()) == "something is wrong"


def test_several_names_in_a_field_are_listed() -> None:
    said = str(NotSettled(earliest="2027-01-04", latest="2027-01-06", depends_on=("notice of 2027", "last day off")))
    assert "it depends on notice of 2027, last day off" in said


def test_an_error_names_its_message() -> None:
    assert NoStore(url="sqlite:x.db").message_key == "no-store"


def test_an_error_is_the_same_after_pickling() -> None:
    again = pickle.loads(pickle.dumps(NO_EDITION))
    assert (type(again), again.where, again.fields, str(again)) == (
        NoEdition,
        NO_EDITION.where,
        NO_EDITION.fields,
        str(NO_EDITION),
    )


def test_problems_list_every_fault_and_open_groups_within() -> None:
    group = Problems([BAD_DATE, Problems([BAD_ROW, NO_EDITION])], where="cases.csv")
    assert list(group) == [BAD_DATE, BAD_ROW, NO_EDITION]
    assert str(group).splitlines() == [
        "cases.csv: 3 faults in the input; nothing was taken",
        f"  {BAD_DATE}",
        f"  {BAD_ROW}",
        f"  {NO_EDITION}",
    ]


def test_problems_are_the_same_after_pickling() -> None:
    group = Problems([BAD_DATE, BAD_ROW], where="cases.csv")
    assert str(pickle.loads(pickle.dumps(group))) == str(group)


def test_except_star_takes_problems_apart() -> None:
    rows: list[str | None] = []
    try:
        raise Problems([BAD_DATE, BAD_ROW])
    except* RowError as group:
        rows += [fault.where for fault in group.exceptions if isinstance(fault, LawAdminError)]
    except* InputError:
        rows.append("other")
    assert rows == ["cases.csv:3", "other"]


def test_problems_are_caught_as_the_root() -> None:
    with pytest.raises(LawAdminError) as caught:
        raise Problems([BAD_DATE, BAD_ROW])
    assert caught.value.fields == {"count": 2}


def test_problems_count_the_faults_that_they_do_not_list() -> None:
    group = pickle.loads(pickle.dumps(Problems([BAD_DATE, BAD_ROW], "cases.csv", unlisted=98)))
    first, *listed, last = str(group).splitlines()
    assert first == "cases.csv: 100 faults in the input; nothing was taken"
    assert (len(listed), last) == (2, "  … and 98 more")
