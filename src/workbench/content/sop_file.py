"""Reads one sop.md: TOML front matter between +++ lines, then steps as "## 3. Title" with a list of "- Name: text" under it."""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from workbench.content.authored import Problems, Table, parse_toml, read_text
from workbench.model import Sop, SopChange, Step

_HEADING = re.compile(r"##\s+(\d+)\.?\s+(.+)")
_VERSION = re.compile(r"\d+\.\d+")
_FACT = re.compile(r"-\s+([^:]+):\s*(.*)")
_FACTS = {
    "Actor": "actor", "Action": "action", "Input": "input", "Output": "output", "In your system": "system",
    "Decisions": "decisions", "Time limit": "time_limit", "Control": "control", "Common mistake": "mistake",
}
_CLASSES = ("major", "minor", "emergency")
_CRITICALITIES = ("critical", "standard")
_LONGEST_ACTION = 25


@dataclass
class _Draft:
    """A step while its lines are read."""

    number: int
    title: str
    facts: dict[str, str] = field(default_factory=dict)


def read_sop(folder: Path, shown: str, problems: Problems) -> Sop | None:
    """The SOP of a folder, None when its front matter cannot be read."""
    path = f"{shown}/sop.md"
    text = read_text(folder / "sop.md", path, problems)
    if text is None:
        return None
    parts = re.split(r"^\+\+\+[ \t]*$", text.replace("\r\n", "\n"), maxsplit=2, flags=re.MULTILINE)
    if len(parts) != 3 or parts[0].strip():
        problems.note(path, "WB024", "there is no front matter. Start the file with a +++ line, TOML, and another +++ line.")
        return None
    front = parse_toml(parts[1], path, problems, "the front matter")
    if front is None:
        return None
    sop_id = front.text("id")
    if sop_id and not folder.name.startswith(f"{sop_id}-"):
        front.note("id", "WB026", f'the id is "{sop_id}" and the folder "{folder.name}". Name the folder {sop_id}-and-its-title.')
    return _sop(front, sop_id, _steps(parts[2], sop_id, path, problems))


def _sop(front: Table, sop_id: str, steps: tuple[Step, ...]) -> Sop:
    sop = Sop(
        id=sop_id, title=front.text("title"), version=_version(front), owner_role=front.text("owner_role"),
        purpose=front.text("purpose"), steps=steps, module=front.text("module"), scope=front.text("scope"),
        revision=_one_of(front, "class", _CLASSES), criticality=_one_of(front, "criticality", _CRITICALITIES),
        audience=front.texts("audience"), review_every_months=front.whole("review_every_months", 1, 36),
        related=front.texts("related"), exercises=front.texts("exercises"), changes=_changes(front), panels=front.texts("panels"),
    )
    front.close()
    return sop


def _changes(front: Table) -> tuple[SopChange, ...]:
    changes = []
    for table in front.tables("changes"):
        changes.append(SopChange(_version(table), table.day("date") or date.min, _one_of(table, "class", _CLASSES),
                                 table.text("summary"), table.wholes("steps")))
        table.close()
    return tuple(changes)


def _version(table: Table) -> str:
    version = table.text("version")
    if version and not _VERSION.fullmatch(version):
        table.note("version", "WB005", f'"{version}" is no version. Write major and minor, like "1.0".')
    return version


def _one_of(table: Table, key: str, choices: tuple[str, ...]) -> str:
    text = table.text(key)
    if text and text not in choices:
        table.note(key, "WB015", f'there is no {key} "{text}". Write one of: {", ".join(choices)}.')
    return text


def _steps(body: str, sop_id: str, path: str, problems: Problems) -> tuple[Step, ...]:
    drafts: list[_Draft] = []
    for line in body.splitlines():
        if heading := _HEADING.fullmatch(line.strip()):
            drafts.append(_Draft(int(heading[1]), heading[2].strip()))
        elif line.startswith("- ") and drafts:
            _take_fact(line, drafts[-1], f"{path} · step {drafts[-1].number}", problems)
        elif line.strip() and not line.startswith("# "):
            where = f"{path} · step {drafts[-1].number}" if drafts else path
            problems.note(where, "WB025", f'"{line.strip()[:40]}" is no step and no fact. Write "- Action: ..." on one line.')
    if [draft.number for draft in drafts] != list(range(1, len(drafts) + 1)) or not drafts:
        problems.note(path, "WB025", 'the steps are not numbered 1, 2, 3 and so on. Write each as "## 1. Title".')
    return tuple(_step(draft, sop_id, f"{path} · step {draft.number}", problems) for draft in drafts)


def _take_fact(line: str, draft: _Draft, where: str, problems: Problems) -> None:
    fact = _FACT.fullmatch(line.strip())
    name = _FACTS.get(fact[1].strip()) if fact else None
    if fact is None or name is None or name in draft.facts:
        problems.note(where, "WB025", f'"{line.strip()[:40]}" is no fact, or is written twice. Known: {", ".join(_FACTS)}.')
        return
    draft.facts[name] = "" if fact[2].strip() == "None" else fact[2].strip()


def _step(draft: _Draft, sop_id: str, where: str, problems: Problems) -> Step:
    missing = [name for name, fact in _FACTS.items() if fact not in draft.facts]
    if missing:
        problems.note(where, "WB025", f"the step does not say: {', '.join(missing)}. Write each on a line, or None.")
    facts = {fact: draft.facts.get(fact, "") for fact in _FACTS.values()}
    if len(facts["action"].split()) > _LONGEST_ACTION:
        problems.note(where, "WB025", f"the action is longer than {_LONGEST_ACTION} words. Shorten it, or make two steps.")
    return Step(id=f"{sop_id}.{draft.number}", title=draft.title, **facts)
