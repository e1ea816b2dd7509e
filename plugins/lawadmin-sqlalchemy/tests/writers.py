"""Write to a store from a process of its own."""

from __future__ import annotations

import sys
from contextlib import closing
from functools import partial

from lawadmin.testing.conformance.histories import History, Writing, write
from lawadmin.testing.conformance.samples import command, event, matter
from lawadmin_sqlalchemy.store import open_store


def contend(url: str, asked: Writing) -> History:
    """Append to matters that others append to as well."""
    return write(partial(open_store, url), asked)


def append(url: str, writer: int, number: int) -> None:
    """Append so many events, each to a matter of its own."""
    with closing(open_store(url)) as store:
        for one in range(number):
            name = writer * 1_000_000 + one
            store.append(command(name, event(1), matter=matter(f"{writer}-{one}")))


if __name__ == "__main__":
    append(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
