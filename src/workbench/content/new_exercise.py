"""The first files of an exercise: everything that its kind needs, with placeholder words and, where there is one, the figures and
the pool of an exercise of the same kind.
"""

from collections.abc import Mapping
from pathlib import Path

from workbench.content import findings
from workbench.content.new import Files, checked_slug, first_step, lines, next_code, titled, toml
from workbench.content.reading import Content
from workbench.kinds.kind import Declared
from workbench.kinds.lessons.inline_moments import InlineMoments
from workbench.kinds.registry import kind_named
from workbench.model import Exercise, WorkbenchError

_SENTENCE = "TODO: say in one sentence why this is right."


def new_exercise(folder: Path, content: Content, slug: str, kind: str, uuid: str) -> Files:
    """The files of exercises/<slug>/. `folder` is the content folder, for the pool of another exercise.

    Raises NotFound for an unknown kind, WorkbenchError for a name that will not do and where there is nothing to start from.
    """
    declared = kind_named(kind).declared
    if kind == InlineMoments.name or slug.startswith("lesson-"):
        raise WorkbenchError("A lesson is started with: workbench new lesson NAME.")
    like = next((each for each in content.exercises.values() if each.kind == kind), None)
    sop, step = first_step(content, like.sop if like else "")
    home = f"exercises/{checked_slug(slug)}"
    return {
        f"{home}/exercise.toml": _facts(content, slug, kind, uuid, sop, like),
        f"{home}/brief.md": "TODO: say what lies before the person, what is to be done, and what *Check* tells them.\n",
        f"{home}/hints.toml": _hints(declared),
        f"{home}/feedback.toml": _feedback(declared, step),
        f"{home}/design.md": f"# Why {titled(slug)} is as it is\n\nFor authors. TODO: what it teaches, its traps, its weights.\n",
        **(_pool(folder, home, like) if declared.pool else {}),
    }


def _facts(content: Content, slug: str, kind: str, uuid: str, sop: str, like: Exercise | None) -> str:
    declared = kind_named(kind).declared
    competency = like.competencies[0] if like else next(iter(content.competencies))
    head = lines(uuid=uuid, version=1, status="wip") + "\n" + lines(
        code=next_code(content.exercises.values(), "NEW"), title=titled(slug), kind=kind, module=like.module if like else "TODO",
        levels=like.levels if like else (2,), minutes=10, pass_mark=75, competencies=(competency,), sop=sop,
        task="TODO: say the task in one sentence.")
    figures = lines(**{name: _figure(name, count, like) for name, count in declared.figures.items()})
    return "\n".join((head, *_weights(declared, competency), *_traps(declared), "[figures]\n" + figures))


def _figure(name: str, count: int, like: Exercise | None) -> tuple[int, ...]:
    return like.figures[name] if like and name in like.figures else (1,) * max(count, 1)


def _weights(declared: Declared, competency: str) -> list[str]:
    count = len(declared.items)
    points = [100 // count + (number < 100 % count) for number in range(count)]
    groups = {item: item if item in declared.groups else declared.groups[0] for item in declared.items}
    return ["[[weights]]\n" + lines(item=item, title=f"TODO: name {item}", group=groups[item], competency=competency, points=each)
            for item, each in zip(declared.items, points, strict=True)]


def _traps(declared: Declared) -> list[str]:
    return ["[[traps]]\n" + lines(code=trap, place="TODO: where it may stand", title=f"TODO: name {trap}", fails=True)
            for trap in declared.traps]


def _hints(declared: Declared) -> str:
    words = ("TODO: where to look.", "TODO: what to compare.", "TODO: the rule, without an amount.")
    return "# Three hints for each group, the weakest first.\n\n" + lines(**dict.fromkeys(declared.groups, words))


def _feedback(declared: Declared, step: str) -> str:
    top = "# The six lines for each mistake. The values in brackets may be used in them; nothing is shown before grading.\n"
    mistakes = (_mistake(name, values, step) for name, values in declared.mistakes.items())
    sentences = "".join(f"{_values(values)}{toml_key(name)} = {toml(_SENTENCE)}\n" for name, values in declared.sentences.items())
    return "\n".join((top, *mistakes, f"[right]\n{sentences}"))


def _mistake(name: str, values: frozenset[str], step: str) -> str:
    return f"{_values(values)}[mistakes.{name}]\n" + lines(
        title=f"TODO: name the mistake {name}", you_entered="TODO: what was typed.", expected="TODO: what was expected.",
        why="TODO: the rule, in at most 30 words.", where="TODO: where the document says so.", cost="TODO: what it would cost.",
        next="New variant of this exercise.", sop=step)


def _values(values: frozenset[str]) -> str:
    return f"# {' '.join(f'{{{name}}}' for name in sorted(values))}\n" if values else ""


def toml_key(name: str) -> str:
    """A key as TOML writes it: in quotes when it has other letters than a bare key may have."""
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else toml(name)


def _pool(folder: Path, home: str, like: Exercise | None) -> Mapping[str, str]:
    if like is None:
        raise WorkbenchError("This kind draws from a pool of findings, and no exercise here has one to start from.")
    return {f"{home}/{name}": (folder / "exercises" / like.slug / name).read_text("utf-8") for name in findings.FILES}
