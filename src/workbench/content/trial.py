"""An author's trial of an exercise, offline: a variant, its answers, a grade, as plain JSON values. No server, no store."""

from dataclasses import dataclass

from workbench.content.reading import Content
from workbench.content.words import feedback
from workbench.grading import decimals, score
from workbench.kinds.kind import Case, Kind, Variant
from workbench.kinds.registry import kind_named
from workbench.model import Answer, Exercise, Grade, NotFound
from workbench.model.wire import Json, encode


@dataclass(frozen=True, slots=True)
class Trial:
    """One case of one exercise, drawn from a seed that the author chose."""

    content: Content
    exercise: Exercise
    # The key's type belongs to the kind; only the kind looks inside.
    kind: Kind[object]
    variant: Variant[object]

    def variant_json(self) -> Json:
        """`{prompt, key}`: the key is for authors only."""
        return {"prompt": encode(self.variant.prompt), "key": encode(self.variant.key)}

    def model_answer(self) -> Json:
        """The fields of the answer with full marks."""
        return dict(self.kind.model_answer(self.variant.key).fields)

    def wrong_answers(self) -> Json:
        """One answer for each trap sprung in this case."""
        return [{"trap": each.trap, "answer": dict(each.answer.fields)} for each in self.kind.wrong_answers(self.variant.key)]

    def grade(self, answer: Answer) -> Json:
        """Points, score and findings of an answer, without hints."""
        return self._grade_json(self.kind.grade(self.variant.key, answer))

    def _grade_json(self, grade: Grade) -> Json:
        reached = score(grade, {})
        said = [feedback(self.exercise, self.content.sops, finding) for finding in grade.findings]
        return {
            "points": decimals(reached * 100, 2),
            "out_of": 100,
            "score": decimals(reached, 4),
            "counts_as_attempt": grade.counts_as_attempt,
            "findings": [
                {"field": each.field, "verdict": each.verdict.value, "code": each.code, "message": each.why, "sop": each.sop}
                for each in said
            ],
        }


def trial(content: Content, slug: str, seed: str, level: int | None = None, trap: str = "") -> Trial:
    """The case of that seed. Raises NotFound with a sentence for an unknown exercise, level or trap."""
    exercise = content.exercises.get(slug) or next((each for each in content.exercises.values() if each.code == slug), None)
    if exercise is None:
        raise NotFound(f'There is no exercise "{slug}". `workbench list exercises` shows them all.')
    if not _printable(seed):
        raise NotFound("The seed is not text in UTF-8. Choose another.")
    kind = kind_named(exercise.kind)
    case = Case(seed=seed, level=exercise.levels[0] if level is None else level, exercise=exercise,
                codes=content.codes, trap=trap)
    return Trial(content, exercise, kind, kind.generate(case))


def answer_from_json(plain: Json) -> Answer:
    """An answer as an author's file holds it: field id to text; numbers are taken as typed, null as left empty.

    Raises ValueError with a sentence when it is no such object.
    """
    fields = plain.get("fields", plain) if isinstance(plain, dict) else None
    if not isinstance(fields, dict):
        raise ValueError('An answer is a JSON object of field and text, like {"row1.paid": "110.00"}.')
    bad = [name for name, value in fields.items() if isinstance(value, (dict, list, bool))]
    if bad:
        raise ValueError(f"The answer's field {bad[0]} must be a text or a number.")
    texts = {name: "" if value is None else str(value) for name, value in fields.items()}
    odd = [name for name, text in texts.items() if "\0" in text or not _printable(name + text)]
    if odd:
        raise ValueError(f"The answer's field {odd[0]!a} holds a letter that cannot be written.")
    return Answer(texts)


def _printable(text: str) -> bool:
    """Whether it is whole letters: half ones come from bytes that are no UTF-8 and from damaged JSON."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
