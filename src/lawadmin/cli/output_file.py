"""Write files whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from lawadmin.errors import InputError


def write(path: Path, content: str | bytes) -> None:
    """Write a file in the place of what was there, in one step; InputError where it cannot be written."""
    body = content.encode() if isinstance(content, str) else content
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as draft:
            draft.write(body)
        _put(Path(draft.name), path)
    except OSError as error:
        reason = f"the file cannot be written ({type(error).__name__})"
        raise InputError(str(path), reason=reason, remedy="Check its folder and rights") from None


def _put(draft: Path, path: Path) -> None:
    try:
        draft.chmod(0o666 & ~_umask())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Read the mask of rights; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
