"""Serve licence cases from a table of the county's own, each saved with what is due and what fell short."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from litestar import Litestar, Request, Response, get, put
from litestar.datastructures import State
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, JSONBody
from litestar.status_codes import HTTP_422_UNPROCESSABLE_ENTITY

from casework import computed
from lawadmin.converters.messages import load_messages
from lawadmin.errors import Problems
from lawadmin.records.events import CHINA

TABLE = """
CREATE TABLE IF NOT EXISTS licence_case (
    sqbh TEXT PRIMARY KEY, bmdm TEXT, blfs TEXT, sqrq TEXT, slrq TEXT, pskssj TEXT, psjssj TEXT, jdrq TEXT, sdrq TEXT,
    due TEXT, findings TEXT
)
"""
SAVE = "INSERT OR REPLACE INTO licence_case VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
SAY = load_messages("zh")


@dataclass
class LicenceCase:
    """Hold a licence case as it is sent; days are texts, and an empty one says that the step has not happened."""

    bmdm: str
    blfs: str = ""
    sqrq: str = ""
    slrq: str = ""
    pskssj: str = ""
    psjssj: str = ""
    jdrq: str = ""
    sdrq: str = ""


@put("/cases/{sqbh:str}", sync_to_thread=False)
def save(sqbh: FromPath[str], data: JSONBody[LicenceCase], state: State) -> dict[str, object]:
    """Save a case and answer with what is due and what fell short."""
    row = {"sqbh": sqbh, **asdict(data)}
    found = computed(row, state.today())
    with state.table:
        state.table.execute(SAVE, (*row.values(), found.due and found.due.isoformat(), json.dumps(found.findings)))
    return {"due": found.due, "findings": found.findings}


@get("/cases/{sqbh:str}", sync_to_thread=False)
def read(sqbh: FromPath[str], state: State) -> dict[str, object]:
    """Answer with what was saved of a case."""
    row = state.table.execute("SELECT due, findings FROM licence_case WHERE sqbh = ?", (sqbh,)).fetchone()
    if row is None:
        raise NotFoundException
    return {"due": row[0], "findings": json.loads(row[1])}


def refused(_: Request[object, object, State], problems: Problems) -> Response[dict[str, str]]:
    """Answer with every bad field at once, and why."""
    said = {str(fault.fields["field"]): SAY.error(fault) for fault in problems}
    return Response(said, status_code=HTTP_422_UNPROCESSABLE_ENTITY)


def china_today() -> date:
    """Say which day it is in China, where the law's days are counted, whatever the server's own zone."""
    return datetime.now(CHINA).date()


def application(database: str = "cases.db", today: Callable[[], date] = china_today) -> Litestar:
    """Make the application; the day is asked of the caller, so that a test can say which."""
    table = sqlite3.connect(database, check_same_thread=False)
    table.execute(TABLE)
    return Litestar(
        [save, read],
        state=State({"table": table, "today": today}),
        exception_handlers={Problems: refused},
        on_shutdown=[table.close],
    )
