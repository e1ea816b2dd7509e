"""What every store of the house keeps alike: rows, their chain, the check of it, the standing of notices.

A store that holds its tables elsewhere brings ``Tables`` and the reading of rows; what a command means, and what the
digests cover, is said here once.
"""

from lawadmin.keeping.checking import Broken, broken_chain
from lawadmin.keeping.links import START, command_link, content_of, link
from lawadmin.keeping.loading import record_of, registers_of, roster_of
from lawadmin.keeping.notices import kept_of, notice_body, receipt_body, standing_after
from lawadmin.keeping.rows import ROSTER, CommandRow, Head, Linked, NoticeRow, Row, microseconds
from lawadmin.keeping.storing import answered, put, store
from lawadmin.keeping.tables import Tables

__all__ = [
    "ROSTER",
    "START",
    "Broken",
    "CommandRow",
    "Head",
    "Linked",
    "NoticeRow",
    "Row",
    "Tables",
    "answered",
    "broken_chain",
    "command_link",
    "content_of",
    "kept_of",
    "link",
    "microseconds",
    "notice_body",
    "put",
    "receipt_body",
    "record_of",
    "registers_of",
    "roster_of",
    "standing_after",
    "store",
]
