"""The feedback of a graded attempt, as stored: score, marked document, six lines for each mistake, the work as submitted."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from workbench.model import Feedback, Graded, ItemResult, Mode, Verdict
from workbench.ui.markup import NOTHING, alert, badge, button, fill, head, lines, link, part, pin, press, section, step_link
from workbench.ui.page import View
from workbench.ui.paper import documents
from workbench.ui.widgets import widget_for
from workbench.ui.words import moment, percent, phrase, plural, spelled
from workbench.ui.work import Search, WorkWidget

_AMOUNT = re.compile(r"(?<![\w.])(-?\d[\d,]*\.\d\d)(?!\w)")
_PAGE = """{}{}{}{}<div class="wb-cols wb-fb">{}<div class="wb-stack"><h2 class="wb-sr">Mistakes</h2>{}</div></div>{}"""
_WIDE = """{}{}{}{}<div class="wb-cols wb-over">{}{}</div><h2 class="wb-sr">Mistakes</h2>
<div class="wb-cols is-even wb-after">{}</div>"""
_TILE = '<div class="wb-tile"><dt>{}</dt><dd>{} <small>{}</small></dd><dd>{}</dd></div>'
_LESSON = '<a class="wb-btn" href="{}?open={}">Back to the lesson</a>'
_FINDING = """<article class="wb-finding" aria-labelledby="f{0}"><header>{1}<h3 id="f{0}">{2}</h3>{3}</header>
<dl class="wb-six">{4}</dl></article>"""


def mistakes(graded: Graded) -> tuple[Feedback, ...]:
    """The findings to learn from, in their order; number n of them carries pin n."""
    return tuple(each for each in graded.feedback if each.verdict is not Verdict.RIGHT)


# Any: a page does not care what type of work its widget shows.
def submitted_sheet(graded: Graded, search: Search | None = None) -> WorkWidget[Any]:
    """The work as submitted, read-only; each marked entry says why it is right or wrong. `search` finds what codes are called."""
    right = [each for each in graded.feedback if each.verdict is Verdict.RIGHT]
    marks = {name: {"kind": "right", "text": each.why, "pin": ""} for each in right for name in each.fields}
    for number, each in enumerate(mistakes(graded), 1):
        words = f"Mistake {number}: {each.title}. {each.why}"
        marks |= {name: {"kind": "wrong", "text": words, "pin": str(number)} for name in each.fields if name not in marks}
    work = graded.prompt.work
    return widget_for(work)(work, graded.answer, readonly=True, marks=marks, search=search)


def feedback_view(graded: Graded, worksheet: WorkWidget[Any], today: date, reader: bool = False, links: bool = True) -> View:
    """The view of a grade. `reader`: somebody who looks at another person's attempt, and practises nothing.

    `links`: a lesson's page stands beside this one, so that its exercise leads back to it.
    """
    found = mistakes(graded)
    cap = alert("info", graded.capped) if graded.capped else NOTHING
    drawn = lines(_finding(number, each, graded, reader) for number, each in enumerate(found, 1))
    findings = drawn or _all_right(worksheet.PRAISE)
    above = (_head(graded, len(found), today, reader, links), part("alert"), _tiles(graded, found), cap)
    slot = fill('<div data-slot="sheet" class="wb-under"></div>')
    marked = documents(graded.prompt.documents, _marks(found), "The document, marked") if graded.prompt.documents else NOTHING
    if worksheet.WIDE:
        html = fill(_WIDE, *above, marked, section("h-ws", worksheet.SUBMITTED, slot), findings)
    elif marked:
        html = fill(_PAGE, *above, marked, findings, section("h-ws", worksheet.SUBMITTED, slot, looks="wb-after"))
    else:
        html = fill(_PAGE, *above, section("h-ws", worksheet.SUBMITTED, slot), findings, NOTHING)
    return View(f"{graded.prompt.code} Feedback", html, graded.attempt, slots={"sheet": worksheet})


def _head(graded: Graded, count: int, today: date, reader: bool, links: bool) -> Markup:
    prompt = graded.prompt
    title = f"{spelled(count, 'mistake')} to learn from" if count else "Everything right"
    used = f"{plural(len(graded.hints), 'hint')} used" if graded.hints else "no hints used"
    when = moment(graded.submitted_at, today)
    facts = f"Submitted {when} · level {prompt.level}, {graded.mode}, case {graded.case} · {used}"
    back = button("Back to the team" if reader else "Back to my training", "home")
    if graded.lesson and links and not reader:
        back = fill(_LESSON, graded.lesson, graded.assignment)
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
    hinted = {hint.group for hint in graded.hints}
    tiles = lines(_tile(titles.get(name, items[0].title), items, missed, name in hinted) for name, items in groups.items())
    score = fill(_TILE, "Score", percent(graded.points), "", verdict + practice + _price(graded))
    return fill('<dl class="wb-tiles wb-result" aria-label="Score">{}{}</dl>', score, tiles)


def _price(graded: Graded) -> str:
    """What the hints took, so that the points on the page add up."""
    kept = sum((Fraction(item.points) for item in graded.items), Fraction(0))
    lost = sum((Fraction(each.lost) for each in graded.feedback), Fraction(0))
    price = 100 - kept - lost
    return f" Hints took {float(price):.1f} points." if graded.hints and price >= Fraction(1, 20) else ""


def _tile(title: str, items: list[ItemResult], missed: set[str], hinted: bool) -> Markup:
    """A group's points: the shown points of its items added up, for display only."""
    points = sum((Fraction(item.points) for item in items), Fraction(0))
    out_of = sum((Fraction(item.out_of) for item in items), Fraction(0))
    right = sum(item.full or (hinted and item.id not in missed) for item in items)
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


def _all_right(praise: str) -> Markup:
    words = f"{praise} A new case brings new numbers and perhaps another trap."
    done = badge("right", "Nothing to correct")
    return fill('<article class="wb-finding is-right"><header>{}</header><p>{}</p></article>', done, words)
