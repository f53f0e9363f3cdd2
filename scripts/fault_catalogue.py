"""The catalogue of faults and the rules beside the laws, as Markdown, from the code itself; cog puts them into docs/worlds.md."""

from workbench.world.faults import CATALOGUE
from workbench.world.rules import RULES


def faults() -> str:
    """Every fault: what it breaks, what goes wrong, what to do about it."""
    rows = (f"| `{fault.name}` | {fault.breaks} | {fault.means} | {' '.join((fault.remedy, fault.sop)).strip()} |"
            for fault in CATALOGUE.values())
    return "\n".join(("| fault | breaks | what goes wrong | what to do |", "|---|---|---|---|", *rows)) + "\n"


def rules() -> str:
    """Every rule with its sentence."""
    rows = (f"| {name} | {' '.join((rule.__doc__ or '').split()).rstrip('.')} |" for name, rule in RULES.items())
    return "\n".join(("| rule | what holds |", "|---|---|", *rows)) + "\n"
