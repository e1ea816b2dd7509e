"""Hold the rules of the house that no other tool holds; each test lists every place that breaks its rule."""

from __future__ import annotations

import ast
import io
import os
import re
import statistics
import subprocess
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from string import Formatter

import pytest

from lawadmin import errors

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "src" / "lawadmin"
ENGINE = frozenset(
    "errors days law records procedure rules obligations findings accountability assessment regimes".split()
)
DATA = ("statutes", "calendars", "tables")
SOURCES = sorted(path for top in (ROOT / "src", *ROOT.glob("plugins/*/src")) for path in top.rglob("*.py"))
KEPT = ("src", "tests", "docs", "plugins", ".ci")
BUILT = {"__pycache__", "_build", "build", "dist", "generated"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path: Path, line: int, what: str = "") -> str:
    return f"{path.relative_to(ROOT)}:{line} {what}".strip()


def package(path: Path) -> str:
    """Name the part of the house that a file of the core belongs to; the empty string elsewhere."""
    return path.relative_to(CORE).parts[0].removesuffix(".py") if path.is_relative_to(CORE) else ""


def engine_files() -> list[Path]:
    return [path for path in SOURCES if package(path) in ENGINE]


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


@cache
def code_lines(path: Path) -> frozenset[int]:
    """Number the lines that hold code: no blank line, no comment, no docstring."""
    silent = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
    lines = {n for token in tokens if token.type not in silent for n in range(token.start[0], token.end[0] + 1)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            lines -= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return frozenset(lines)


def length(path: Path, function: Function) -> int:
    """Count the lines of code of a function's body; its signature and docstring are not counted."""
    first, last = function.body[0].lineno, function.end_lineno or function.lineno
    return sum(first <= line <= last for line in code_lines(path))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module


@cache
def kept_files() -> tuple[Path, ...]:
    """List what belongs to the repository: its folders, and the files at its top."""
    below = (path for name in KEPT for path in (ROOT / name).rglob("*") if path.is_file())
    top = (path for path in ROOT.iterdir() if path.is_file() and path.suffix in {".md", ".py", ".toml", ".txt"})
    return tuple(path for path in (*below, *top) if not BUILT & set(path.parts) and ".egg-info" not in str(path))


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="ignore")


# -- sizes


def test_no_function_is_longer_than_forty_lines() -> None:
    sizes = ((path, function, length(path, function)) for path in SOURCES for function in functions(path))
    assert [
        place(path, function.lineno, f"{function.name} {size}") for path, function, size in sizes if size > 40
    ] == []


def test_most_functions_are_short() -> None:
    lengths = sorted(length(path, function) for path in SOURCES for function in functions(path))
    assert statistics.median(lengths) <= 5
    assert lengths[int(len(lengths) * 0.95)] <= 20


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    sizes = {path: len(text(path).splitlines()) for path in SOURCES}
    assert [place(path, size) for path, size in sizes.items() if size > 400] == []


def test_no_function_takes_more_than_four_arguments_by_position() -> None:
    def count(function: Function) -> int:
        names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
        return len(names) - (names[:1] in (["self"], ["cls"]))

    def is_command(function: Function) -> bool:  # click passes by keyword, whatever the signature says
        return any("click" in ast.unparse(decorator) for decorator in function.decorator_list)

    assert [
        place(p, f.lineno, f.name) for p in SOURCES for f in functions(p) if count(f) > 4 and not is_command(f)
    ] == []


def test_no_kept_file_is_larger_than_a_mebibyte() -> None:
    assert [place(path, path.stat().st_size) for path in kept_files() if path.stat().st_size > 2**20] == []


# -- words


def test_first_line_of_a_docstring_is_one_sentence() -> None:
    faults = []
    for path in SOURCES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Module | ast.ClassDef | Function):
                first = (ast.get_docstring(node) or ".").splitlines()[0]
                if not first.endswith(".") or re.search(r"[.!?] [A-Z]", first):
                    faults.append(place(path, getattr(node, "lineno", 1), first))
    assert faults == []


def test_no_name_says_nothing() -> None:
    empty = re.compile(r"(Manager|Helper|Utils?)\b|^(helpers?|utils?|misc|common)$")
    names = [(p, n.lineno, n.name) for p in SOURCES for n in ast.walk(tree(p)) if isinstance(n, ast.ClassDef)]
    names += [(path, 1, path.stem) for path in SOURCES]
    assert [place(path, line, name) for path, line, name in names if empty.search(name)] == []


# Put together from halves, so that this file does not hold the words that it looks for.
FORBIDDEN = [
    "pypi" + r"\.org", "python" + "hosted", "mirrors" + r"\.", "npm" + r"js\.", "simple" + r"/index",
    r"(?<![\w.])/(?:root|work|home|Users)" + r"/\w", r"[A-Z]:" + r"\\Users", "file:" + "///",
    r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b", r"\bX" + r"XX\b", "type: " + "ignore", "pragma: " + "no cover",
    "mark" + r"\.(?:skip|xfail)", "monkeypatch" + r"\.set(?:attr|item)", "unittest" + r"\.mock",
]  # fmt: skip


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_no_kept_file_says_what_no_file_should(pattern: str) -> None:
    found = re.compile(pattern)
    assert [
        place(path, text(path).count("\n", 0, match.start()) + 1, match[0])
        for path in kept_files()
        for match in found.finditer(text(path))
    ] == []


# -- purity


