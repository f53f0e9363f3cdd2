"""Every table and column of a world, as Markdown, from the code itself; cog puts it into docs/worlds.md."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from workbench.world.insurer_laws import LAWS_OF
from workbench.world.laws import LAWS
from workbench.world.tables import TABLES, TABLES_OF, Table


def tables() -> str:
    """Every table with its columns."""
    return "\n".join(line for table in TABLES.values() for line in _table(table))


def insurer_tables(practice: str) -> str:
    """Every table of an insurer with its columns."""
    return "\n".join(line for table in TABLES_OF[practice].values() for line in _table(table))


def insurer_laws(practice: str) -> str:
    """Every law of an insurer with its sentence."""
    return _sentences(LAWS_OF[practice])


def laws() -> str:
    """Every law with its sentence."""
    return _sentences(LAWS)


# The laws of the clinic and of the insurers have names and breaches of their own.
def _sentences(laws: Mapping[Any, Callable[..., Any]]) -> str:
    rows = (f"| {name} | {' '.join((law.__doc__ or '').split()).split('. ', 1)[1].rstrip('.')} |" for name, law in laws.items())
    return "\n".join(("| law | what holds |", "|---|---|", *rows)) + "\n"


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.name}\n\n{table.means}\n"
    yield "| column | holds | means |\n|---|---|---|"
    for column in table.columns:
        holds = f"{column.holds} of {column.of}" if column.of else str(column.holds)
        yield f"| `{column.name}` | {holds} | {column.means} |"
    yield ""
