"""Run what keeps the house in order; ``nox`` alone runs the default sessions, ``nox -s NAME`` one of them."""

import shutil
from pathlib import Path
from time import monotonic

import nox

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "types", "docs", "properties", "plugins", "tests"]
nox.options.error_on_missing_interpreters = True

ENGINE = "days law records procedure rules obligations findings accountability assessment regimes".split()
PLUGINS = sorted(path.parent for path in Path("plugins").glob("*/pyproject.toml"))
PROPERTIES = "tests/properties"
BROKEN = [f"tests/testing/conformance/test_broken_{what}.py" for what in ("edges", "stores")]
UNTRACED = ["tests/cli", "tests/docs", *BROKEN]
KEPT = "tests/defaults/sqlite/test_conformance.py"
CONFORMANCE = ["tests/defaults/test_conformance.py", KEPT]

#: Two workers, as many as the smallest machine has cores.
WORKERS = ["-n", "2", "--dist", "worksteal"]
KINDS = "store notifier renderer province".split()
INSTALLED = """
from importlib.metadata import distributions
print(*sorted({f"{one.name} {one.version}" for one in distributions()}), sep=", ")
"""


def install(session: nox.Session, *what: str) -> None:
    """Install into the session's environment, every version pinned."""
    session.install("--constraint", "constraints.txt", *what)


def plugins() -> list[str]:
    """List the arguments that install every plugin of this repository, with what its tests need."""
    return [word for path in PLUGINS for word in ("-e", f"{path}[test]")]


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests under branch coverage, but for ``properties``; engine and regimes are covered whole.

    Each test of a command, of a page or of what is broken on purpose reads all law anew, which tracing makes five times
    as long: these run without.
    """
    install(session, "-e", ".[test]", *plugins())
    session.run("coverage", "erase")
    apart = [f"--ignore={place}" for place in (PROPERTIES, *UNTRACED)]
    session.run("coverage", "run", "-m", "pytest", *WORKERS, *apart, *session.posargs)
    if session.posargs:
        return
    session.run("pytest", *WORKERS, *UNTRACED)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report", "--omit=*/lawadmin/cli/*", "--fail-under=90")
    engine = ",".join(pattern for name in ENGINE for pattern in (f"*/lawadmin/{name}.py", f"*/lawadmin/{name}/*"))
    session.run("coverage", "report", f"--include={engine}", "--fail-under=100", "--precision=2")


@nox.session
def properties(session: nox.Session) -> None:
    """Try the laws of the engine on many drawn examples and on every start day, without the cost of coverage."""
    install(session, "-e", ".[test]", *plugins())
    session.run("pytest", *WORKERS, PROPERTIES, *session.posargs, env={"HYPOTHESIS_PROFILE": "ci"})


@nox.session(name="plugins")
def plugin_suites(session: nox.Session) -> None:
    """Run each plugin's own tests, the conformance suites and those of new plugins; say what is installed.

    Needs nothing but Python and what is installed here.
    """
    own = {path.name: [str(path / "tests"), "-c", str(path / "pyproject.toml")] for path in PLUGINS}
    tested = [word for path in PLUGINS for word in ("-e", f"{path}[test]")]
    install(session, "-e", ".[test]", *tested)
    session.log(f"installed: {session.run('python', '-c', INSTALLED, silent=True)}")
    seconds = {"the house's own": timed(session, "pytest", *WORKERS, *CONFORMANCE, *session.posargs)}
    for name, words in own.items():
        seconds[name] = timed(session, "pytest", *WORKERS, *words, *session.posargs)
    for kind in KINDS:
        seconds[f"new {kind}"] = begun(session, kind)
    for name, took in seconds.items():
        session.log(f"{name:24}{took:8.1f} s")


def begun(session: nox.Session, kind: str) -> float:
    """Make a new plugin of a kind, install it as its author would, run its tests and look at its style."""
    folder = Path(session.create_tmp()) / f"lawadmin-fresh-{kind}"
    shutil.rmtree(folder, ignore_errors=True)
    session.run("lawadmin", "new", kind, f"fresh-{kind}", "--into", str(folder.parent), silent=True)
    install(session, "-e", str(folder), "ruff")
    took = timed(session, "pytest", str(folder / "tests"), "-c", str(folder / "pyproject.toml"))
    with session.chdir(folder):
        session.run("ruff", "check", "--isolated", "--select", "E,F,I,B,UP,SIM,D1", "--line-length", "120")
        session.run("ruff", "format", "--isolated", "--check", "--line-length", "120")
    return took


def timed(session: nox.Session, *command: str) -> float:
    """Run a command, and give the seconds that it took."""
    began = monotonic()
    session.run(*command)
    return monotonic() - began


@nox.session
def types(session: nox.Session) -> None:
    """Check every type, strictly."""
    install(session, "-e", ".[types]", *plugins())
    session.run("mypy", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format and the direction of imports."""
    install(session, "-e", ".[lint]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning or a dead reference fails it."""
    install(session, "-e", ".[docs]")
    session.run("sphinx-build", "-q", "-W", "-n", "--keep-going", "docs", "docs/_build/html", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure; nothing fails here."""
    install(session, "-e", ".[test]", *plugins())
    session.run("pytest", "-o", "python_files=bench_*.py", "tests/benchmarks", *session.posargs)


@nox.session
def reliability(session: nox.Session) -> None:
    """Hold the store to its contract while processes write at once and are ended; the figures stand below the table."""
    install(session, "-e", ".[test]", *plugins())
    session.run("pytest", KEPT, *session.posargs, env={"LAWADMIN_GEAR": "ci"})


@nox.session
def deep(session: nox.Session) -> None:
    """Search the laws of the engine and the store for counter-examples, for as long as it takes."""
    install(session, "-e", ".[test]", *plugins())
    session.run("pytest", PROPERTIES, *session.posargs, env={"HYPOTHESIS_PROFILE": "deep"})
    session.run("pytest", KEPT, env={"LAWADMIN_GEAR": "deep"})


@nox.session
def browser(session: nox.Session) -> None:
    """Open the pages of lawadmin-reports in Chromium with the network off, and keep pictures of them to be looked at.

    Chromium is not fetched: on Debian and Ubuntu ``apt-get install chromium fonts-noto-cjk`` brings it with Chinese
    fonts; elsewhere any Chromium or Chrome, named in LAWADMIN_CHROMIUM. The pictures go to LAWADMIN_SHOTS.
    """
    path = Path("plugins/lawadmin-reports")
    install(session, "-e", ".[test]", "-e", f"{path}[browser]")
    shots = {"LAWADMIN_SHOTS": str(Path(session.create_tmp()) / "screenshots")}
    session.run("pytest", "-c", str(path / "pyproject.toml"), str(path / "browser"), *session.posargs, env=shots)
    session.log(f"look at the pictures in {shots['LAWADMIN_SHOTS']}")
