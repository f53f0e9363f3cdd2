"""The rules for one SOP beyond its own lines: what it names exists, its change log leads to its version, somebody reads it."""

import re
from collections.abc import Collection, Mapping

from workbench.content.authored import Problems
from workbench.model import Sop, SopChange

PANELS = ("posting-lag", "auto-post", "era-exceptions", "unposted", "deposit-variance", "eft-era-gap", "clean-claim-rate",
          "first-pass", "denial-rate", "denial-pareto", "denial-overturn", "denial-days", "days-in-ar", "net-days-in-ar", "dso",
          "ar-over-90", "ar-ageing", "unapplied-cash", "unmatched", "credit-balances", "net-collection", "premium-match",
          "acknowledgement-coverage", "training-coverage", "role-readiness", "knowledge-hot-spots")
"""The live figures that an SOP page can show."""
LIBRARY = tuple(f"SOP-{number:02d}" for number in range(1, 19))
"""The ids of the whole planned library: an SOP may name one that is not written yet."""
PLANNED: Mapping[str, int] = {
    "ARC": 3, "CDC": 3, "CLM": 3, "CMP": 3, "COD": 12, "CRB": 3, "DEN": 3, "DOC": 1, "ELG": 3, "ENR": 1, "GLC": 2, "KPI": 2,
    "PAY": 12, "PFS": 3, "PPL": 2, "PRM": 3, "REC": 12,
}
"""The exercise types of the curriculum: how many each series has, written or not."""
_SERIES = re.compile(r"([A-Z]{3})-(\d{2})")


def check_sop(sop: Sop, sops: Collection[str], exercises: Collection[str], path: str, problems: Problems) -> None:
    """Every rule for one SOP. `sops` are the ids that are written, `exercises` the codes; `path` is its file."""
    for n, name in enumerate(sop.related):
        if name not in sops and name not in LIBRARY:
            problems.note(f"{path} · related[{n}]", "WB014", f'there is no SOP "{name}". The library goes from SOP-01 to SOP-18.')
    for n, code in enumerate(sop.exercises):
        if code not in exercises and not _is_planned(code):
            problems.note(f"{path} · exercises[{n}]", "WB035", f'there is no exercise "{code}", and none is planned.')
    for n, panel in enumerate(sop.panels):
        if panel not in PANELS:
            problems.note(f"{path} · panels[{n}]", "WB036", f'there is no figure "{panel}". There are {", ".join(PANELS)}.')
    if not sop.audience:
        problems.note(f"{path} · audience", "WB037", "nobody is asked to read it. Name the job roles that work by it.")
    _check_changes(sop, path, problems)


def version_of(text: str) -> tuple[int, int]:
    """A version as two numbers that compare rightly; (0, 0) for a text that is none.

    >>> version_of("1.10") > version_of("1.9"), version_of("first")
    (True, (0, 0))
    """
    major, _, minor = text.partition(".")
    return (int(major), int(minor)) if major.isdecimal() and minor.isdecimal() else (0, 0)


def _is_planned(code: str) -> bool:
    found = _SERIES.fullmatch(code)
    return found is not None and 1 <= int(found[2]) <= PLANNED.get(found[1], 0)


def _check_changes(sop: Sop, path: str, problems: Problems) -> None:
    if not sop.changes:
        problems.note(f"{path} · changes", "WB038", f"the change log is empty. Add an entry for version {sop.version}.")
        return
    newest = sop.changes[-1]
    if (newest.version, newest.revision) != (sop.version, sop.revision):
        problems.note(f"{path} · changes[{len(sop.changes) - 1}]", "WB038",
                      f"the last entry is {newest.version}, {newest.revision}; the SOP is {sop.version}, {sop.revision}. "
                      "Make them agree, newest last.")
    for n, change in enumerate(sop.changes):
        where = f"{path} · changes[{n}]"
        if n:
            _check_step_up(sop.changes[n - 1], change, where, problems)
        for number in change.steps:
            if change is newest and not 1 <= number <= len(sop.steps):
                problems.note(f"{where}.steps", "WB014", f"there is no step {number}. {sop.id} ends at step {len(sop.steps)}.")


def _check_step_up(before: SopChange, change: SopChange, where: str, problems: Problems) -> None:
    """A minor version raises the second number by one; every other raises the first and starts again at 0."""
    major, minor = version_of(before.version)
    wanted = f"{major}.{minor + 1}" if change.revision == "minor" else f"{major + 1}.0"
    if change.version != wanted:
        problems.note(f"{where}.version", "WB039",
                      f"a {change.revision} version after {before.version} is {wanted}. Mend the version or its class.")
    if change.day < before.day:
        problems.note(f"{where}.date", "WB038", "it is before the entry above it. Put the newest last.")
