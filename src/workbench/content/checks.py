"""The rules that hold between files: an exercise against its kind, the SOPs, the competencies. Each problem says what to do."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from workbench.codes import CodeTable
from workbench.content.authored import Problems
from workbench.content.findings import FILES, check_phrases
from workbench.content.words import SENTENCES
from workbench.kinds.kind import Declared
from workbench.kinds.lessons.inline_moments import InlineMoments
from workbench.kinds.registry import KINDS
from workbench.model import Exercise, Sop, Words
from workbench.model.template import names_in

_LONGEST_WHY = 30


def check_exercise(
    exercise: Exercise, sops: Mapping[str, Sop], competencies: Mapping[str, str], codes: CodeTable, shown: str,
    problems: Problems,
) -> None:
    """Every rule for one exercise. `shown` is its folder as a person finds it."""
    facts = f"{shown}/exercise.toml"
    check_competencies(exercise, competencies, facts, problems)
    if exercise.sop and exercise.sop not in sops:
        problems.note(f"{facts} · sop", "WB014", f'there is no SOP "{exercise.sop}". There are {_listed(sops)}.')
    kind = KINDS.get(exercise.kind)
    if kind is None:
        problems.note(f"{facts} · kind", "WB010", f'there is no kind "{exercise.kind}". There are {_listed(KINDS)}.')
        return
    if exercise.kind == InlineMoments.name:
        problems.note(f"{facts} · kind", "WB010", "only a lesson has this kind. A lesson's folder is called lesson-and-its-slug.")
        return
    declared = kind.declared
    _check_weights(exercise, declared, facts, problems)
    _check_traps(exercise, declared, facts, problems)
    _check_figures(exercise, declared, facts, problems)
    _check_hints(exercise, declared, f"{shown}/hints.toml", problems)
    _check_words(exercise, declared, sops, f"{shown}/feedback.toml", problems)
    _check_right(exercise, declared, f"{shown}/feedback.toml", problems)
    if declared.pool and not exercise.phrases:
        problems.note(f"{shown}/{FILES[0]}", "WB002", f"the kind draws from a pool of findings. Write {' and '.join(FILES)}.")
    elif exercise.phrases:
        check_phrases(exercise.phrases, codes.icd10, shown, problems)


def check_competencies(exercise: Exercise, competencies: Mapping[str, str], facts: str, problems: Problems) -> None:
    """Every competency that is named exists."""
    asked = {"competencies": exercise.competencies} | {
        f"weights[{number}].competency": (weight.competency,) for number, weight in enumerate(exercise.weights)
    }
    for key, codes in asked.items():
        for code in codes:
            if code and code not in competencies:
                problems.note(f"{facts} · {key}", "WB022", f'there is no competency "{code}". competencies.toml lists them.')


def _check_weights(exercise: Exercise, declared: Declared, facts: str, problems: Problems) -> None:
    total = sum((weight.points for weight in exercise.weights), Fraction(0))
    if total != 100:
        problems.note(f"{facts} · weights", "WB012", f"the points add up to {total}. Make them add up to 100.")
    items = [weight.item for weight in exercise.weights]
    if sorted(items) != sorted(declared.items):
        problems.note(f"{facts} · weights", "WB013",
                      f"the kind weighs {', '.join(declared.items)}, each once. Here: {', '.join(items)}.")
    for number, weight in enumerate(exercise.weights):
        if weight.group and weight.group not in declared.groups:
            problems.note(f"{facts} · weights[{number}].group", "WB021",
                          f'the kind has no hint group "{weight.group}". It has {", ".join(declared.groups)}.')


def _check_traps(exercise: Exercise, declared: Declared, facts: str, problems: Problems) -> None:
    named = [trap.code.removeprefix(f"{exercise.code}.") for trap in exercise.traps]
    if sorted(named) != sorted(declared.traps):
        problems.note(f"{facts} · traps", "WB016",
                      f"the kind has the traps {', '.join(declared.traps)}, each once. Here: {', '.join(named)}.")
    if any(level >= 2 for level in exercise.levels) and not any(trap.fails for trap in exercise.traps):
        problems.note(f"{facts} · traps", "WB017",
                      "from level 2 up at least one trap must fail. Set fails = true, and check the weights.")


def _check_figures(exercise: Exercise, declared: Declared, facts: str, problems: Problems) -> None:
    for name in exercise.figures.keys() - declared.figures.keys():
        problems.note(f"{facts} · figures.{name}", "WB028", "the kind has no such figure. Remove it.")
    for name, count in declared.figures.items():
        given = exercise.figures.get(name, ())
        if not given or (count and len(given) != count):
            wanted = f"{count} whole number{'s' if count > 1 else ''}" if count else "one or more whole numbers"
            problems.note(f"{facts} · figures.{name}", "WB028", f"this must be a list of {wanted}.")
        elif any(number < 1 for number in given) or (count == 2 and given[0] > given[1]):
            problems.note(f"{facts} · figures.{name}", "WB028", "the least comes first, and every number is 1 or more.")


def _check_hints(exercise: Exercise, declared: Declared, path: str, problems: Problems) -> None:
    for group in declared.groups:
        hints = exercise.hints.get(group, ())
        if len(hints) != 3 or not all(hint.strip() for hint in hints):
            problems.note(f"{path} · {group}", "WB021", "this group needs three hints. Write a list of three texts.")
    for group in exercise.hints.keys() - set(declared.groups):
        problems.note(f"{path} · {group}", "WB021", f"the kind has no such hint group. It has {', '.join(declared.groups)}.")


def _check_words(exercise: Exercise, declared: Declared, sops: Mapping[str, Sop], path: str, problems: Problems) -> None:
    written = {code.removeprefix(f"{exercise.code}."): words for code, words in exercise.words.items()}
    for name in declared.mistakes.keys() - written.keys():
        problems.note(f"{path} · mistakes.{name}", "WB018",
                      "the kind finds this mistake and nothing is written for it. Write its six lines.")
    for name, words in written.items():
        where = f"{path} · mistakes.{name}"
        if name not in declared.mistakes:
            problems.note(where, "WB019", "the kind never finds this mistake. Remove it, or mend its name.")
            continue
        _check_lines(words, declared.mistakes[name], where, problems)
        check_step(words.sop, sops, f"{where}.sop", problems)


def _check_lines(words: Words, values: Collection[str], where: str, problems: Problems) -> None:
    for line in Words.__dataclass_fields__:
        for name in sorted(names_in(getattr(words, line)) - set(values)):
            problems.note(f"{where}.{line}", "WB020", f"there is no value {{{name}}} here. There are {_listed(values)}.")
    check_length(words.why, f"{where}.why", problems)


def _check_right(exercise: Exercise, declared: Declared, path: str, problems: Problems) -> None:
    for name in declared.sentences.keys() - exercise.right.keys():
        problems.note(f"{path} · right.{name}", "WB029", "this sentence is missing. Write one.")
    for name, sentence in exercise.right.items():
        where = f"{path} · right.{name}"
        if name not in declared.sentences:
            problems.note(where, "WB029", "the kind never asks for this sentence. Remove it, or mend its name.")
            continue
        for unknown in sorted(names_in(sentence) - (set(declared.sentences[name]) - set(SENTENCES))):
            problems.note(where, "WB020", f"there is no value {{{unknown}}} here. There are {_listed(declared.sentences[name])}.")
        check_length(sentence, where, problems)


def check_length(sentence: str, where: str, problems: Problems) -> None:
    """A reason is short."""
    words = len(sentence.split())
    if words > _LONGEST_WHY:
        problems.note(where, "WB030", f"this has {words} words. Say one rule in at most {_LONGEST_WHY}.")


def check_step(step_id: str, sops: Mapping[str, Sop], where: str, problems: Problems) -> None:
    """The step exists in its SOP."""
    sop = sops.get(step_id.partition(".")[0])
    if step_id and sop is None:
        problems.note(where, "WB014", f'there is no step "{step_id}". There are the SOPs {_listed(sops)}.')
    elif step_id and sop is not None and sop.step(step_id) is None:
        problems.note(where, "WB014", f'there is no step "{step_id}". {sop.id} ends at step {len(sop.steps)}.')


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names)) or "none yet"
