"""Text that every format can hold: what XML and UTF-8 have no place for is shown as U+FFFD, never left out."""

from __future__ import annotations

import re

#: What XML 1.0 cannot hold: controls but for tab and line breaks, surrogates, and two that are no characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

#: Controls that turn the direction of a text, so that it reads as what it is not.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def writable(text: str) -> str:
    """Put U+FFFD in the place of what cannot be written, and of what turns the direction of the text.

    Every line break becomes a line feed, as any reader of XML would make it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _TURNING.sub("\ufffd", _UNWRITABLE.sub("\ufffd", text))


def one_line(text: str) -> str:
    """Write a text on one line."""
    return " ".join(writable(text).split())
