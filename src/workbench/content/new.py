"""Starts a piece of content: its files, filled with words that say TODO and pass `workbench check`, where nothing stands yet.

What is started is work in progress: trainees are not offered it before its author writes status = "active".
"""

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from workbench.content.authored import Problems
from workbench.content.exercise_folder import check_slug
from workbench.content.reading import Content
from workbench.model import Conflict, Exercise, WorkbenchError

Files = Mapping[str, str]
"""Path below the content folder -> text."""


def write_new(content: Path, files: Files) -> tuple[Path, ...]:
    """Writes the files and says which. Raises Conflict, having written nothing, when a folder or file is there already."""
    paths = {content / name: text for name, text in files.items()}
    for path in paths:
        taken = path if path.parent.name == "lessons" else path.parent
        if taken.exists():
            raise Conflict(f"{taken.relative_to(content)} is there already. Choose another name.")
    for path, text in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tuple(paths)


def checked_slug(name: str) -> str:
    """The name, when it can be that of a folder. Raises WorkbenchError with a sentence."""
    problems = Problems()
    check_slug(name, name, problems)
    for problem in problems.all():
        raise WorkbenchError(problem.message)
    return name


def titled(slug: str) -> str:
    """A first title.

    >>> titled("post-one-eob")
    'Post one eob'
    """
    return slug.replace("-", " ").capitalize()


def next_code(exercises: Collection[Exercise], letters: str) -> str:
    """The first code of those letters, like LES-04, that no exercise has."""
    taken = {exercise.code for exercise in exercises}
    return next(code for number in range(1, 100) if (code := f"{letters}-{number:02d}") not in taken)


def first_step(content: Content, sop: str = "") -> tuple[str, str]:
    """An SOP and its first step, to point to for a start: that SOP, else the first there is. Raises WorkbenchError if none."""
    found = content.sops.get(sop) or next((each for _, each in sorted(content.sops.items()) if each.steps), None)
    if found is None:
        raise WorkbenchError("There is no SOP yet that it could point to. Start one first: workbench new sop NAME.")
    return found.id, found.steps[0].id


def toml(value: object) -> str:
    """A text, number, flag or list of those as TOML writes it.

    >>> toml(['Say "now"', 2, True])
    '["Say \\\\"now\\\\"", 2, true]'
    """
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def lines(**values: object) -> str:
    """Keys and values, one on a line."""
    return "".join(f"{name} = {toml(value)}\n" for name, value in values.items())
