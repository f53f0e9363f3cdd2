"""Every table and column of a world, as Markdown, from the code itself; cog puts it into docs/worlds.md."""

from collections.abc import Iterator

from workbench.world.laws import LAWS
from workbench.world.tables import TABLES, Table


def tables() -> str:
    """Every table with its columns."""
    return "\n".join(line for table in TABLES.values() for line in _table(table))


def laws() -> str:
    """Every law with its sentence."""
    rows = (f"| {name} | {' '.join((law.__doc__ or '').split()).split('. ', 1)[1].rstrip('.')} |" for name, law in LAWS.items())
    return "\n".join(("| law | what holds |", "|---|---|", *rows)) + "\n"


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.name}\n\n{table.means}\n"
    yield "| column | holds | means |\n|---|---|---|"
    for column in table.columns:
        holds = f"{column.holds} of {column.of}" if column.of else str(column.holds)
        yield f"| `{column.name}` | {holds} | {column.means} |"
    yield ""
