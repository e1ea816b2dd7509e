"""The fonts of this machine, and one that is taken for there where none of them is Chinese.

What is printed then has boxes for characters, and is a document all the same: a machine without fonts can be tested on.
"""

from __future__ import annotations

import typst

from lawadmin_reports.printed import SONG

OWN = tuple(typst.Fonts().families())

#: Whether what is printed here can be read.
READABLE = not {family.casefold() for family in SONG}.isdisjoint(family.casefold() for family in OWN)

FAMILIES = OWN if READABLE else (*OWN, SONG[0])
