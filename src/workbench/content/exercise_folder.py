"""Reads one exercise folder into an Exercise. What is shown and what is hidden stand in different files; it mixes neither."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from uuid import UUID

from workbench.content import findings
from workbench.content.authored import Problems, Table, read_text, read_toml
from workbench.model import Exercise, Status, Trap, Weight, Words

FILES = ("exercise.toml", "brief.md", "hints.toml", "feedback.toml", "design.md")
"""What an exercise folder holds."""
_LINES = ("title", "you_entered", "expected", "why", "where", "cost", "next", "sop")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{3}-\d{2}")


def read_exercise(folder: Path, shown: str, problems: Problems) -> Exercise | None:
    """The exercise of a folder, None when exercise.toml cannot be read. Every other gap is a problem and an empty value."""
    check_slug(folder.name, shown, problems)
    facts = read_toml(folder / "exercise.toml", f"{shown}/exercise.toml", problems)
    brief = read_text(folder / "brief.md", f"{shown}/brief.md", problems) or ""
    hints = read_toml(folder / "hints.toml", f"{shown}/hints.toml", problems)
    feedback = read_toml(folder / "feedback.toml", f"{shown}/feedback.toml", problems)
    read_text(folder / "design.md", f"{shown}/design.md", problems)
    if facts is None:
        return None
    code = code_of(facts)
    words, right = _feedback(feedback, code) if feedback else ({}, {})
    exercise = Exercise(
        uuid=uuid_of(facts), code=code, slug=folder.name, title=facts.text("title"), kind=facts.text("kind"),
        module=facts.text("module"), levels=levels_of(facts),
        minutes=facts.whole("minutes", 1, 240), pass_mark=Fraction(facts.whole("pass_mark", 1, 100), 100),
        competencies=facts.texts("competencies"), sop=facts.text("sop"), status=status_of(facts),
        version=facts.whole("version", 1, 1_000_000), task=facts.text("task"), brief=brief.strip(), traps=_traps(facts, code),
        weights=_weights(facts), figures=_figures(facts), hints=_hints(hints) if hints else {}, words=words, right=right,
        phrases=findings.read_phrases(folder, shown, problems),
        seen=seen(folder, (*FILES, *(name for name in findings.FILES if (folder / name).is_file()))),
    )
    facts.close()
    return exercise


def check_slug(name: str, where: str, problems: Problems) -> None:
    """A problem when the name is no slug."""
    if not _SLUG.fullmatch(name):
        problems.note(where, "WB008",
                      f'"{name}" is no name for a folder here. Use small letters, digits and single hyphens, like post-one-eob.')


def seen(folder: Path, names: Sequence[str]) -> str:
    """SHA-256 over the names and bytes of the folder's files: the content hash that an issued variant remembers."""
    digest = hashlib.sha256()
    for name in names:
        path = folder / name
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()


def code_of(facts: Table) -> str:
    """The key `code`: three letters, a hyphen, two digits."""
    code = facts.text("code")
    if code and not _CODE.fullmatch(code):
        facts.note("code", "WB005", f'"{code}" is no exercise code. Write three letters, a hyphen and two digits, like PAY-04.')
    return code


def uuid_of(facts: Table) -> str:
    """The key `uuid`."""
    text = facts.text("uuid")
    try:
        fits = not text or str(UUID(text)) == text
    except ValueError:
        fits = False
    if not fits:
        facts.note("uuid", "WB006", "this is no uuid in small letters with four hyphens. Make one once and never change it.")
    return text


def levels_of(facts: Table) -> tuple[int, ...]:
    """The key `levels`: 1 to 5, each once."""
    levels = facts.wholes("levels")
    if facts.has("levels") and (not levels or not set(levels) <= set(range(1, 6)) or len(set(levels)) != len(levels)):
        facts.note("levels", "WB011", "name the levels once each, from 1 to 5, at least one.")
    return levels


def status_of(facts: Table) -> Status:
    """The key `status`; work in progress when it is none."""
    text = facts.text("status")
    if text and text not in [status.value for status in Status]:
        facts.note("status", "WB015", f'there is no status "{text}". Write one of: {", ".join(Status)}.')
        return Status.WIP
    return Status(text or Status.WIP)


def _traps(facts: Table, code: str) -> tuple[Trap, ...]:
    traps = []
    for table in facts.tables("traps"):
        traps.append(Trap(f"{code}.{table.text('code')}", table.text("place"), table.text("title"), table.flag("fails")))
        table.close()
    return tuple(traps)


def _weights(facts: Table) -> tuple[Weight, ...]:
    weights = []
    for table in facts.tables("weights"):
        weights.append(Weight(table.text("item"), table.text("title"), table.text("group"), table.text("competency"),
                              Fraction(table.whole("points", 0, 100))))
        table.close()
    return tuple(weights)


def _figures(facts: Table) -> Mapping[str, tuple[int, ...]]:
    figures = facts.table("figures")
    return {key: figures.wholes(key) for key in figures.keys()}  # noqa: SIM118  (a Table is no dict)


def _hints(table: Table) -> Mapping[str, tuple[str, ...]]:
    return {key: table.texts(key) for key in table.keys()}  # noqa: SIM118  (a Table is no dict)


def _feedback(table: Table, code: str) -> tuple[Mapping[str, Words], Mapping[str, str]]:
    mistakes, words = table.table("mistakes"), {}
    for name in mistakes.keys():  # noqa: SIM118  (a Table is no dict)
        lines = mistakes.table(name)
        words[f"{code}.{name}"] = Words(**{line: lines.text(line) for line in _LINES})
        lines.close()
    sentences = table.table("right")
    right = {key: sentences.text(key) for key in sentences.keys()}  # noqa: SIM118  (a Table is no dict)
    table.close()
    return words, right
