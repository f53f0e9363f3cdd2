"""One attempt as its person saw it, on the team page: facts, score, entered and expected, and the way to the feedback."""

from datetime import date

from markupsafe import Markup

from workbench.model import Feedback, Graded, Mode, Past, Person, Verdict
from workbench.ui.feedback import mistakes
from workbench.ui.markup import NOTHING, badge, fill, heads, lines, link, press, quiet, row, table
from workbench.ui.widgets import widget_for
from workbench.ui.words import clock, moment, percent, phrase, plural

_LISTED = 12
_CARD = """<section class="wb-card" aria-labelledby="h-att"><p class="wb-note">{}</p>
<h2 id="h-att" tabindex="-1">{}</h2>{}</section>"""
_FACTS = """<dl class="wb-kv wb-small wb-facts"><dt>Submitted</dt><dd>{}, {}, case {}, {}</dd>
<dt>Time</dt><dd>{} min, opened {}</dd><dt>Counts as</dt><dd>{}</dd></dl>"""


def no_card() -> Markup:
    """Where the attempt will stand when there is one."""
    words = "The newest attempt of the team shows here, as the person saw it."
    return fill(_CARD, "One attempt", "Nothing submitted yet", quiet(words))


def empty_card(person: Person) -> Markup:
    """A person without a graded attempt."""
    return fill(_CARD, "Attempts", person.name, quiet("Nothing submitted yet."))


def attempt_card(shown: Graded, attempts: tuple[Past, ...], today: date) -> Markup:
    """A graded attempt, with the person's other attempts under it."""
    first = shown.person.name.split(" ")[0]
    feedback = link(f"Feedback as {first} saw it", "open", shown.attempt, looks="wb-small")
    acts = fill('<div class="wb-acts wb-under">{}</div>', feedback)
    body = lines((_facts(shown, today), _score(shown), _items(shown), acts, _others(shown, attempts, today)))
    return fill(_CARD, "One attempt", f"{shown.person.name}, {shown.prompt.code} {shown.prompt.title}", body)


def _facts(shown: Graded, today: date) -> Markup:
    hints = plural(len(shown.hints), "hint") if shown.hints else "no hints"
    minutes = max(1, round((shown.submitted_at - shown.issued_at).total_seconds() / 60))
    counts = "evidence for a level" if shown.mode is Mode.ASSESSED else "practice, no evidence for a level"
    when = moment(shown.submitted_at, today)
    return fill(_FACTS, when, shown.mode, shown.case, hints, minutes, clock(shown.issued_at), counts)


def _score(shown: Graded) -> Markup:
    words = f"{'passed' if shown.passed else 'not passed'}, {shown.pass_points} % is enough"
    return fill('<div class="wb-score"><b>{}</b><span class="wb-muted">{}</span></div>', percent(shown.points), words)


def _items(shown: Graded) -> Markup:
    found = mistakes(shown)
    named = {name for each in found for name in each.fields}
    rest = sum(1 for name in shown.prompt.work.fields() if shown.answer.text(name) and name not in named)
    noun = widget_for(shown.prompt.work).NOUN
    what = fill("{}", plural(rest, f"other {noun}" if found else noun))
    right = row(what, NOTHING, NOTHING, badge("right", "Right")) if rest else NOTHING
    top = heads(("Item", ""), ("Entered", ""), ("Expected", ""), ("Result", ""))
    return table(top, (*map(_item_row, found), right), looks="wb-small wb-items")


def _item_row(each: Feedback) -> Markup:
    state = badge("missing", "Missing") if each.verdict is Verdict.MISSING else badge("wrong", "Wrong")
    return row(fill("{}", each.title), fill("{}", phrase(each.you_entered)), fill("{}", phrase(each.expected)), state)


def _others(shown: Graded, attempts: tuple[Past, ...], today: date) -> Markup:
    others = [past for past in attempts if past.attempt != shown.attempt][:_LISTED]
    if not others:
        return NOTHING
    item = "<li>{} · {}, case {} · {}</li>"
    rows = lines(fill(item, _open(past, today), past.mode, past.case, percent(past.score)) for past in others)
    return fill('<h3 class="wb-other">Other attempts</h3><ul class="wb-small wb-attempts">{}</ul>', rows)


def _open(past: Past, today: date) -> Markup:
    return press(f"{past.code} {moment(past.submitted_at, today)}", "attempt", past.attempt)
