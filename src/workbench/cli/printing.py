"""How the command prints: JSON, rows, problems; and how it refuses, in one sentence with exit code 2."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from pathlib import Path

import typer

from workbench.model import Problem


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """What reads a file inside it refuses with the file's name and a reason."""
    try:
        yield
    except (OSError, UnicodeDecodeError) as error:
        raise refused(f"{path}: {reason(error)}") from None


def reason(error: Exception) -> str:
    """Why a file cannot be used, as a sentence."""
    if isinstance(error, UnicodeDecodeError):
        return "This is not text in UTF-8."
    if isinstance(error, RecursionError):
        return "This is nested too deeply to be an answer."
    if isinstance(error, OSError) and error.errno in (ENOSPC, EDQUOT):
        return "The disk is full. Free some space and try again."
    if isinstance(error, OSError) and error.errno:
        return f"{os.strerror(error.errno)}."
    return str(error)


def refuse_odd_port(port: int) -> None:
    """Refuses a port that no machine has."""
    if not 0 <= port <= 65535:
        raise refused(f"There is no port {port}. Ports go from 0 to 65535; 0 takes a free one.")


def refused(sentence: str) -> typer.Exit:
    """Prints the sentence; raise what it returns, exit code 2."""
    typer.echo(sentence, err=True)
    return typer.Exit(2)


def print_json(value: object) -> None:
    """Plain values as JSON for people and programs."""
    typer.echo(json.dumps(value, indent=2, ensure_ascii=False))


def print_rows(rows: list[dict[str, object]], as_json: bool) -> None:
    """A list, one line each; what is a list in itself is written with commas."""
    if as_json:
        print_json(rows)
        return
    for row in rows:
        typer.echo("  ".join(", ".join(map(str, value)) if isinstance(value, list) else str(value) for value in row.values()))


def problem_rows(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Problems as plain values."""
    return [{"where": each.where, "code": each.code, "message": each.message, "severity": each.severity.value}
            for each in problems]


def print_problems(problems: Iterable[Problem], as_json: bool) -> None:
    """Every problem, one line each."""
    if as_json:
        print_json(problem_rows(problems))
        return
    for problem in problems:
        typer.echo(str(problem))
