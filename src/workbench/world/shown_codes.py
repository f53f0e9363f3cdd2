"""A world with other service codes: the tables as they are, and every service under the code and label that a site shows."""

from types import MappingProxyType

import pandas as pd

from workbench.codes.procedures import Procedures
from workbench.world.frames import World

OF_SERVICES = ("prices", "fee_schedules", "lines")
"""The tables whose column `code` names a service; all others point to these."""


def in_shown_codes(world: World, procedures: Procedures) -> World:
    """The same world in these codes; each stands for one service. X12 files follow the tables; a world without services stays."""
    tables = {name: _shown(frame, procedures) if name in OF_SERVICES else frame for name, frame in world.tables.items()}
    return World(world.spec, MappingProxyType(tables))


def _shown(frame: pd.DataFrame, procedures: Procedures) -> pd.DataFrame:
    codes = pd.Categorical(frame["code"])
    shown = frame.assign(code=codes.rename_categories([procedures.shown(code) for code in codes.categories]))
    if "label" not in frame:
        return shown
    labels = [procedures.label(code, ours) for code, ours in zip(codes, frame["label"], strict=True)]
    return shown.assign(label=pd.Series(labels, index=frame.index, dtype=frame["label"].dtype))