def test_only_the_command_line_asks_what_day_it_is() -> None:
    clock = re.compile(r"\b(today|utcnow|now|localtime|gmtime)\(|\btime\.time(_ns)?\(")
    calls = (
        (path, node)
        for path in SOURCES
        if package(path) != "cli"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
    )
    assert [place(path, node.lineno) for path, node in calls if clock.search(f"{ast.unparse(node.func)}(")] == []
    assert [place(path, 1) for path in SOURCES if re.search(r"CURRENT_(TIMESTAMP|DATE|TIME)|\('now'", text(path))] == []


ENGINE_MAY_NOT = frozenset(
    "asyncio io json logging os pathlib pickle random secrets shutil socket sqlite3 subprocess sys tempfile threading "
    "time tomllib urllib uuid".split()
)


def test_engine_and_regimes_import_attrs_and_nothing_that_touches_the_world() -> None:
    allowed = (sys.stdlib_module_names - ENGINE_MAY_NOT) | {"attrs", "attr", "lawadmin"}
    assert [
        place(path, line, name)
        for path in engine_files()
        for line, name in imports(path)
        if name.partition(".")[0] not in allowed
    ] == []


def test_engine_and_regimes_open_no_file() -> None:
    calls = ((p, n) for p in engine_files() for n in ast.walk(tree(p)) if isinstance(n, ast.Call))
    assert [place(p, n.lineno) for p, n in calls if ast.unparse(n.func) in {"open", "print", "input"}] == []


def test_values_are_frozen() -> None:
    mutable = {"attrs.define", "attrs.mutable", "attr.s", "define", "dataclass", "dataclasses.dataclass"}
    marks = (
        (path, node.lineno, ast.unparse(mark.func if isinstance(mark, ast.Call) else mark))
        for path in engine_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        for mark in node.decorator_list
    )
    assert [place(path, line, mark) for path, line, mark in marks if mark in mutable] == []


def test_engine_and_regimes_inherit_from_errors_enums_and_protocols_only() -> None:
    allowed = re.compile(r"^(enum\.)?(Str|Int)?(Enum|Flag)$|^(typing\.)?(Protocol|Generic|NamedTuple|TypedDict)\b")
    bases = (
        (path, node.lineno, ast.unparse(base))
        for path in engine_files()
        if path.name != "errors.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        for base in node.bases
    )
    assert [
        place(path, line, base) for path, line, base in bases if not (allowed.match(base) or hasattr(errors, base))
    ] == []


def test_folders_of_data_hold_no_python() -> None:
    assert [str(path) for name in DATA for path in (CORE / name).rglob("*.py")] == []


def test_importing_lawadmin_loads_nothing_heavy() -> None:
    heavy = {"cattrs", "click", "rich", "numpy", "pyarrow", "pluggy", "sqlite3", "hypothesis", "pytest", "jinja2"}
    code = f"import sys, lawadmin; print(*sorted({heavy!r} & set(sys.modules)))"
    untraced = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=untraced)
    assert said.stdout.split() == []


# -- dependencies


def project() -> dict[str, list[str]]:
    """Name the distributions that each extra asks for; ``""`` holds what the core asks for."""
    table = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    asked = {"": table["dependencies"], **table["optional-dependencies"]}
    return {extra: [re.split(r"[\[<>=; ]", line)[0].lower() for line in lines] for extra, lines in asked.items()}


def third_party(paths: list[Path]) -> set[str]:
    tops = {name.partition(".")[0] for path in paths for _, name in imports(path)} - sys.stdlib_module_names
    known = packages_distributions()
    return {known[top][0].lower() for top in tops if top in known} - {"lawadmin", "lawadmin-reports"}


def test_what_the_core_imports_is_declared() -> None:
    outside = [path for path in SOURCES if package(path) not in {"", "cli", "testing"}]
    assert third_party(outside) <= set(project()[""])


def test_what_the_tests_import_is_in_the_extra_test() -> None:
    extras = project()
    assert third_party(sorted((ROOT / "tests").rglob("*.py"))) <= {
        *extras["test"], *extras["testing"], *extras["cli"], *extras[""]
    }  # fmt: skip


def test_every_pinned_version_is_a_version_and_no_address() -> None:
    lines = [line for line in text(ROOT / "constraints.txt").splitlines() if not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", line)] == []


# -- messages


def error_classes(root: type[errors.LawAdminError] = errors.LawAdminError) -> Iterator[type[errors.LawAdminError]]:
    yield root
    for kind in root.__subclasses__():
        if kind.__module__ == errors.__name__:
            yield from error_classes(kind)


def placeholders(*templates: str) -> set[str]:
    return {name for template in templates for _, name, _, _ in Formatter().parse(template) if name}


@cache
def chinese() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = tomllib.loads(text(CORE / "tables" / "messages.zh.toml"))["errors"]
    return table


@pytest.mark.parametrize("kind", tuple(error_classes()), ids=lambda kind: kind.__name__)
def test_every_error_says_the_same_in_chinese(kind: type[errors.LawAdminError]) -> None:
    said = chinese()[kind.code]
    assert placeholders(said["text"]) == placeholders(kind.text)
    assert placeholders(said.get("hint", "")) == placeholders(kind.hint)
    assert bool(said.get("hint")) == bool(kind.hint)


def test_no_two_errors_share_a_code_and_no_message_is_left_over() -> None:
    codes = [kind.code for kind in error_classes()]
    assert sorted(codes) == sorted(chinese())
