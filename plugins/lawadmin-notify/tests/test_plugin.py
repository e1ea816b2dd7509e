"""The plugin brings its channels lightly, and says how to install what one of them lacks."""

from __future__ import annotations

import subprocess
import sys

from lawadmin.plugins import make_plugins

CHANNELS = {"smtp", "webhook", "dingtalk", "wecom", "feishu"}


def test_it_is_found_by_its_name_and_brings_its_channels() -> None:
    plugins = make_plugins(("notify",))
    assert plugins.failures == ()
    assert set(plugins.notifiers) >= CHANNELS


def test_it_loads_nothing_of_the_web_at_start() -> None:
    code = (
        "import sys; from lawadmin.plugins import make_plugins; make_plugins(('notify',)); "
        "print(*sorted({'httpx2', 'stamina', 'smtplib', 'ssl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_without_the_extra_mail_opens_and_the_others_say_what_to_install() -> None:
    code = """
import sys
from lawadmin.errors import NotInstalled
from lawadmin_notify.plugin import lawadmin_notifiers
sys.modules["httpx2"] = None
brought = lawadmin_notifiers()
brought["smtp"]({"host": "mail.example", "from": "a@b.example"})
for name in ("webhook", "dingtalk", "wecom", "feishu"):
    try:
        brought[name]({})
    except NotInstalled as missing:
        print(missing)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert len(lines) == 4
    assert all(line.endswith('pip install "lawadmin-notify[web]"') for line in lines)
