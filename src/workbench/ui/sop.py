"""One SOP as one document: version and what changed, the steps in full, live figures and practice beside them, the signature."""

from markupsafe import Markup

from workbench.model import Signed, Sop, SopChange, SopExercise, SopView, Step
from workbench.model.sought import Term
from workbench.ui.library import standing
from workbench.ui.live import live
from workbench.ui.markup import NOTHING, alert, badge, fill, head, heads, lines, link, number, part, row, section, table, way
from workbench.ui.page import View
from workbench.ui.told import told
from workbench.ui.words import calendar_day, clock, short_day

_PRINT = '<span class="wb-small"><button type="button" class="wb-linkish" data-print>Print</button></span>'
_TEXT = '<section aria-labelledby="h-text"><h2 class="wb-sr" id="h-text">Controlled text</h2>{}{}<ol>{}</ol></section>'
_STEP = '<li class="wb-step{}"{} id="step-{}"><b>{}</b><div><h3{}>{}</h3><p>{}</p><p class="wb-note">{}{}</p>{}</div></li>'
_TOLD = {"decisions": "What can be different", "mistake": "Common mistake", "input": "You need", "output": "You end with",
         "system": "In your system"}
_SIGN = """<form class="wb-ack no-print" aria-label="Acknowledge {sop}" data-act="acknowledge" data-value="{sop}">{state}
<label class="wb-check"><input type="checkbox" name="read" id="ack-read"> {statement}</label>
<span class="wb-note">Signed as {name}</span><span role="alert" data-part="ack-said"></span>
<span class="wb-acts"><button class="wb-btn is-primary" type="submit">Acknowledge {version}</button></span></form>"""
_SIGNED = """<div class="wb-ack no-print">{}<p>{}</p><span class="wb-acts">{}</span></div>"""
UNTICKED = "Tick the box first: it says that you have read it."


def sop_view(view: SopView, step: str = "", terms: tuple[Term, ...] = ()) -> View:
    """The view of an SOP. `step` ("SOP-05.7") is where to begin reading, `terms` what was searched for."""
    sop = view.sop
    state = badge("draft", "Draft") if sop.version.startswith("0.") else badge("right", "Effective", filled=True)
    marks = lines((state,
                   badge("warn", "Critical", filled=True) if sop.criticality == "critical" else NOTHING, Markup(_PRINT)), " ")
    crumb = fill("{} / {}", link("SOP library", "home"), sop.title.partition(":")[0])
    top = head(f"{sop.id} {sop.title}", fill("{}", sop.purpose), crumb=crumb, right=fill('<p class="wb-acts">{}</p>', marks))
    side = fill('<div class="wb-stack is-loose wb-side">{}{}</div>', live(view.panels, view.filters), _practice(view.exercises))
    columns = fill('<div class="wb-cols wb-sop">{}{}</div>', _text(view, step, terms), side)
    said = Markup('<p class="wb-sr" role="status" data-part="signed"></p>')
    html = fill("{}{}{}{}{}", top, part("alert"), columns, said, part("ack"))
    parts = {"ack": NOTHING if view.signed is Signed.SIGNED else sign_bar(view), "mine": mine(view)}
    return View(f"{sop.id} {sop.title}", html, address=step or sop.id, parts=parts)


def sign_bar(view: SopView) -> Markup:
    """The bar at the foot: what is signed, by when, and the button."""
    state = standing(view.signed, view.due, view.sop.version, filled=True)
    return fill(_SIGN, sop=view.sop.id, state=state, statement=view.statement, name=view.me.person.name, version=view.sop.version)


def signed_bar(view: SopView) -> Markup:
    """The same bar just after signing."""
    return fill(_SIGNED, badge("right", "Acknowledged", filled=True), signed_line(view), link("SOP library", "home"))


def signed_line(view: SopView) -> str:
    """When the person acknowledged, and which version; empty when the version in force asks for it."""
    if view.signed is not Signed.SIGNED or view.signed_at is None:
        return ""
    at, today = view.signed_at, view.me.today
    day = "today" if at.date() == today else f"on {short_day(at.date())} {at.year}"
    return f"You acknowledged version {view.previous or view.sop.version} {day} at {clock(at)}."


def mine(view: SopView) -> Markup:
    """Where the person stands, among the facts of the version."""
    line = signed_line(view)
    return badge("right", line) if line else standing(view.signed, view.due, view.sop.version)


