"""Keep secrets out of everything that is printed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen

from lawadmin.errors import ConfigError


@frozen
class Secret:
    """Hold a password or token; its text shows neither in a repr nor in an error."""

    _text: str = field(repr=False)

    def reveal(self) -> str:
        """Give the text, for the one call that needs it."""
        return self._text


@frozen
class SecretSource:
    """Say where a secret lies: in a file, or in a variable of the environment."""

    file: str | None = None
    env: str | None = None

    def read(self, env: Mapping[str, str]) -> Secret:
        """Read the secret; a last line break is not part of it.

        Raises ConfigError where it is not there.
        """
        if self.file is not None:
            return _from_file(Path(self.file))
        name = self.env or ""
        if name not in env:
            raise ConfigError(reason=f"the variable {name} is not set", remedy="Set it, or name a file with the secret")
        return Secret(env[name])


def _from_file(path: Path) -> Secret:
    try:
        return Secret(path.read_text(encoding="utf-8").rstrip("\r\n"))
    except (OSError, UnicodeDecodeError) as error:
        reason = f"the file of the secret cannot be read ({type(error).__name__})"
        raise ConfigError(str(path), reason=reason, remedy="Check its path, rights and encoding") from None
