"""Lay notices down as files, from which the county's message gateway takes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from lawadmin import Notice, Notifier, hookimpl
from lawadmin.errors import ConfigError
from lawadmin.hookspecs import OpenNotifier, Outcome, Receipt, Secret

LAID, TAKEN = ".json", ".taken"  # the gateway renames a file that it has taken


class Spool:
    """Write one file a notice, named after its key, so that one sent twice is one file."""

    def __init__(self, folder: Path, addresses: Mapping[str, str]) -> None:
        self._folder = folder
        self._addresses = addresses

    def send(self, notice: Notice, *, timeout: float) -> Receipt:  # noqa: ARG002 a file takes no time
        """Lay a notice down; refused where nobody knows the recipient, later where the disk does not take it."""
        address = self._addresses.get(f"to.{notice.recipient}")
        if address is None:
            return Receipt(Outcome.REFUSED, reason="no-address")
        name = sha256(notice.key.encode()).hexdigest()
        try:
            self._lay(self._folder / name, {"to": address, "subject": notice.subject, "text": notice.text})
        except OSError as error:
            return Receipt(Outcome.LATER, reason=type(error).__name__)
        return Receipt(Outcome.SENT, reference=name)

    def _lay(self, path: Path, message: Mapping[str, str]) -> None:
        if any(path.with_suffix(suffix).exists() for suffix in (LAID, TAKEN)):
            return
        half = path.with_suffix(".half")
        half.write_text(json.dumps(message, ensure_ascii=False), encoding="utf-8")
        half.replace(path.with_suffix(LAID))  # at once: the gateway never sees half a file


def open_spool(settings: Mapping[str, str], *, secret: Secret | None = None) -> Notifier:  # noqa: ARG001 nothing secret
    """Open the folder that the settings name; its table ``to`` holds addresses by post or organ."""
    folder = settings.get("folder")
    if folder is None or not Path(folder).is_dir():
        raise ConfigError("notify.spool", reason="folder is not one", remedy="Name the folder of the gateway")
    return Spool(Path(folder), settings)


@hookimpl
def lawadmin_notifiers() -> Mapping[str, OpenNotifier]:
    """Bring the channel ``spool``."""
    return {"spool": open_spool}
