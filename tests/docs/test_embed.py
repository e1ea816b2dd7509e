"""The examples of embedding run as they are shown: in Django 5.2 and in Litestar, over tables of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import django
import pytest
from django.conf import settings
from litestar import Litestar
from litestar.testing import TestClient

from casework import computed
from county_litestar import application

settings.configure(
    INSTALLED_APPS=["county_django"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    LOGGING_CONFIG=None,
)
django.setup()

from django.core.exceptions import ValidationError  # noqa: E402
from django.db import connection  # noqa: E402

from county_django import services  # noqa: E402 models can be imported once Django is set up
from county_django.models import LicenceCase  # noqa: E402

pytestmark = pytest.mark.clause("2.1.1")

#: Accepted on Wednesday 4 March 2026: 20 working days end on 1 April. The expert review of 10 to 12 March stops the
#: clock for three days, or for one if its border days count: 2 April at the earliest. 4 to 6 April are off for 清明,
#: so that three days more end on the 7th.
REVIEWED = {"bmdm": "SCJG", "sqrq": "2026-03-02", "slrq": "2026-03-04", "pskssj": "2026-03-10", "psjssj": "2026-03-12"}
OPEN, OVERDUE, LATE = (
    f"{code}:X-1:administrative-licensing-act/decide:X-1:受理" for code in ("open-reading", "overdue", "late")
)


def case(**columns: str) -> LicenceCase:
    return LicenceCase(sqbh="X-1", **columns)


@pytest.fixture
def table() -> Iterator[None]:
    """Make the county's table anew."""
    with connection.schema_editor() as schema:
        schema.create_model(LicenceCase)
    yield
    with connection.schema_editor() as schema:
        schema.delete_model(LicenceCase)


@pytest.fixture(scope="module", autouse=True)
def closed() -> Iterator[None]:
    """Close the database, which Django keeps open as long as it lies in memory."""
    yield
    connection.connection.close()
    connection.connection = None


@pytest.fixture
def today() -> list[date]:
    """Give the day that the application takes for today; a test may change it."""
    return [date(2026, 3, 16)]


@pytest.fixture
def client(today: list[date]) -> Iterator[TestClient[Litestar]]:
    with TestClient(application(":memory:", lambda: today[0])) as client:
        yield client


# -- Django


@pytest.mark.usefixtures("table")
def test_a_case_is_saved_with_its_due_day() -> None:
    services.save(case(bmdm="SCJG", sqrq="2026-03-02"), date(2026, 3, 3))
    saved = LicenceCase.objects.get(sqbh="X-1")
    assert (saved.due, saved.findings) == (date(2026, 3, 9), [])


@pytest.mark.usefixtures("table")
def test_a_review_moves_the_due_day_to_the_safe_one() -> None:
    services.save(case(**REVIEWED), date(2026, 3, 16))
    assert LicenceCase.objects.get().due == date(2026, 4, 2)


@pytest.mark.usefixtures("table")
def test_what_was_read_back_is_saved_alike() -> None:
    services.save(case(**REVIEWED), date(2026, 3, 16))
    saved = LicenceCase.objects.get()
    saved.jdrq = date(2026, 4, 10)
    services.save(saved, date(2026, 4, 10))
    assert (saved.due, saved.findings) == (date(2026, 4, 24), [LATE])


@pytest.mark.usefixtures("table")
def test_a_night_later_what_was_open_is_overdue() -> None:
    services.save(case(**REVIEWED), date(2026, 4, 2))
    found = [LicenceCase.objects.get().findings]
    for night in (date(2026, 4, 7), date(2026, 4, 8)):
        services.save_all_again(night)
        found.append(LicenceCase.objects.get().findings)
    assert found == [[], [OPEN], [OVERDUE]]


@pytest.mark.usefixtures("table")
def test_every_bad_field_is_refused_at_once_and_nothing_is_saved() -> None:
    with pytest.raises(ValidationError) as refused:
        services.save(case(bmdm="SCJG", sqrq="2026-02-30", blfs="随便"), date(2026, 3, 3))
    assert set(refused.value.message_dict) == {"sqrq", "blfs"}
    assert LicenceCase.objects.count() == 0


# -- Litestar


def test_a_case_that_is_sent_is_answered_with_its_due_day(client: TestClient[Litestar]) -> None:
    assert client.put("/cases/X-1", json=REVIEWED).json() == {"due": "2026-04-02", "findings": []}
    assert client.get("/cases/X-1").json() == {"due": "2026-04-02", "findings": []}


def test_a_case_that_is_sent_late_is_answered_with_a_finding(client: TestClient[Litestar], today: list[date]) -> None:
    today[0] = date(2026, 4, 8)
    assert client.put("/cases/X-1", json=REVIEWED).json() == {"due": None, "findings": [OVERDUE]}


def test_bad_fields_are_answered_at_once_and_nothing_is_saved(client: TestClient[Litestar]) -> None:
    answer = client.put("/cases/X-1", json={"bmdm": "SCJG", "sqrq": "2026-02-30", "blfs": "随便"})
    assert answer.status_code == 422
    assert set(answer.json()) == {"sqrq", "blfs"}
    assert client.get("/cases/X-1").status_code == 404


# -- alike


def test_days_may_be_texts_or_dates() -> None:
    row = {"sqbh": "X-1", "blfs": "", "jdrq": None, "sdrq": None, **REVIEWED}
    dates = {name: date.fromisoformat(cell) if cell and cell[:4] == "2026" else cell for name, cell in row.items()}
    assert computed(row, date(2026, 3, 16)) == computed(dates, date(2026, 3, 16))
