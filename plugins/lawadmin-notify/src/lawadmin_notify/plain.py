"""Text for messengers: nobody is called, nothing is marked up, no link can be followed."""

from __future__ import annotations

from unicodedata import category

_HARMLESS = str.maketrans({"@": "＠", "<": "＜", ">": "＞", "[": "［", "]": "］", "`": "｀"})
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")


def plain(text: str) -> str:
    """Write a text so that a messenger shows it as it is; line breaks stay, other characters unseen are left out."""
    shown = "".join(one for one in text.replace("\r\n", "\n") if one == "\n" or category(one) not in _UNSEEN)
    return shown.translate(_HARMLESS).replace("://", "：//")


def parts(text: str, most: int) -> list[str]:
    """Split a text at its lines into parts of so many bytes at most; a line that is longer is split too."""
    found, part = list[str](), ""
    for line in (piece for whole in text.split("\n") for piece in _pieces(whole, most)):
        joined = f"{part}\n{line}" if part else line
        if part and len(joined.encode()) > most:
            found.append(part)
            joined = line
        part = joined
    return [*found, part]


def _pieces(line: str, most: int) -> list[str]:
    found, piece, size = list[str](), "", 0
    for one in line:
        size += len(one.encode())
        if size > most:
            found.append(piece)
            piece, size = "", len(one.encode())
        piece += one
    return [*found, piece]
