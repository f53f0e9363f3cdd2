"""Reads codes as typed, and writes answers from a key. Says which fields cannot be read; what is right it does not know."""

from collections.abc import Mapping, Sequence

from workbench.codes.icd10 import read_code
from workbench.kinds.coding.finding_key import CodingKey
from workbench.kinds.kind import Mistake
from workbench.model import Answer, NotFound, Problem

PROBLEMS = {"WB107": "A code cannot be read."}
"""What an answer's problem codes mean; listed in docs/problems.md."""


def read_codes(fields: Sequence[str], answer: Answer) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The codes as typed, in one form, empty where nothing was; and a problem for every field that cannot be read."""
    codes, problems = {}, []
    for field in fields:
        text = answer.text(field)
        code = read_code(text) if text else ""
        if code is None:
            problems.append(Problem(field, "WB107", "Type a code such as K21.9, or pick one from the list."))
        codes[field] = code or ""
    strange = sorted(answer.fields.keys() - set(fields))
    return codes, (*problems, *(Problem(name, "WB104", "The worksheet has no such field.") for name in strange))


def model_answer(key: CodingKey) -> Answer:
    """The answer with full marks."""
    return Answer({row.id: row.code for row in key.rows})


def wrong_answers(key: CodingKey) -> tuple[Mistake, ...]:
    """For each sprung trap the answer that falls into it once, everything else right."""
    right = dict(model_answer(key).fields)
    sprung = [row for row in key.rows if row.trap]
    return tuple(Mistake(f"{key.prefix}.{row.trap}", Answer(right | {row.id: row.falls(row.trap)})) for row in sprung)


def all_wrong(key: CodingKey, trap: str) -> Answer:
    """The answer that makes the mistake of a trap wherever a finding offers it. Raises NotFound when none springs it."""
    name = trap.rpartition(".")[2]
    if name not in key.sprung():
        raise NotFound(f'This case does not spring "{trap}".')
    return Answer({row.id: row.falls(name) or row.code for row in key.rows})
