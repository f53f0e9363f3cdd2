"""Job roles and what each asks for, as roles.toml states them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.content.authored import Problems, Table, read_toml


@dataclass(frozen=True, slots=True)
class Roles:
    """The level asked, by job role and competency code; the first role is that of somebody whose role was not given."""

    asks: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def default(self) -> str:
        """The first role of the file."""
        return next(iter(self.asks), "")


def read_roles(folder_exercises: Path, competencies: Mapping[str, str], problems: Problems) -> Roles:
    """The roles; what is wrong with them goes to `problems`. Never raises on what an author wrote."""
    file = read_toml(folder_exercises / "roles.toml", "exercises/roles.toml", problems)
    if file is None:
        return Roles()
    table = file.table("roles")
    asks = {name: _asked(table.table(name), competencies) for name in table.keys()}  # noqa: SIM118  (a Table is no dict)
    file.close()
    return Roles(asks)


def _asked(role: Table, competencies: Mapping[str, str]) -> Mapping[str, int]:
    for code in role.keys():  # noqa: SIM118  (a Table is no dict)
        if code not in competencies:
            role.note(code, "WB022", f'there is no competency "{code}" in competencies.toml.')
    return {code: role.whole(code, 1, 5) for code in role.keys()}  # noqa: SIM118  (a Table is no dict)
