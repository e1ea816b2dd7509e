"""Read numbers as statutes write them: 二十, 两, 〇, 20, and full-width digits after NFKC."""

from __future__ import annotations

#: A number in Chinese numerals, as a part of a pattern.
N = "[〇零○一二三四五六七八九十百千两]+"

_DIGITS = {**dict(zip("一二三四五六七八九", range(1, 10), strict=True)), "两": 2, "〇": 0, "零": 0, "○": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}


def number_of(text: str) -> int:
    """Read a number in Chinese numerals or in digits."""
    if text.isdecimal():
        return int(text)
    if not any(sign in _TENS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total, digit = 0, 0
    for sign in text:
        if sign in _TENS:
            total, digit = total + (digit or 1) * _TENS[sign], 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def numeral(number: int) -> str:
    """Write a number below ten thousand in Chinese numerals."""
    parts = ((number // value % 10, sign) for value, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")))
    text, gap = "", False
    for digit, sign in parts:
        if digit:
            text += ("零" if gap and text else "") + "〇一二三四五六七八九"[digit] + sign
        gap = not digit
    return text[1:] if text.startswith("一十") else text or "零"
