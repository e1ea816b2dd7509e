"""Hold that TOML is read strictly and that every key knows its line."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lawadmin.converters.toml import DEEPEST, LARGEST, Key, parse_toml, read_toml
from lawadmin.errors import BadEdition

DOCUMENT = '''\
# a comment = [1, 2
title = "a # no comment, [no table]"
day = 2026-01-01   # comment
"quoted.key" = 'x = "y"'
a.b.c = 3
text = """
several = 1
lines"""
literal = \'\'\'
x = 2
\'\'\'
after = {one = 1, two = [1, {deep = true}], "three four" = -2.5}
rows = [
  {name = "first", off = [1,
    2]},   # here
  # between
  {name = "second"},
]

[table]
key = "x"
[table.inner]
key = 1

[[many]]
n = 1
[[many]]
n = 2
[many.part]
p = 1
[[many.more]]
q = 1
[[many.more]]
q = 2
last = 1979-05-27 07:32:00
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ((), 1),
        (("title",), 2),
        (("day",), 3),
        (("quoted.key",), 4),
        (("a", "b", "c"), 5),
        (("a",), 5),
        (("text",), 6),
        (("literal",), 9),
        (("after",), 12),
        (("after", "two", 1, "deep"), 12),
        (("after", "three four"), 12),
        (("rows",), 13),
        (("rows", 0), 14),
        (("rows", 0, "off", 1), 15),
        (("rows", 1, "name"), 17),
        (("rows", 1, "absent"), 17),
        (("absent",), 1),
        (("table",), 20),
        (("table", "key"), 21),
        (("table", "inner", "key"), 23),
        (("many", 0), 25),
        (("many", 0, "n"), 26),
        (("many", 1), 27),
        (("many", 1, "n"), 28),
        (("many", 1, "part", "p"), 30),
        (("many", 1, "more", 0, "q"), 32),
        (("many", 1, "more", 1), 33),
        (("many", 1, "more", 1, "last"), 35),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_key_knows_its_line(key: Key, line: int, newline: str) -> None:
    read = parse_toml(DOCUMENT.replace("\n", newline), "x.toml")
    assert read.line(key) == line
    assert read.where(key) == f"x.toml:{line}"


def test_faults_name_place_reason_and_remedy() -> None:
    fault = parse_toml(DOCUMENT, "x.toml").fault(("rows", 1), reason="it is wrong", remedy="Mend it")
    assert str(fault) == "x.toml:17: it is wrong. Mend it"


def test_data_are_as_tomllib_reads_them() -> None:
    read = parse_toml(DOCUMENT, "x.toml")
    assert read.data["a"] == {"b": {"c": 3}}
    assert read.data["text"] == "several = 1\nlines"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a = 1\nb =", "x.toml:2"),
        ("a = [1,\n2", "x.toml:2"),
        ("a = 1\na = 2\n", "x.toml:2"),
        ("[t]\n[t]\n", "x.toml:2"),
        ("a = 1\nb = 2026-02-30\n", "x.toml:2"),
        ("a = 010\n", "x.toml:1"),
        ("a = 1\nb = 0x10\n", "x.toml:2"),
        ("a = 0b1\n", "x.toml:1"),
        ("a = 1_000\n", "x.toml:1"),
        ("a = +3\n", "x.toml:1"),
        ("a = [1,\n inf]\n", "x.toml:2"),
        ("a = -nan\n", "x.toml:1"),
        ("a = 1e5\n", "x.toml:1"),
        ("a = {b = 1.5e3}\n", "x.toml:1"),
        ("a = 1\nb = " + "9" * 5000, "x.toml:2"),
        ("a = " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "x.toml"),
        ("a = " + "[" * 5000 + "]" * 5000, "x.toml"),
        ("a\tb", "x.toml:1"),
        ("\ufeffa = 1", "x.toml:1"),
        ("a = 1\x00", "x.toml:1"),
    ],
)
def test_what_is_no_plain_toml_is_refused_with_its_line(text: str, where: str) -> None:
    with pytest.raises(BadEdition) as refused:
        parse_toml(text, "x.toml")
    assert refused.value.where == where
    assert refused.value.fields["reason"]
    assert refused.value.fields["remedy"]


@pytest.mark.parametrize("text", ['a = "1_000 +3 0x10 inf"', "b_1 = 2", "inf = 1", "a = -3", "a = 0.5", "a-1 = 1"])
def test_only_numbers_are_held_to_plain_digits(text: str) -> None:
    assert parse_toml(text, "x.toml").data


def test_a_file_is_read_by_its_own_name_or_another(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("a = 1\nb =", encoding="utf-8")
    with pytest.raises(BadEdition, match=r"^x\.toml:2: "):
        read_toml(path)
    with pytest.raises(BadEdition, match=r"^act/x\.toml:2: "):
        read_toml(path, "act/x.toml")


def test_another_encoding_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes('a = 1\nb = "许可"\n'.encode("gb18030"))
    with pytest.raises(BadEdition, match=r"x\.toml:2: the file is not UTF-8"):
        read_toml(path)
    path.write_bytes("a = 1\n".encode("utf-16"))
    with pytest.raises(BadEdition, match="UTF-8"):
        read_toml(path)


def test_a_file_larger_than_any_law_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(BadEdition, match="larger than"):
        read_toml(path)


VALUES = st.recursive(
    st.sampled_from(["1", '"]"', '"}"', "'#'", '"""\n,\n"""', "2026-01-01", "true", "{}", "{a = '='}"]),
    lambda inner: st.lists(inner).map(lambda parts: "[" + ",\n".join(parts) + "]"),
    max_leaves=20,
)


@given(VALUES)
def test_a_key_after_any_value_is_found(value: str) -> None:
    assume(value.count("[") < DEEPEST)
    assert parse_toml(f"a = {value}\nb = 1\n", "x.toml").line(("b",)) == value.count("\n") + 2