def _text(view: SopView, step: str, terms: tuple[Term, ...]) -> Markup:
    changes = _since(view.sop, view.previous)
    changed = {number_ for change in changes for number_ in change.steps}
    wrong = {each.step: f" · {_percent(each.wrong, each.answers)} % of answers wrong here (n = {each.answers})"
             for each in view.trouble}
    told_steps = (_step(view.sop, each, n, n in changed, each.id == step, terms, wrong.get(each.id, ""))
                  for n, each in enumerate(view.sop.steps, 1))
    return fill(_TEXT, _facts(view, terms), _changes(changes, view.previous), lines(told_steps))


def _facts(view: SopView, terms: tuple[Term, ...]) -> Markup:
    sop = view.sop
    facts = {"Version": f"{sop.version}, {sop.revision} change" if len(sop.changes) > 1 else f"{sop.version}, first version",
             "Effective": calendar_day(view.effective_on), "Owner": sop.owner_role, "Next review": calendar_day(view.review_due)}
    wide = {"Applies to": ", ".join(sop.audience), "Scope": sop.scope, "Related": ", ".join(sop.related)}
    narrow = lines(fill("<dt>{}</dt><dd>{}</dd>", name, text) for name, text in facts.items())
    rest = lines(fill('<dt class="is-wide">{}</dt><dd class="is-wide">{}</dd>', name, told(text, terms=terms))
                 for name, text in wide.items() if text)
    you = fill('<dt class="is-wide">You</dt><dd class="is-wide" data-part="mine"></dd>')
    return fill('<dl class="wb-kv wb-small wb-version">{}{}{}</dl>', narrow, rest, you)


def _since(sop: Sop, previous: str) -> tuple[SopChange, ...]:
    """The changes since the version that the person acknowledged, else the newest; none for a first version."""
    known = [change.version for change in sop.changes]
    if previous in known:
        return sop.changes[known.index(previous) + 1:]
    return sop.changes[-1:] if len(known) > 1 else ()


def _changes(changes: tuple[SopChange, ...], previous: str) -> Markup:
    if not changes:
        return NOTHING
    lead = f"What changed since {previous}, which you acknowledged:" if previous else f"What changed in {changes[-1].version}:"
    several = len(changes) > 1
    said = (f"{change.version}: {change.summary}" if several else change.summary for change in changes)
    return alert("info", lead, " ".join(said))


def _step(sop: Sop, step: Step, n: int, changed: bool, here: bool, terms: tuple[Term, ...], wrong: str) -> Markup:
    facts = {words: getattr(step, name) for name, words in _TOLD.items()}
    listed = lines(fill("<dt>{}</dt><dd>{}</dd>", words, told(text, sop.id, terms)) for words, text in facts.items() if text)
    more = fill('<dl class="wb-kv wb-small">{}</dl>', listed) if listed else NOTHING
    limits = {"Limit": step.time_limit, "Control": step.control}
    under = " · ".join((step.actor.removesuffix("."), *(f"{name}: {text}" for name, text in limits.items() if text)))
    note = fill(" {}", badge("info", f"Changed in {sop.version}", filled=True)) if changed else NOTHING
    looks = f"{' is-changed' if changed else ''}{' is-here' if here else ''}"
    current, focus = Markup(' aria-current="location"' if here else ""), Markup(' tabindex="-1" data-focus' if here else "")
    return fill(_STEP, looks, current, n, n, focus, told(step.title, terms=terms), told(step.action, sop.id, terms),
                told(under, sop.id, terms), fill("{}{}", wrong, note), more)


def _practice(exercises: tuple[SopExercise, ...]) -> Markup:
    if not exercises:
        return NOTHING
    top = heads(("Exercise", ""), ("You", "wb-num"), ("Team", "wb-num"))
    rows = (row(way(f"{each.code} {each.title}", "home", each.open), number(each.mine or "–"),
                number(each.team or "–")) for each in exercises)
    note = Markup('<p class="wb-note">Your last score. The mean of your team appears when five of you have done it.</p>')
    return section("h-practice", "Practise these steps", fill("{}{}", table(top, rows), note))


def _percent(part_: int, whole: int) -> int:
    """A whole percentage, halves up."""
    return (200 * part_ + whole) // (2 * whole)
