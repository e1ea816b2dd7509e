"""Notices, secrets that must not show, and certificates of an authority of our own."""

from __future__ import annotations

import ssl
from datetime import date
from pathlib import Path

import trustme

from lawadmin.hookspecs import Notice

NOTICE = Notice(
    key="2026-04-01.eve.0123456789abcdef0123456789abcdef",
    channel="smtp",
    recipient="SCJG-CB",
    subject="再次提醒：X-1 作出许可决定，2026-04-01",
    text="X-1：作出许可决定最迟应在 2026-04-01（周三）（《中华人民共和国行政许可法》第四十二条第一款）。",
    matter="X-1",
    due=date(2026, 4, 1),
)

#: Stands for a password or token; no repr, log or error may show it.
CANARY = "canary-0123456789-hunter2"


def authority(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """Make an authority, write its certificate, and give what a server of the name localhost shows."""
    made = trustme.CA()
    path = folder / "ca.pem"
    made.cert_pem.write_to_path(path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    made.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    return path, context
