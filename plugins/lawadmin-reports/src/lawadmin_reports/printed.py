"""A page for print, a PDF by typst, in the layout of GB/T 9704-2012 and with the fonts of the machine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

from lawadmin.errors import Failed, PluginError
from lawadmin_reports.extras import needed
from lawadmin_reports.pieces import Grid, Pieces

if TYPE_CHECKING:
    from lawadmin_reports.pieces import Piece

#: The fonts that will do, the best first; all but the first two groups end in fonts that other systems have.
SONG = (
    "FangSong", "FangSong_GB2312", "STFangsong", "SimSun", "Songti SC", "STSong", "Noto Serif CJK SC", "Noto Serif SC",
    "Source Han Serif SC", "Source Han Serif CN", "AR PL UMing CN", "Noto Sans CJK SC", "Noto Sans SC",
    "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
)  # fmt: skip
HEI = ("SimHei", "STHeiti", "Heiti SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei")
KAI = ("KaiTi", "KaiTi_GB2312", "STKaiti", "Kaiti SC", "AR PL UKai CN", "Noto Serif CJK SC")
TITLE = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STZhongsong", "Noto Serif CJK SC", "SimSun")
LATIN = ("Times New Roman", "Liberation Serif", "Libertinus Serif")

#: What to do on a machine without a Chinese font.
REMEDY = "Install one, on Debian with apt-get install fonts-noto-cjk, elsewhere 仿宋, 宋体, Noto or Source Han"


def pdf(pieces: Pieces, *, title: str, lang: str, families: Iterable[str] | None = None) -> bytes:
    """Write a PDF; ``families`` are the fonts that there are, those of the machine where it is None.

    Raises NotInstalled where typst is not there, PluginError where none of the fonts is Chinese.
    """
    with needed("pdf"):
        import typst
    given = {
        "title": title,
        "lang": lang,
        "fonts": fonts_of(typst.Fonts().families() if families is None else families),
        "pieces": [_shape(piece) for piece in pieces],
    }
    source = (files("lawadmin_reports") / "templates" / "paper.typ").read_bytes()
    try:
        made = typst.compile(source, format="pdf", sys_inputs={"document": json.dumps(given)}, timestamp=0)
    except RuntimeError as error:  # its text may hold what stands in the document
        raise Failed(plugin="reports", hook="pdf", reason=type(error).__name__, seconds="0") from None
    return made


def fonts_of(families: Iterable[str]) -> Mapping[str, list[str]]:
    """Choose fonts among those that there are; PluginError where none of them is Chinese."""
    there = {family.casefold(): family for family in families}
    text, heading, kai, title, latin = (
        [there[name.casefold()] for name in wanted if name.casefold() in there]
        for wanted in (SONG, HEI, KAI, TITLE, LATIN)
    )
    if not text:
        raise PluginError(plugin="reports", reason=f"there is no Chinese font on this machine. {REMEDY}")
    return {
        "text": [*latin[:1], *text],
        "heading": [*latin[:1], *(heading or text)],
        "subheading": [*latin[:1], *(kai or text)],
        "title": title or text,
        "number": text,
    }


def _shape(piece: Piece | Grid) -> Mapping[str, object]:
    if isinstance(piece, Grid):
        return {"kind": "grid", "rows": piece.rows, "widths": piece.widths}
    return {"kind": piece.kind.value, "text": piece.text, "head": piece.head}
