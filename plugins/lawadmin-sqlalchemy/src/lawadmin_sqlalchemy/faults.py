"""What a driver's errors mean; their texts may hold what was to be stored, and are never passed on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from lawadmin.errors import LawAdminError, OutcomeUnknown, StoreError

#: What a server answers a login that may not write: no right, or a transaction that is for reading.
_FORBIDDEN = frozenset({"42501", "25006", "SQLITE_READONLY"})

#: Words of libpq by which a failed connection tells its cause, and how that is said here.
_CAUSES = {
    "password authentication failed": "the server refuses login or password",
    "no password supplied": "the server asks for a password, and there is none under [store] secret",
    "no pg_hba.conf entry": "the server lets nobody in from here under this login",
    "does not exist": "the server knows no such database or login",
    "not permitted to log in": "this name may not log in",
    "permission denied for database": "this login may not connect to the database",
    "Connection refused": "nothing listens at this host and port",
    "No such file or directory": "there is no socket in this folder",
    "could not translate host name": "the host is not known",
    "failed to resolve host": "the host is not known",
    "timeout": "the server does not answer in time",
    "starting up": "the server is starting up or shutting down",
    "shutting down": "the server is starting up or shutting down",
    "too many": "the server has no connection left",
    "certificate": "the certificate of the server is not trusted",
    "SSL": "the server and this login disagree on encryption",
}


def reason_of(error: Exception) -> str:
    """Name an error by its kind and, where there is one, its code."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    return " ".join(filter(None, (type(cause).__name__, code_of(cause))))


def code_of(cause: BaseException) -> str:
    """Give the SQLSTATE of a server's error, or SQLite's name of it; empty where there is none."""
    for name in ("sqlstate", "pgcode", "sqlite_errorname"):
        code = getattr(cause, name, None)
        if code:
            return str(code)
    return ""


def constraint_of(error: IntegrityError) -> str:
    """Name the rule that a row broke, without any value: the constraint, or in SQLite its columns."""
    diagnosis = getattr(error.orig, "diag", None)
    name = getattr(diagnosis, "constraint_name", None)
    if name:
        return str(name)
    return str(error.orig) if code_of(error.orig or error).startswith("SQLITE_CONSTRAINT") else reason_of(error)


def unreachable(error: Exception) -> str:
    """Say why a database cannot be reached."""
    said = str(error)
    known = next((cause for words, cause in _CAUSES.items() if words in said), None)
    return (
        f"the database cannot be reached: {known}" if known else f"the database cannot be reached ({reason_of(error)})"
    )


@contextmanager
def reading(where: str | None = None) -> Iterator[None]:
    """Turn what fails while reading into StoreError."""
    try:
        yield
    except LawAdminError:
        raise
    except (SQLAlchemyError, UnicodeError) as error:
        raise StoreError(where, reason=f"the store cannot be read ({reason_of(error)})") from None


@contextmanager
def writing() -> Iterator[None]:
    """Turn what fails while writing into OutcomeUnknown, but for what the database certainly refused."""
    try:
        yield
    except IntegrityError as error:
        raise StoreError(reason=f"a rule of the store refuses it ({constraint_of(error)})") from None
    except SQLAlchemyError as error:
        if isinstance(error, DBAPIError) and code_of(error.orig or error) in _FORBIDDEN:
            raise StoreError(reason="this login may read the store and not write to it") from None
        raise OutcomeUnknown(reason=reason_of(error)) from None
