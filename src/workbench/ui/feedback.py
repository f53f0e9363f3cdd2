"""The feedback of a graded attempt, as stored: score, marked document, six lines for each mistake, the worksheet as submitted."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from markupsafe import Markup

from workbench.model import Feedback, Graded, ItemResult, Mode, Verdict
from workbench.ui.markup import NOTHING, alert, badge, button, fill, head, lines, link, part, pin, press, section, step_link
from workbench.ui.page import View
from workbench.ui.paper import documents
from workbench.ui.sheet import Worksheet, sheet_of
from workbench.ui.words import moment, percent, phrase, plural, spelled

_AMOUNT = re.compile(r"(-?\d[\d,]*\.\d\d)")
_PAGE = """{}{}{}{}<div class="wb-cols wb-fb">{}<div class="wb-stack"><h2 class="wb-sr">Mistakes</h2>{}</div></div>{}"""
_TILE = '<div class="wb-tile"><dt>{}</dt><dd>{} <small>{}</small></dd><dd>{}</dd></div>'
_FINDING = """<article class="wb-finding" aria-labelledby="f{0}"><header>{1}<h3 id="f{0}">{2}</h3>{3}</header>
<dl class="wb-six">{4}</dl></article>"""


def mistakes(graded: Graded) -> tuple[Feedback, ...]:
    """The findings to learn from, in their order; number n of them carries pin n."""
    return tuple(each for each in graded.feedback if each.verdict is not Verdict.RIGHT)


def submitted_sheet(graded: Graded) -> Worksheet:
    """The worksheet as submitted, read-only; each marked cell says why it is right or wrong."""
    right = [each for each in graded.feedback if each.verdict is Verdict.RIGHT]
    marks = {name: {"kind": "right", "text": each.why, "pin": ""} for each in right for name in each.fields}
    for number, each in enumerate(mistakes(graded), 1):
        words = f"Mistake {number}: {each.title}. {each.why}"
        marks |= {name: {"kind": "wrong", "text": words, "pin": str(number)} for name in each.fields if name not in marks}
    return Worksheet(sheet_of(graded.prompt), graded.answer, readonly=True, marks=marks)


def feedback_view(graded: Graded, worksheet: Worksheet, today: date, reader: bool = False) -> View:
    """The view of a grade. `reader`: somebody who looks at another person's attempt, and practises nothing."""
    found = mistakes(graded)
    cap = alert("info", graded.capped) if graded.capped else NOTHING
    papers = documents(graded.prompt.documents, _marks(found), "The document, marked")
    findings = lines(_finding(number, each, graded, reader) for number, each in enumerate(found, 1)) or _all_right()
    slot = fill('<div data-slot="sheet" class="wb-under"></div>')
    sheet = section("h-ws", "The worksheet as submitted", slot, looks="wb-after")
    top = _head(graded, len(found), today, reader)
    html = fill(_PAGE, top, part("alert"), _tiles(graded, found), cap, papers, findings, sheet)
    return View(f"{graded.prompt.code} Feedback", html, graded.attempt, slots={"sheet": worksheet})


def _head(graded: Graded, count: int, today: date, reader: bool) -> Markup:
    prompt = graded.prompt
    title = f"{spelled(count, 'mistake')} to learn from" if count else "Everything right"
    used = f"{plural(len(graded.hints), 'hint')} used" if graded.hints else "no hints used"
    when = moment(graded.submitted_at, today)
    facts = f"Submitted {when} · level {prompt.level}, {graded.mode}, case {graded.case} · {used}"
    back = button("Back to the team" if reader else "Back to my training", "home")
    again = NOTHING if reader else button("Practise again", "practise", f"{prompt.exercise}|", primary=True)
    home = link("Team" if reader else "My training", "home")
    crumb = fill("{} / {} / {} {}", home, prompt.module, prompt.code, prompt.title)
    under = fill("{}", f"{graded.person.name} · {facts}" if reader else facts)
    return head(title, under, crumb=crumb, right=fill('<div class="wb-acts">{}{}</div>', back, again))


def _tiles(graded: Graded, found: tuple[Feedback, ...]) -> Markup:
    verdict = f"{'Passed' if graded.passed else 'Not passed yet'}, {graded.pass_points} % is enough."
    practice = " Practice does not count towards a level." if graded.mode is Mode.PRACTICE else ""
    titles = {group.id: group.title for group in graded.prompt.hint_groups}
    groups: dict[str, list[ItemResult]] = {}
    for item in graded.items:
        groups.setdefault(item.group, []).append(item)
    missed = {each.item for each in found}
    tiles = lines(_tile(titles.get(name, items[0].title), items, missed) for name, items in groups.items())
    score = fill(_TILE, "Score", percent(graded.points), "", verdict + practice)
    return fill('<dl class="wb-tiles wb-result" aria-label="Score">{}{}</dl>', score, tiles)


def _tile(title: str, items: list[ItemResult], missed: set[str]) -> Markup:
    """A group's points: the shown points of its items added up, for display only."""
    points = sum((Fraction(item.points) for item in items), Fraction(0))
    out_of = sum((Fraction(item.out_of) for item in items), Fraction(0))
    right = sum(item.id not in missed for item in items)
    if right == len(items):
        state = badge("right", "All right" if points == out_of else "All right, after hints")
    else:
        words = f"{right} of {len(items)} right" if len(items) > 1 else "Not all right"
        state = badge("half" if points else "wrong", words)
    return fill(_TILE, title, f"{float(points):.1f}", f"of {float(out_of):.1f}".removesuffix(".0"), state)


def _marks(found: tuple[Feedback, ...]) -> Mapping[str, tuple[int, ...]]:
    marks: dict[str, tuple[int, ...]] = {}
    for number, each in enumerate(found, 1):
        for anchor in each.anchors:
            marks[anchor] = (*marks.get(anchor, ()), number)
    return marks


def _finding(number: int, each: Feedback, graded: Graded, reader: bool) -> Markup:
    lost = badge("wrong", f"{each.lost} points lost") if each.lost.strip("0.") else NOTHING
    said = {
        "You entered": _with_amounts(each.you_entered),
        "Expected": _with_amounts(each.expected),
        "Why": fill("{}", each.why),
        "Where to see it": _where(number, each),
        "What it would have cost": fill("{}", each.cost),
        "Try next": _try(each, graded, reader),
    }
    six = lines(fill("<dt>{}</dt><dd>{}</dd>", name, words) for name, words in said.items())
    return fill(_FINDING, number, pin(number), each.title, lost, six)


def _with_amounts(words: str) -> Markup:
    """Words with their amounts in bold."""
    pieces = _AMOUNT.split(phrase(words))
    return lines(fill("<b>{}</b>", piece) if n % 2 else fill("{}", piece) for n, piece in enumerate(pieces))


def _where(number: int, each: Feedback) -> Markup:
    ways = [fill("{}", each.where)] if each.where else []
    if each.anchors:
        ways.append(fill('<a href="#mark-{0}">Mark {0} on the document</a>', number))
    if each.sop:
        ways.append(step_link(each.sop, each.sop_title))
    return lines(ways, " · ")


def _try(each: Feedback, graded: Graded, reader: bool) -> Markup:
    if reader or not each.next:
        return fill("{}", each.next)
    return press(each.next, "practise", f"{graded.prompt.exercise}|{each.code if each.trap else ''}")


def _all_right() -> Markup:
    words = "Every amount stands where it belongs. A new case brings new numbers and perhaps another trap."
    done = badge("right", "Nothing to correct")
    return fill('<article class="wb-finding is-right"><header>{}</header><p>{}</p></article>', done, words)
