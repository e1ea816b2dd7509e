"""The plugin: what lawadmin finds under the name ``notify``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from lawadmin.errors import NotInstalled
from lawadmin.hookspecs import Notifier, OpenNotifier, Secret, hookimpl

_REMEDY = 'Install what it needs with: pip install "lawadmin-notify[web]"'


def _smtp(settings: Mapping[str, str], *, secret: Secret | None = None) -> Notifier:
    from lawadmin_notify.mail import open_mail  # loaded when a channel is opened, not at start

    return open_mail(settings, secret)


def _webhook(settings: Mapping[str, str], *, secret: Secret | None = None) -> Notifier:
    try:
        from lawadmin_notify.webhook import open_webhook
    except ModuleNotFoundError as missing:
        raise _not_installed(missing) from None
    return open_webhook(settings, secret)


def _robot(name: str, settings: Mapping[str, str], *, secret: Secret | None = None) -> Notifier:
    try:
        from lawadmin_notify.robots import open_robot
    except ModuleNotFoundError as missing:
        raise _not_installed(missing) from None
    return open_robot(name, settings, secret)


def _not_installed(missing: ModuleNotFoundError) -> NotInstalled:
    return NotInstalled(plugin=missing.name or "lawadmin-notify[web]", remedy=_REMEDY)


@hookimpl
def lawadmin_notifiers() -> Mapping[str, OpenNotifier]:
    """Bring mail, webhooks and robots."""
    robots = {name: partial(_robot, name) for name in ("dingtalk", "wecom", "feishu")}
    return {"smtp": _smtp, "webhook": _webhook, **robots}
