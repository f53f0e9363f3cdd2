"""The exercise page: document left, worksheet right, hints with their price. Draws what was issued and never what is right."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from markdown_it import MarkdownIt
from markupsafe import Markup

from workbench.model import Checked, Hint, HintGroup, Issued, Problem, Prompt, Sheet
from workbench.ui.markup import NOTHING, alert, button, fill, head, lines, link, number, part, press, row, section, table
from workbench.ui.page import View
from workbench.ui.paper import documents
from workbench.ui.sheet import Worksheet
from workbench.ui.words import moment

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_HINTS = 3
_PRICE = Fraction(1, 10)
"""What a group loses with each hint."""
_NOTE = "Check looks at balance and format only. It is free and does not say what is right."
_SUBMIT = '<div class="wb-acts wb-submit">{}{}<span class="wb-note">{}</span></div>'
_BRIEF = '<details class="wb-brief"{}><summary>How this exercise works</summary><div class="wb-stack">{}</div></details>'


def exercise_view(issued: Issued, worksheet: Worksheet) -> View:
    """The view of an issued variant with its worksheet."""
    prompt = issued.prompt
    acts = fill(_SUBMIT, button("Submit for grading", "submit", primary=True), button("Check", "check"), _NOTE)
    rest = lines((acts, part("said"), part("hints"), _help(prompt)))
    work = fill('<section aria-label="Your work"><div data-slot="sheet"></div>{}</section>', rest)
    columns = fill('<div class="wb-cols wb-pay">{}{}</div>', documents(prompt.documents), work)
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
    counts = float(1 - _PRICE * min(next_one, _HINTS))
    if next_one > _HINTS:
        price, show = f"counts {counts} of {group.points} points", fill('<span class="wb-note">All hints shown</span>')
    else:
        price = f"then counts {counts} of {group.points} points"
        show = button(f"Show hint {next_one} of {_HINTS}", "hint", group.id, small=True, spoken=f"for {group.title}")
    return row(fill("{}", group.title), texts, ("wb-num wb-muted", fill("{}", price)), number(show))


def checked(result: Checked, sheet: Sheet) -> Markup:
    """What Check says; never a verdict."""
    each = lines(fill("<li>{}</li>", _placed(problem, sheet)) for problem in result.problems)
    told = fill('<ul class="wb-told">{}</ul>', each) if each else NOTHING
    return fill("{}{}", alert("warn" if each else "info", "Checked.", result.sentence), told)


def unread(problems: tuple[Problem, ...]) -> Markup:
    """Said when a submission holds fields that cannot be read."""
    what = "One cell cannot be read" if len(problems) == 1 else f"{len(problems)} cells cannot be read"
    return alert("warn", f"{what}, so nothing was graded.", "It costs no attempt. Correct the marked cells and submit again.")


def unread_marks(problems: tuple[Problem, ...], sheet: Sheet) -> Mapping[str, Mapping[str, str]]:
    """The worksheet's marks for fields that cannot be read. They say nothing about any other field."""
    fields = sheet.fields()
    return {
        problem.where: {"kind": "unreadable", "text": _placed(problem, sheet), "pin": ""}
        for problem in problems if problem.where in fields
    }


def _placed(problem: Problem, sheet: Sheet) -> str:
    """The problem's message, headed by its cell when it speaks of one."""
    for number_of, each in enumerate(sheet.rows, 1):
        for column in sheet.columns:
            if problem.where == f"{each.id}.{column.id}":
                return f"Row {number_of}, {column.spoken}: {problem.message[:1].lower()}{problem.message[1:]}"
    return problem.message


def elsewhere(sentence: str, attempt: str) -> Markup:
    """Said when another window has the draft."""
    again = button("Reload the draft", "reload", attempt, small=True)
    return alert("warn", sentence, "What you type here is not saved any more.", again)


def saved_words(issued: Issued, today: date) -> str:
    """The badge above the worksheet when the page opens."""
    return f"Draft saved {moment(issued.saved_at, today).removeprefix('today ')}" if issued.saved_at else ""
