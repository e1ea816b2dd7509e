"""Texts that somebody could put into a record to be more than a text, for any document and any message."""

from __future__ import annotations

#: Markup, scripts, formulas, templates, control characters, other ways to write them, and length.
PAYLOADS: tuple[str, ...] = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=x></iframe>", "<base href=x>",
    "<link rel=stylesheet href=x>", "<meta http-equiv=refresh content=0>", "<a href=javascript:alert(1)>x</a>",
    "</td></tr></table>", "</title><script>alert(1)</script>", '" onmouseover="alert(1)', "' onmouseover='alert(1)",
    '"><script>alert(1)</script>', "<!--", "-->", "]]><script>alert(1)</script>", "<?xml version=1?>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "{{ 7 * 7 }}", "{% for x in range(9) %}x{% endfor %}",
    "{{ ''.__class__.__mro__ }}", "{0.__class__}", "${7*7}", "$$$", "%s%n", "#{7*7}", "#set page(width: 1pt)",
    "\\input{x}",
    "=1+1", "=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1+1", "[x](javascript:alert(1))",
    "![x](x)", "| a | b |", "# 标题", "```", "END:VEVENT\r\nBEGIN:VALARM", "a\nb\tc\r\nd",
    "a\r\nBcc: all@county.example",
    "@all", "<@all>", "\u202e<script>\u202c", "\u200b", "\ufeff", "𠮷葛\U000e0100·", "x" * 5_000,
)  # fmt: skip

#: Texts that no file of XML can hold; a document may replace what is not to be written, or refuse by a typed error.
UNWRITABLE: tuple[str, ...] = ("\x00<script>", "\x0b", "\ud800", "\ufffe")
