"""Commands about one case of an exercise, for its author: the case with its key, its answers, a grade."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.content import content_of
from workbench.cli.options import HERE, AsJson, ContentDir, Level, Seed, TrapCode
from workbench.cli.printing import print_json, reason, refused

app = typer.Typer()


@app.command()
def variant(slug: str, seed: Seed, level: Level = None, trap: TrapCode = "", content: ContentDir = HERE,
            as_json: AsJson = False) -> None:
    """A case with its key, for its author: workbench variant post-one-eob --seed demo --json."""
    from workbench.content.trial import trial

    print_json(trial(content_of(content), slug, seed, level, trap).variant_json())


@app.command("model-answer")
def model_answer(slug: str, seed: Seed, level: Level = None, trap: TrapCode = "", content: ContentDir = HERE,
                 as_json: AsJson = False) -> None:
    """The answer with full marks: workbench model-answer post-one-eob --seed demo --json."""
    from workbench.content.trial import trial

    print_json(trial(content_of(content), slug, seed, level, trap).model_answer())


@app.command("wrong-answers")
def wrong_answers(slug: str, seed: Seed, level: Level = None, trap: TrapCode = "", content: ContentDir = HERE,
                  as_json: AsJson = False) -> None:
    """One answer for each trap of the case: workbench wrong-answers post-one-eob --seed demo --json."""
    from workbench.content.trial import trial

    print_json(trial(content_of(content), slug, seed, level, trap).wrong_answers())


@app.command()
def grade(slug: str, seed: Seed, answer: Annotated[str, typer.Option(help="A JSON file, or - for standard input.")],
          level: Level = None, trap: TrapCode = "", content: ContentDir = HERE, as_json: AsJson = False) -> None:
    """Grade an answer: workbench grade post-one-eob --seed demo --answer answer.json --json."""
    from workbench.content.trial import answer_from_json, trial

    case = trial(content_of(content), slug, seed, level, trap)
    try:
        text = sys.stdin.read() if answer == "-" else Path(answer).read_text("utf-8-sig")
        given = answer_from_json(json.loads(text, parse_int=str, parse_float=str))
    except (OSError, ValueError, RecursionError) as error:
        raise refused(f"{answer}: {reason(error)}") from None
    print_json(case.grade(given))
