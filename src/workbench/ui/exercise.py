"""The exercise page: documents, the work, hints with their price. Draws what was issued and never what is right."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup

from workbench.model import Checked, Hint, HintGroup, Issued, Problem, Prompt, Work
from workbench.ui.markup import NOTHING, alert, button, fill, head, lines, link, number, part, press, row, section, table
from workbench.ui.page import View
from workbench.ui.paper import documents
from workbench.ui.widgets import widget_for
from workbench.ui.words import moment
from workbench.ui.work import WorkWidget

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_HINTS = 3
_PRICE = Fraction(1, 10)
"""What a group loses with each hint."""
_SUBMIT = '<div class="wb-acts wb-submit">{}{}<span class="wb-note">{}</span></div>'
_BRIEF = '<details class="wb-brief"{}><summary>How this exercise works</summary><div class="wb-stack">{}</div></details>'


# Any: a page does not care what type of work its widget shows.
def exercise_view(issued: Issued, worksheet: WorkWidget[Any]) -> View:
    """The view of an issued variant with the widget of its work."""
    prompt = issued.prompt
    acts = fill(_SUBMIT, button("Submit for grading", "submit", primary=True), button("Check", "check"), worksheet.CHECK)
    rest = lines((acts, part("said"), part("hints"), _help(prompt)))
    work = fill('<section aria-label="Your work"><div data-slot="sheet"></div>{}</section>', rest)
    papers = documents(prompt.documents) if prompt.documents else NOTHING
    columns = fill('<div class="wb-cols {}">{}{}</div>', worksheet.COLUMNS, papers, work)
    html = lines((_head(issued), _brief(issued), part("alert"), columns))
    parts = {"hints": hints(prompt, issued.hints)}
    return View(f"{prompt.code} {prompt.title}", html, issued.attempt, parts, {"sheet": worksheet})


def _head(issued: Issued) -> Markup:
    prompt = issued.prompt
    crumb = fill("{} / {}", link("My training", "home"), prompt.module)
    facts = f"Level {prompt.level} · about {prompt.minutes} min · {issued.mode}, case {issued.case}"
    right = fill('<p class="wb-small wb-nowrap">{}</p>', facts)
    return head(f"{prompt.code} {prompt.title}", fill("{}", prompt.task), crumb=crumb, right=right)


def _brief(issued: Issued) -> Markup:
    first = issued.case == 1 and issued.revision == 0
    text = Markup(_MARKDOWN.render(issued.prompt.brief))  # html is switched off: what Markdown lets through is escaped
    return fill(_BRIEF, Markup(" open") if first else NOTHING, text)


def _help(prompt: Prompt) -> Markup:
    if not prompt.sop:
        return NOTHING
    steps = press(f"{prompt.sop} {prompt.module}, step by step", "step", f"{prompt.sop}.1")
    return fill('<p class="wb-small wb-help">{}</p>', steps)


def hints(prompt: Prompt, shown: tuple[Hint, ...]) -> Markup:
    """The hint groups with what has been shown and what the next one costs."""
    titles = lines(fill('<th scope="col">{}</th>', title) for title in ("Part", "Shown hints", "Price", "Show"))
    rows = (_hint_row(group, tuple(hint for hint in shown if hint.group == group.id)) for group in prompt.hint_groups)
    return section("h-hint", "Hints", table(fill('<thead class="wb-sr"><tr>{}</tr></thead>', titles), rows))


def _hint_row(group: HintGroup, shown: tuple[Hint, ...]) -> Markup:
    texts = Markup("<br>").join(fill("{}", hint.text) for hint in shown)
    next_one = len(shown) + 1
    most = Fraction(group.points) * (1 - _PRICE * min(next_one, _HINTS))
    price = f"at most {float(most):g} of {group.points} points"
    if next_one > _HINTS:
        show = fill('<span class="wb-note">All hints shown</span>')
    else:
        price = f"then {price}"
        show = button(f"Show hint {next_one} of {_HINTS}", "hint", group.id, small=True, spoken=f"for {group.title}")
    return row(fill("{}", group.title), texts, ("wb-num wb-muted", fill("{}", price)), number(show))


def checked(result: Checked, work: Work) -> Markup:
    """What Check says; never a verdict."""
    each = lines(fill("<li>{}</li>", _placed(problem, work)) for problem in result.problems)
    told = fill('<ul class="wb-told">{}</ul>', each) if each else NOTHING
    return fill("{}{}", alert("warn" if each else "info", "Checked.", result.sentence), told)


def unread(problems: tuple[Problem, ...], work: Work) -> Markup:
    """Said when a submission holds fields that cannot be read."""
    noun = widget_for(work).NOUN
    what = f"One {noun} cannot be read" if len(problems) == 1 else f"{len(problems)} {noun}s cannot be read"
    return alert("warn", f"{what}, so nothing was graded.", f"It costs no attempt. Correct the marked {noun}s and submit again.")


def unread_marks(problems: tuple[Problem, ...], work: Work) -> Mapping[str, Mapping[str, str]]:
    """The marks for fields that cannot be read. They say nothing about any other field."""
    fields = work.fields()
    return {
        problem.where: {"kind": "unreadable", "text": _placed(problem, work), "pin": ""}
        for problem in problems if problem.where in fields
    }


def _placed(problem: Problem, work: Work) -> str:
    """The problem's message, headed by its place when it speaks of one."""
    place = widget_for(work).place(work, problem.where)
    return f"{place}: {problem.message[:1].lower()}{problem.message[1:]}" if place else problem.message


def elsewhere(sentence: str, attempt: str) -> Markup:
    """Said when another window has the draft."""
    again = button("Reload the draft", "reload", attempt, small=True)
    return alert("warn", sentence, "What you type here is not saved any more.", again)


def saved_words(issued: Issued, today: date) -> str:
    """The badge above the worksheet when the page opens."""
    return f"Draft saved {moment(issued.saved_at, today).removeprefix('today ')}" if issued.saved_at else ""
