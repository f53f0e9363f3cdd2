"""Reads exercises/ and sop/ whole and checks them. Collects every problem and raises on none: an author sees all at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench.codes import CodeTable
from workbench.content.authored import Problems, Table, read_toml
from workbench.content.checks import check_exercise
from workbench.content.edit_tables import read_edits
from workbench.content.exercise_folder import read_exercise
from workbench.content.icd10_files import read_icd10
from workbench.content.lesson_checks import check_lesson
from workbench.content.lesson_folder import PREFIX, read_lesson
from workbench.content.printed_codes import check_codes
from workbench.content.roles import Roles, read_roles
from workbench.content.sop_checks import check_sop
from workbench.content.sop_file import read_sop
from workbench.model import Exercise, Lesson, Problem, Sop, Status
from workbench.scrub import EditTables

_SHARED_FOLDERS = ("codes",)
_NO_SUCH_STEP = "WB014"


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that authors wrote: exercises by slug, SOPs by id, code labels, competency names by code, job roles.

    `lessons` are by their own slug; the questions of each are an exercise too, under the slug of its folder.
    `sop_files` says where each SOP stands ("sop/SOP-05-payment-posting/sop.md"). `edits` are the scrubber's teaching tables.
    """

    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    sops: Mapping[str, Sop] = field(default_factory=dict)
    codes: CodeTable = field(default_factory=CodeTable)
    competencies: Mapping[str, str] = field(default_factory=dict)
    roles: Roles = field(default_factory=Roles)
    sop_files: Mapping[str, str] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    edits: EditTables = field(default_factory=EditTables)


def with_drafts(content: Content) -> Content:
    """The same content as its authors look at it: what is work in progress counts as active."""
    shown = {slug: replace(each, status=Status.ACTIVE) if each.status is Status.WIP else each
             for slug, each in content.exercises.items()}
    return replace(content, exercises=shown)


def read_content(folder_exercises: Path, folder_sop: Path) -> tuple[Content, tuple[Problem, ...]]:
    """The content of both folders and everything that is wrong with it. Never raises on what an author wrote."""
    problems = Problems()
    sops, files, unread = _read_sops(folder_sop, problems)
    exercises, lessons = _read_exercises(folder_exercises, problems)
    competencies = _read_competencies(folder_exercises, problems)
    codes = _read_codes(folder_exercises, problems)
    content = Content(exercises, sops, codes, competencies, read_roles(folder_exercises, competencies, problems), files, lessons,
                      read_edits(folder_exercises / "codes", codes.services, problems))
    between = Problems()
    _check_between(content, between)
    # what points to an SOP that cannot be read is not wrong by itself: it is looked at again when that file is mended
    problems.take(each for each in between.all() if not (unread and each.code == _NO_SUCH_STEP))
    _check_published(folder_exercises, exercises, problems)
    for shown, folder in (("exercises", folder_exercises), ("sop", folder_sop)):
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".md", ".toml"):
                check_codes(file, f"{shown}/{file.relative_to(folder).as_posix()}", problems)
    return content, problems.all()


def _check_between(content: Content, problems: Problems) -> None:
    """The rules that hold between files."""
    exercises, sops = content.exercises, content.sops
    for sop in sops.values():
        check_sop(sop, sops, {exercise.code for exercise in exercises.values()}, content.sop_files[sop.id], problems)
    for exercise in exercises.values():
        shown, lesson = f"exercises/{exercise.slug}", content.lessons.get(exercise.slug.removeprefix(PREFIX))
        if lesson and exercise.slug.startswith(PREFIX):
            check_lesson(lesson, exercise, exercises, sops, content.competencies, shown, problems)
        else:
            check_exercise(exercise, sops, content.competencies, content.codes, shown, problems)


def _folders(parent: Path, shown: str, problems: Problems) -> Iterable[Path]:
    if not parent.is_dir():
        problems.note(shown, "WB002", "the folder is missing. Add it, or name another content folder.")
        return ()
    return sorted(path for path in parent.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))


