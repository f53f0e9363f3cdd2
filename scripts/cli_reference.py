"""The reference of the `workbench` command, as Markdown, from the command itself; cog puts it into docs/cli.md."""

from collections.abc import Iterator

from typer.main import get_command

from workbench.cli import app


def reference() -> str:
    """Every command with its words, arguments and options."""
    return "\n".join(_lines("workbench", get_command(app)))


def _lines(name: str, command: object) -> Iterator[str]:
    inner = getattr(command, "commands", None)
    if inner is not None:
        for each in inner.values():
            yield from _lines(f"{name} {each.name}", each)
        return
    yield f"### {name}\n\n{command.help}\n"  # type: ignore[attr-defined]
    rows = [_row(each) for each in command.params if each.name != "help"]  # type: ignore[attr-defined]
    if rows:
        yield "\n".join(("| write | what for |", "|---|---|", *rows)) + "\n"


def _row(parameter: object) -> str:
    if parameter.param_type_name == "argument":  # type: ignore[attr-defined]
        return f"| `{parameter.name.upper()}` | needed |"  # type: ignore[attr-defined]
    names = " ".join(f"`{each}`" for each in (*parameter.opts, *parameter.secondary_opts))  # type: ignore[attr-defined]
    return f"| {names} | {parameter.help or ''} |"  # type: ignore[attr-defined]
