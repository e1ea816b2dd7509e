"""The command line as a whole: options before and after the command, languages, exit codes, pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from cli.conftest import County, Run
from lawadmin.cli import main
from lawadmin.cli.codes import code_of
from lawadmin.cli.run import verbs
from lawadmin.errors import (
    BadSpan,
    ConfigError,
    Failed,
    Forged,
    LawAdminError,
    NoCalendar,
    NoStore,
    OutcomeUnknown,
    Problems,
    SchemaTooNew,
    StoreError,
    Unsupported,
)

CODE = "import sys; from lawadmin.cli import main; sys.exit(main())"
DAY = date(2026, 1, 1)
FAILED = Failed(plugin="x", hook="y", seconds="1", reason="z")


def process(*arguments: str, code: str = CODE, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    wanted = {**os.environ, **(env or {})}
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False, env=wanted)


# -- options of every command


@pytest.mark.parametrize(
    "options",
    [("--format", "json"), ("--lang", "en"), ("--as-of", "2024-01-01"), ("--on", "2010-01-01"), ("--lang=en",)],
)
def test_common_options_say_the_same_before_and_after_the_command(run: Run, options: tuple[str, ...]) -> None:
    before, after = run(*options, "acts", "--act", "petition"), run("acts", "--act", "petition", *options)
    assert before == after
    assert before.out != run("acts", "--act", "petition-regulation", "--format", "table").out


def test_what_is_said_after_the_command_prevails(run: Run) -> None:
    assert run("--format", "text", "acts", "--act", "petition", "--format", "json").rows


def test_config_and_store_are_taken_on_either_side(county: County, run: Run) -> None:
    config, store = str(county.folder / "lawadmin.toml"), f"sqlite:{county.folder / 'lawadmin.db'}"
    day, asked = ("--on", "2026-06-30"), ("due", "--format", "json")
    wanted = county.ask(*asked).out
    assert run("--config", config, *day, *asked).out == wanted
    assert run(*asked, "--config", config, *day).out == wanted
    assert run("--store", store, *asked, *day).out == wanted


def test_the_configuration_is_found_by_variable_and_in_the_folder(
    county: County, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = county.ask("due", "--format", "json").out
    monkeypatch.setenv("LAWADMIN_CONFIG", str(county.folder / "lawadmin.toml"))
    assert run("due", "--on", "2026-06-30", "--format", "json").out == wanted
    monkeypatch.delenv("LAWADMIN_CONFIG")
    monkeypatch.chdir(county.folder)
    assert run("due", "--on", "2026-06-30", "--format", "json").out == wanted
    (county.folder / "below").mkdir(exist_ok=True)
    monkeypatch.chdir(county.folder / "below")
    assert run("due").code == 3


@pytest.mark.parametrize("verb", [verb.name for verb in verbs()])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_has_help_in_both_languages(run: Run, verb: str, lang: str) -> None:
    said = run(verb, "--help", "--lang", lang)
    assert (said.code, said.err) == (0, "")
    assert ("用法： lawadmin" in said.out) is (lang == "zh")
    assert ("Usage:" in said.out) is (lang == "en")
    for option in ("--config", "--store", "--on", "--as-of", "--lang", "--format"):
        assert option in said.out


def test_help_is_shown_without_a_command_and_lists_all(run: Run) -> None:
    said = run()
    assert said.code == 2
    assert all(f"  {verb.name} " in said.err for verb in verbs())
    assert run("-h").out == said.err
    assert "缺少命令" in run("--lang", "zh").err


def test_the_version_is_said(run: Run) -> None:
    assert run("--version").out.startswith("lawadmin ")


@pytest.mark.parametrize("verb", [verb for verb in verbs() if verb.formats], ids=lambda verb: verb.name)
def test_a_format_that_a_command_does_not_know_is_a_fault_of_usage(run: Run, verb: object) -> None:
    name, formats = getattr(verb, "name", ""), getattr(verb, "formats", ())
    strange = next(known for known in ("svg", "sarif") if known not in formats)
    needed = {
        "count": ("5日", "--from", "2026-01-01"),
        "import": ("x",),
        "why": ("m",),
        "chain": ("m",),
        "file": ("m",),
        "new": ("store", "x"),
        "verify": ("x",),
    }
    needed["pack"] = ("check",)
    arguments = (name, *needed.get(name, ("licensing",) if name == "diagram" else ()))
    for said in (run("--format", strange, *arguments), run(*arguments, "--format", strange)):
        assert (said.code, said.out) == (2, "")
        assert "--format" in said.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("fly",), "用法错误：没有命令 fly"),
        (("revew",), "没有命令 revew；是否指 "),
        (("--fly",), "没有选项 --fly"),
        (("review", "x"), "多余的参数：x"),
        (("review", "x", "y"), "多余的参数：x y"),
        (("review", "--fail-on", "all"), "不在下列各词之中"),
        (("why",), "缺少参数 MATTER"),
        (("import",), "缺少参数 FILE..."),
        (("diagram",), "缺少参数 PROCEDURE"),
        (("review", "--lang", "fr"), "--lang 的值不对"),
        (("--on", "heute", "review"), "--on 的值不对：不是日期。请写作 2026-09-21"),
    ],
)
def test_a_command_that_is_not_understood_has_code_2(run: Run, arguments: tuple[str, ...], said: str) -> None:
    answer = run(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert "--help 查看用法" in answer.err


# -- language


def test_the_language_of_the_configuration_holds_unless_another_is_asked_for(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "lawadmin.toml"
    config.write_text('lang = "en"\n', encoding="utf-8")
    assert "make-up workday" in run("--config", str(config), "days", "2026").out
    assert "make-up workday" in run("days", "2026", f"--config={config}").out
    assert "调休上班" in run("--config", str(config), "days", "2026", "--lang", "zh").out


def test_faults_of_the_configuration_come_at_once_with_their_lines(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "lawadmin.toml"
    config.write_text('colour = "red"\nregion = "x"\n', encoding="utf-8")
    said = run("--config", str(config), "acts")
    assert (said.code, said.out) == (3, "")
    lines = said.err.splitlines()
    assert lines[0].endswith("输入中有 2 处错误；未作任何录入")
    assert f"{config}:1：不认识的键 'colour'" in said.err
    assert f"{config}:2：" in said.err
    assert (
        run("--config", "nowhere.toml", "acts").err
        == "nowhere.toml：没有这个文件。请核对 --config 和 LAWADMIN_CONFIG\n"
    )


# -- exit codes


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (BadSpan(reason="x", remedy="y"), 3),
        (NoCalendar(day=DAY, first=DAY, last=DAY), 3),
        (ConfigError(reason="x", remedy="y"), 3),
        (NoStore(url="x"), 3),
        (SchemaTooNew(found=2, known=1), 3),
        (Unsupported(capability="x"), 3),
        (StoreError(reason="x"), 4),
        (OutcomeUnknown(reason="x"), 4),
        (FAILED, 4),
        (Forged(reason="x"), 1),
        (Problems([FAILED, FAILED]), 4),
        (Problems([FAILED, NoStore(url="x")]), 3),
        (Problems([NoStore(url="x")]), 3),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_error_has_its_code(error: LawAdminError, code: int) -> None:
    assert code_of(error) == code


# -- as a process of its own


def test_output_is_utf8_whatever_the_locale_says_and_has_no_colour_in_a_pipe() -> None:
    said = process("days", "2026", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert said.returncode == 0
    assert "国庆节" in said.stdout.decode("utf-8")
    assert b"\x1b" not in said.stdout


def test_a_fault_of_usage_is_said_on_standard_error_in_utf8() -> None:
    said = process("fly", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert (said.returncode, said.stdout) == (2, b"")
    assert said.stderr.decode("utf-8").startswith("用法错误：")


class Gone(StringIO):
    """Be a pipe that nobody reads any more."""

    def write(self, text: str) -> int:
        raise BrokenPipeError


def test_a_pipe_that_breaks_ends_the_command_quietly() -> None:
    err = StringIO()
    with redirect_stdout(Gone()), redirect_stderr(err):
        code = main(["days", "2026"])
    assert (code, err.getvalue()) == (0, "")


def test_a_stream_of_another_encoding_is_set_to_utf8() -> None:
    body = BytesIO()
    stream = TextIOWrapper(body, encoding="ascii")
    with redirect_stdout(stream):
        assert main(["days", "2026"]) == 0
    assert "国庆节" in body.getvalue().decode("utf-8")


def test_a_reader_that_goes_away_is_no_error() -> None:
    script = f'"{sys.executable}" -c "{CODE}" limits --format json | head -c 10; echo "${{PIPESTATUS[0]}}"'
    said = subprocess.run(["bash", "-c", script], capture_output=True, check=True)
    assert said.stdout.decode("utf-8").splitlines()[-1].strip() == "0"
    assert said.stderr == b""


@pytest.mark.parametrize(("lang", "begins"), [("zh", "未安装 {}。请安装命令行"), ("en", "'{}' is not installed. ")])
@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_click_or_rich_the_way_to_install_them_is_said(missing: str, lang: str, begins: str) -> None:
    code = f"import sys; sys.modules['{missing}'] = None; {CODE}"
    said = process("--lang", lang, "acts", code=code)
    assert (said.returncode, said.stdout) == (3, b"")
    assert said.stderr.decode("utf-8").startswith(begins.format(missing))
    assert 'pip install "lawadmin[cli]"' in said.stderr.decode("utf-8")


def test_another_missing_module_is_not_hidden() -> None:
    code = f"import sys; sys.modules['attrs'] = None; {CODE}"
    assert b"ModuleNotFoundError" in process("acts", code=code).stderr
