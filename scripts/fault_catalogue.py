"""The catalogue of faults and the rules beside the laws, as Markdown, from the code itself; cog puts them into docs/worlds.md."""

from workbench.world.faults import CATALOGUES
from workbench.world.rules import RULES_OF


def faults(practice: str = "larkmere") -> str:
    """Every fault of a practice: what it breaks, what goes wrong, what to do about it."""
    rows = (f"| `{fault.name}` | {fault.breaks} | {fault.means} | {' '.join((fault.remedy, fault.sop)).strip()} |"
            for fault in CATALOGUES[practice].values())
    return "\n".join(("| fault | breaks | what goes wrong | what to do |", "|---|---|---|---|", *rows)) + "\n"


def rules(practice: str = "larkmere") -> str:
    """Every rule of a practice with its sentence."""
    rows = (f"| {name} | {' '.join((rule.__doc__ or '').split()).rstrip('.')} |" for name, rule in RULES_OF[practice].items())
    return "\n".join(("| rule | what holds |", "|---|---|", *rows)) + "\n"
