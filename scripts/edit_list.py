"""The scrubber's edits as Markdown tables, from the rules themselves; cog puts them into docs/edits.md."""

from collections.abc import Iterator

from workbench.content.pack_kinds import LAYOUTS
from workbench.scrub import CATALOGUE, RULES


def edits() -> str:
    """A table for each rule, with every finding it has."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    for rule in RULES:
        yield f"\n### {rule.code} {rule.about}\n"
        yield "| code | severity | what is wrong | what to do |\n|---|---|---|---|"
        for code, finding in CATALOGUE.items():
            if code.partition(".")[0] == rule.code:
                yield f"| {code} | {finding.severity.value} | {finding.meaning} | {finding.remedy} |"


def packs() -> str:
    """The columns of each kind of code pack; those in brackets may be left out."""
    rows = [f"| {kind.value} | {', '.join(column.name if column.needed else f'({column.name})' for column in layout.columns)} |"
            for kind, layout in LAYOUTS.items()]
    return "\n".join(("| kind | columns |", "|---|---|", *rows))