def _read_exercises(parent: Path, problems: Problems) -> tuple[Mapping[str, Exercise], Mapping[str, Lesson]]:
    exercises: dict[str, Exercise] = {}
    lessons: dict[str, Lesson] = {}
    for folder in _folders(parent, "exercises", problems):
        shown = f"exercises/{folder.name}"
        exercise = None
        if folder.name.startswith(PREFIX):
            lesson, exercise = read_lesson(folder, shown, problems) or (None, None)
            lessons |= {lesson.slug: lesson} if lesson else {}
        elif folder.name not in _SHARED_FOLDERS:
            exercise = read_exercise(folder, shown, problems)
        if exercise is None:
            continue
        for other in exercises.values():
            for name in ("uuid", "code"):
                if getattr(other, name) and getattr(other, name) == getattr(exercise, name):
                    problems.note(f"{shown}/exercise.toml · {name}", "WB007",
                                  f"exercises/{other.slug} has the same {name}. Give each its own.")
        exercises[exercise.slug] = exercise
    return exercises, lessons


def _read_sops(parent: Path, problems: Problems) -> tuple[Mapping[str, Sop], Mapping[str, str], int]:
    """The SOPs and their files by id, and how many could not be read."""
    unread = 0
    sops: dict[str, Sop] = {}
    files: dict[str, str] = {}
    for folder in _folders(parent, "sop", problems):
        sop = read_sop(folder, f"sop/{folder.name}", problems)
        if sop is None:
            unread += 1
            continue
        if sop.id in sops:
            problems.note(f"sop/{folder.name}/sop.md · id", "WB007", f'another SOP has the id "{sop.id}". Give each its own.')
        sops[sop.id], files[sop.id] = sop, f"sop/{folder.name}/sop.md"
    return sops, files, unread


def _read_competencies(parent: Path, problems: Problems) -> Mapping[str, str]:
    table = read_toml(parent / "competencies.toml", "exercises/competencies.toml", problems)
    names = _texts(table.table("competencies")) if table else {}
    if table:
        table.close()
    return names


def _read_codes(parent: Path, problems: Problems) -> CodeTable:
    table = read_toml(parent / "codes" / "teaching.toml", "exercises/codes/teaching.toml", problems)
    icd10 = read_icd10(parent / "codes", problems)
    if table is None:
        return CodeTable(icd10=icd10)
    services, doses = dict(_texts(table.table("services"))), {}
    drugs = table.table("drugs")
    for code in drugs.keys():  # noqa: SIM118  (a Table is no dict)
        drug = drugs.table(code)
        services[code], doses[code] = drug.text("label"), drug.whole("mg", 1, 100_000)
        drug.text("source")
        drug.close()
    reasons = _texts(table.table("reasons"))
    table.close()
    return CodeTable(services, reasons, doses, icd10)


def _texts(table: Table) -> Mapping[str, str]:
    return {key: table.text(key) for key in table.keys()}  # noqa: SIM118  (a Table is no dict)


def _check_published(parent: Path, exercises: Mapping[str, Exercise], problems: Problems) -> None:
    """A published uuid stays, its slug is not used again, and its folder is retired and never deleted."""
    shown = "exercises/published.toml"
    table = read_toml(parent / "published.toml", shown, problems)
    published = _texts(table.table("exercises")) if table else {}
    if table is None:
        return
    table.close()
    for slug, uuid in published.items():
        exercise = exercises.get(slug)
        if exercise is None:
            problems.note(f"{shown} · {slug}", "WB009", 'its folder is gone. Put it back and write status = "retired".')
        elif exercise.uuid != uuid:
            problems.note(f"exercises/{slug}/exercise.toml · uuid", "WB009", f"it was published as {uuid}. A uuid never changes.")
    for slug, exercise in exercises.items():
        if exercise.status in (Status.ACTIVE, Status.RETIRED) and slug not in published:
            problems.note(f"{shown} · {slug}", "WB009",
                          f'add the line {slug} = "{exercise.uuid}", since it is {exercise.status.value}.')
