"""Write invented statutes as texts, beside law data that cite them."""

from __future__ import annotations

from pathlib import Path

from law_files import write

#: The text of the sound edition of law_files, with everything that a text may look like.
TEXT = """\
# 试行法

2019年12月1日 第一次通过

第一章 总则

第一条 为了试行，制定本法。

第三条 行政机关应当自受理之日起二十日内作出决定。

情况复杂的，经批准可以延长１０个工作日：

（一）听证的，不超过两个月；

听证包括预备会。

（二）鉴定的，不超过三至五年。

第一款的期限自2020年7月1日起计算。

第四条 决定应当及时送达，自准予之日起 **5** 天内完成；每年报告一次。

::: tip
五十年
:::

## 附则

第九条 本法的五日、十日是工作日。
"""
NAME = "试行法(2020-01-01)"


def texts(folder: Path, **named: str) -> Path:
    """Write texts by their names; the invented act alone where none is named."""
    folder.mkdir(exist_ok=True)
    for name, text in (named or {NAME: TEXT}).items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


__all__ = ["NAME", "TEXT", "texts", "write"]
