"""The chain of digests: every stored body linked to the one before, and every command to all before it."""

from __future__ import annotations

from hashlib import sha256

from lawadmin.converters.json_text import canonical

#: What stands before the first link of a chain.
START = bytes(32)


def link(before: bytes, body: bytes) -> bytes:
    """Link a body, byte for byte as stored, to what stands before it."""
    return sha256(before + body).digest()


def command_link(
    before: bytes,
    *,
    command: str,
    stream: str,
    version: int,
    form: int,
    content: bytes,
    head: bytes,
) -> bytes:
    """Link a command to the one before, so that no matter can vanish or change places unseen."""
    return link(before, canonical([command, stream, version, form, content.hex(), head.hex()]))


def content_of(*parts: bytes) -> bytes:
    """Digest what a command asks for, to tell a repeated command from one that reuses its id."""
    return sha256(b"".join(sha256(part).digest() for part in parts)).digest()
